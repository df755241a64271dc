package org.alongside.settings;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.alongside.access.CurrentOrganisation;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * What is in force for the organisation that this thread works for. It is asked of the database once a transaction, when
 * something is read for the first time; nothing is kept beyond it, so that a value that was agreed to holds at once on
 * every node.
 */
@Component
public class Settings {
    private static final String OF_REQUEST = Settings.class.getName();

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Map<SettingKey, String> defaults = new EnumMap<>(SettingKey.class);

    Settings(JdbcClient jdbc, TransactionTemplate transaction, Environment environment) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        for (SettingKey key : SettingKey.values()) {
            defaults.put(key, byDefault(key, environment));
        }
    }

    /** A property of the installation goes before our default, within the same bounds. */
    private static String byDefault(SettingKey key, Environment environment) {
        String name = key.property();
        String configured = environment.getProperty(name);
        if (configured == null || configured.isBlank()) {
            return key.byDefault();
        }
        String value = configured.strip();
        Duration one = key.isNumber() ? key.unit().length() : null;
        if (one != null && !value.matches("[0-9]+")) {
            Duration length = DurationStyle.detectAndParse(value);
            value = one.multipliedBy(length.dividedBy(one)).equals(length)
                    ? Long.toString(length.dividedBy(one))
                    : configured;
        }
        String said = value;
        key.wrong(value).ifPresent(wrong -> {
            throw new IllegalArgumentException(name + " is " + said + ", but has to lie within bounds. " + wrong);
        });
        return value;
    }

    /** A number, within its bounds. */
    public int number(SettingKey key) {
        return Integer.parseInt(value(key));
    }

    /** A length of time. */
    public Duration duration(SettingKey key) {
        Duration one = Objects.requireNonNull(key.unit().length(), key::key);
        return one.multipliedBy(number(key));
    }

    /** A number or length of time in words, such as {@code 60 minutes}. */
    public String words(SettingKey key) {
        return key.words(value(key));
    }

    /** A text. */
    public String text(SettingKey key) {
        return value(key);
    }

    /** What holds where nothing was agreed to. */
    public String defaultOf(SettingKey key) {
        return Objects.requireNonNull(defaults.get(key));
    }

    /** The version of what holds: the id under which it was proposed; empty where the default holds. */
    public Optional<Long> version(SettingKey key) {
        return agreed(key).map(InForce::id);
    }

    /** Whether this version held at some time. */
    public boolean hasVersion(SettingKey key, long id) {
        return jdbc.sql("""
                        select exists (select from alongside.setting
                            where id = :id and key = :key and agreed_at is not null)
                        """)
                .param("id", id)
                .param("key", key.key())
                .query(Boolean.class)
                .single();
    }

    private String value(SettingKey key) {
        return agreed(key).map(InForce::value).orElseGet(() -> defaultOf(key));
    }

    /** Bounds may have become narrower since it was agreed to. */
    private Optional<InForce> agreed(SettingKey key) {
        return Optional.ofNullable(inForce().get(key.key()))
                .filter(agreed -> key.wrong(agreed.value()).isEmpty());
    }

    private record InForce(long id, String value) {}

    @SuppressWarnings("unchecked")
    private Map<String, InForce> inForce() {
        if (CurrentOrganisation.current().isEmpty()) {
            return Map.of();
        }
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            return ofRequest();
        }
        Map<String, InForce> read = (Map<String, InForce>) TransactionSynchronizationManager.getResource(this);
        if (read == null) {
            read = read();
            TransactionSynchronizationManager.bindResource(this, read);
            TransactionSynchronizationManager.registerSynchronization(new Forget(this));
        }
        return read;
    }

    /** Outside of a transaction, such as where a page is put together: once a request. */
    @SuppressWarnings("unchecked")
    private Map<String, InForce> ofRequest() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        Object known = request == null ? null : request.getAttribute(OF_REQUEST, RequestAttributes.SCOPE_REQUEST);
        if (known != null) {
            return (Map<String, InForce>) known;
        }
        Map<String, InForce> read = Objects.requireNonNull(transaction.execute(status -> read()));
        if (request != null) {
            request.setAttribute(OF_REQUEST, read, RequestAttributes.SCOPE_REQUEST);
        }
        return read;
    }

    private Map<String, InForce> read() {
        Map<String, InForce> values = new HashMap<>();
        jdbc.sql("""
                        select distinct on (key) key, id, value from alongside.setting where agreed_at is not null
                        order by key, id desc
                        """).query(row -> {
            values.put(row.getString("key"), new InForce(row.getLong("id"), row.getString("value")));
        });
        return values;
    }

    private record Forget(Object resource) implements TransactionSynchronization {
        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResource(resource);
        }
    }
}
