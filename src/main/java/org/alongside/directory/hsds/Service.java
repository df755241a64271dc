package org.alongside.directory.hsds;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A service with all rows that belong to it, by table. References to rows of other services are left out.
 *
 * @param rows of each row its columns and what they say; empty ones are not there
 */
public record Service(String id, Map<String, List<Map<String, String>>> rows) {
    static Service empty(String id) {
        return new Service(id, new TreeMap<>());
    }

    List<Map<String, String>> of(Table table) {
        return rows.getOrDefault(table.entity(), List.of());
    }

    void add(Table table, Map<String, String> row) {
        rows.computeIfAbsent(table.entity(), any -> new ArrayList<>()).add(row);
    }

    Optional<Map<String, String>> row(Table table, String id) {
        return of(table).stream().filter(row -> id.equals(row.get(Table.ID))).findFirst();
    }

    /** What the service itself says. */
    Map<String, String> self() {
        return row(Table.SERVICE, id).orElseThrow();
    }

    /** Whether both say the same, in whatever order. */
    boolean isLike(Service other) {
        return Table.all().stream().allMatch(table -> new HashSet<>(of(table)).equals(new HashSet<>(other.of(table))));
    }

    /** A copy that can be changed. */
    Service copy() {
        Service copy = empty(id);
        for (Table table : Table.all()) {
            of(table).forEach(row -> copy.add(table, new TreeMap<>(row)));
        }
        return copy;
    }
}
