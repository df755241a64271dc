package org.alongside.directory.hsds;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.alongside.directory.hsds.ImportProblem.Why;

/** Rows of all tables, taken apart into services and put together again. */
final class Tables {
    private record Place(Table table, String id) {}

    private record Link(Table table, String column, String to) {}

    private final Map<Table, Map<String, Map<String, String>>> rows;
    private final Map<Link, List<String>> within = new HashMap<>();

    Tables(Map<Table, Map<String, Map<String, String>>> rows) {
        this.rows = rows;
        rows.forEach((table, its) -> its.forEach((id, row) -> table.parentColumns().stream()
                .filter(row::containsKey)
                .forEach(column -> within.computeIfAbsent(
                                new Link(table, column, row.getOrDefault(column, "")), any -> new ArrayList<>())
                        .add(id))));
    }

    Read services(Checks checks, Map<String, Long> lines) {
        Map<String, Map<String, String>> services = rows.getOrDefault(Table.SERVICE, Map.of());
        if (services.isEmpty() && checks.problems().isEmpty()) {
            checks.add(Table.SERVICE.file(), 0, "", Why.NO_SERVICES);
        }
        services.forEach((id, row) -> {
            String organization = row.get("organization_id");
            if (organization != null
                    && !rows.getOrDefault(Table.ORGANIZATION, Map.of()).containsKey(organization)) {
                checks.add(
                        Table.SERVICE.file(),
                        lines.getOrDefault(Table.SERVICE + id, 0L),
                        "organization_id",
                        Why.NO_SUCH_ROW);
            }
        });
        if (!checks.problems().isEmpty()) {
            return new Read(List.of(), checks.problems(), 0);
        }
        Set<Place> used = new HashSet<>();
        List<Service> found =
                services.keySet().stream().map(id -> service(id, used)).toList();
        int all = rows.values().stream().mapToInt(Map::size).sum();
        return new Read(found, List.of(), all - used.size());
    }

    private Service service(String id, Set<Place> used) {
        Set<Place> its = new java.util.LinkedHashSet<>();
        Deque<Place> next = new ArrayDeque<>(List.of(new Place(Table.SERVICE, id)));
        while (!next.isEmpty()) {
            Place place = next.remove();
            Map<String, String> row = rows.getOrDefault(place.table(), Map.of()).get(place.id());
            if (row == null || !its.add(place)) {
                continue;
            }
            place.table().held().forEach((column, name) -> {
                if (row.containsKey(column)) {
                    next.add(new Place(Table.heldAs(name), row.getOrDefault(column, "")));
                }
            });
            for (Table child : Table.all()) {
                child.columnTo(place.table())
                        .ifPresent(column -> within.getOrDefault(new Link(child, column, place.id()), List.of())
                                .forEach(one -> next.add(new Place(child, one))));
            }
        }
        used.addAll(its);
        Service service = Service.empty(id);
        its.forEach(place -> service.add(place.table(), own(place, its)));
        return service;
    }

    /** The row without what it says of rows of other services. */
    private Map<String, String> own(Place place, Set<Place> its) {
        Map<String, String> row =
                new TreeMap<>(rows.getOrDefault(place.table(), Map.of()).getOrDefault(place.id(), Map.of()));
        place.table()
                .held()
                .forEach((column, name) -> row.computeIfPresent(
                        column, (any, to) -> its.contains(new Place(Table.heldAs(name), to)) ? to : null));
        for (String column : place.table().parentColumns()) {
            row.computeIfPresent(
                    column,
                    (any, to) -> Table.all().stream()
                                    .anyMatch(table ->
                                            place.table().isIn(column, table) && its.contains(new Place(table, to)))
                            ? to
                            : null);
        }
        return row;
    }

    /** All rows, each once. Where two services say different things of one row, the second one gets a row of its own. */
    static Map<Table, Map<String, Map<String, String>>> together(List<Service> services) {
        Map<Table, Map<String, Map<String, String>>> all = new EnumMap<>(Table.class);
        for (Service service : services) {
            Service copy = service.copy();
            for (Table table : Table.all()) {
                for (Map<String, String> row : copy.of(table)) {
                    String id = row.getOrDefault(Table.ID, "");
                    Map<String, String> there =
                            all.getOrDefault(table, Map.of()).get(id);
                    if (there != null && !fit(table, row, there)) {
                        rename(copy, table, row, id);
                    }
                }
            }
            for (Table table : Table.all()) {
                copy.of(table).forEach(row -> all.computeIfAbsent(table, any -> new LinkedHashMap<>())
                        .merge(row.getOrDefault(Table.ID, ""), row, (there, more) -> {
                            more.forEach(there::putIfAbsent);
                            return there;
                        }));
            }
        }
        return all;
    }

    private static boolean fit(Table table, Map<String, String> one, Map<String, String> other) {
        Set<String> columns = new HashSet<>(one.keySet());
        columns.addAll(other.keySet());
        return columns.stream().allMatch(column -> {
            boolean mayBeEmpty = table.parentColumns().contains(column);
            String first = one.get(column);
            String second = other.get(column);
            return first == null || second == null ? mayBeEmpty : first.equals(second);
        });
    }

    private static void rename(Service service, Table table, Map<String, String> row, String id) {
        String other = madeOf(service.id() + table + id);
        row.put(Table.ID, other);
        for (Table in : Table.all()) {
            for (Map<String, String> one : service.of(in)) {
                in.held().forEach((column, name) -> {
                    if (Table.heldAs(name) == table) {
                        one.replace(column, id, other);
                    }
                });
                in.columnTo(table).ifPresent(column -> one.replace(column, id, other));
            }
        }
    }

    /** An id that is the same each time it is made of the same words. */
    static String madeOf(String words) {
        return UUID.nameUUIDFromBytes(words.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
