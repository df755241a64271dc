package org.alongside.settings;

import java.util.List;
import java.util.Map;
import org.alongside.ids.WorkerId;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.transaction.support.TransactionTemplate;

/** Settings without a database, and how tests set them and set them back. Set by two, as people do. */
@TestConfiguration(proxyBeanMethods = false)
public class SettingsOfTests {
    private static final WorkerId ONE = WorkerId.of("supervisor1");
    private static final WorkerId OTHER = WorkerId.of("supervisor2");

    @Bean
    static Settings withoutDatabase(Environment environment) {
        return settings(environment);
    }

    /** What holds where nobody agreed to anything. @param properties of the installation: names and values */
    public static Settings installation(String... properties) {
        MockEnvironment environment = new MockEnvironment();
        for (int i = 0; i < properties.length; i += 2) {
            environment.setProperty(properties[i], properties[i + 1]);
        }
        return settings(environment);
    }

    private static Settings settings(Environment environment) {
        return new Settings(
                JdbcClient.create(new org.springframework.jdbc.datasource.DriverManagerDataSource()),
                new TransactionTemplate(),
                environment);
    }

    /** Within the organisation and a transaction. */
    public static void set(SettingProposals proposals, SettingKey key, String value) {
        proposals.propose(key, value, ONE);
        if (key.needsTwo()) {
            long id = proposals.all().stream()
                    .filter(each -> each.isOpen() && each.key().equals(key.key()))
                    .findFirst()
                    .orElseThrow()
                    .id();
            proposals.agree(key, id, OTHER);
        }
    }

    /** All is as at first: nothing waits, and the defaults hold. Within the organisation and a transaction. */
    public static void reset(JdbcClient jdbc, Settings settings, SettingProposals proposals) {
        List<Map<String, Object>> open = jdbc.sql(
                        "select id, key from alongside.setting where agreed_at is null and withdrawn_at is null")
                .query()
                .listOfRows();
        open.forEach(each -> SettingKey.of(String.valueOf(each.get("key")))
                .ifPresent(key -> proposals.withdraw(key, Long.parseLong(String.valueOf(each.get("id"))), ONE)));
        for (SettingKey key : SettingKey.values()) {
            if (!settings.text(key).equals(settings.defaultOf(key))) {
                set(proposals, key, settings.defaultOf(key));
            }
        }
    }
}
