package org.alongside.access;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.alongside.ids.WorkerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What accounts are and were called, also those that are gone. */
@Component
public class AccountNames {
    private final JdbcClient jdbc;

    AccountNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The names of some accounts through time. */
    public static final class Through {
        private final Map<WorkerId, NavigableMap<Instant, String>> names;

        private Through(Map<WorkerId, NavigableMap<Instant, String>> names) {
            this.names = names;
        }

        /** The name that the account had then, and the account: {@code Worker Two (worker2)}. */
        public String at(WorkerId userId, Instant then) {
            String name = nameAt(userId, then).orElse(userId.value());
            return name.equals(userId.value()) ? name : name + " (" + userId + ")";
        }

        /** The name alone, for who should not learn by which word somebody signs in; empty where none was kept. */
        public Optional<String> nameAt(WorkerId userId, Instant then) {
            NavigableMap<Instant, String> theirs = names.get(userId);
            if (theirs == null || theirs.isEmpty()) {
                return Optional.empty();
            }
            // Of a time before names were kept, the oldest that is known.
            Map.Entry<Instant, String> entry = theirs.floorEntry(then);
            return Optional.of((entry == null ? theirs.firstEntry() : entry).getValue());
        }
    }

    public Through of(Collection<WorkerId> userIds) {
        Map<WorkerId, NavigableMap<Instant, String>> names = new HashMap<>();
        jdbc.sql("select user_id, since, name from alongside.account_name where user_id = any (:users)")
                .param("users", userIds.stream().distinct().map(WorkerId::value).toArray(String[]::new))
                .query(row -> {
                    names.computeIfAbsent(WorkerId.of(row.getString("user_id")), user -> new TreeMap<>())
                            .put(row.getTimestamp("since").toInstant(), row.getString("name"));
                });
        return new Through(names);
    }
}
