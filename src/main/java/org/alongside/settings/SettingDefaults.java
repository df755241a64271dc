package org.alongside.settings;

import java.util.Arrays;
import java.util.List;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the database which numbers hold where an organisation has set none, so that triggers and code hold the same. */
@Component
class SettingDefaults {
    private final JdbcClient jdbc;
    private final Settings settings;

    SettingDefaults(JdbcClient jdbc, Settings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    @EventListener(ApplicationStartedEvent.class)
    @Transactional
    public void keep() {
        List<SettingKey> numbers =
                Arrays.stream(SettingKey.values()).filter(SettingKey::isNumber).toList();
        jdbc.sql("""
                        insert into alongside.setting_default (key, value)
                        select * from unnest(:keys::text[], :values::integer[])
                        on conflict (key) do update set value = excluded.value
                            where setting_default.value <> excluded.value
                        """)
                .param("keys", numbers.stream().map(SettingKey::key).toArray(String[]::new))
                .param(
                        "values",
                        numbers.stream()
                                .map(key -> Integer.valueOf(settings.defaultOf(key)))
                                .toArray(Integer[]::new))
                .update();
    }
}
