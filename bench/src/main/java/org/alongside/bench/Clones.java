package org.alongside.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes, of all rows that something left in the database, statements that insert such rows many times over, with new ids,
 * labels, people and times. It knows no table by name but those that are left out: what the migrations add is cloned too.
 */
final class Clones {
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    /** Of a sign-in or of the service, not of a journey. */
    private static final Pattern LEFT_OUT = Pattern.compile(
            "bench\\..*|.*\\.(act_ge_property|act_ru_meter_log|act_ru_task_meter_log|flyway.*|known_device|account_id|sign_in_.*"
                    + "|label_try|start_mark)");

    private static final Pattern HISTORY =
            Pattern.compile(".*\\.(act_hi_.*|ledger_entry|record_entry|record_look|act_ge_bytearray)");

    private final Connection connection;
    private final boolean withHistory;

    Clones(Connection connection, boolean withHistory) {
        this.connection = connection;
        this.withHistory = withHistory;
    }

    /** The keys of all rows there are, by table. */
    Map<String, Set<String>> keys() throws SQLException {
        Map<String, Set<String>> keys = new TreeMap<>();
        for (Map.Entry<String, String> table : keyColumns().entrySet()) {
            keys.put(
                    table.getKey(),
                    new HashSet<>(
                            Postgres.texts(connection, "select " + table.getValue() + " from " + table.getKey())));
        }
        return keys;
    }

    /**
     * Statements that clone what came since then, for the numbers {@code {from}} to {@code {to}}.
     *
     * @param user whose it is
     * @param others the clones go in turns to users of this name with a number
     */
    List<String> statements(Map<String, Set<String>> before, String user, String others, long othersCount)
            throws SQLException {
        Set<String> shared = new HashSet<>();
        before.values().forEach(keys -> keys.forEach(key -> shared.addAll(uuids(key))));
        Map<String, List<Map<String, Column>>> rows = new LinkedHashMap<>();
        Set<String> ids = new LinkedHashSet<>();
        for (Map.Entry<String, String> table : keyColumns().entrySet()) {
            if (!withHistory && HISTORY.matcher(table.getKey()).matches()) {
                continue;
            }
            Set<String> old = before.getOrDefault(table.getKey(), Set.of());
            for (Map<String, Column> row : read(table.getKey(), table.getValue())) {
                if (!old.contains(row.get("").value())) {
                    rows.computeIfAbsent(table.getKey(), name -> new ArrayList<>())
                            .add(row);
                    row.values().forEach(column -> ids.addAll(uuids(column.value())));
                }
            }
        }
        ids.removeAll(shared);
        Map<String, String> replaced = new LinkedHashMap<>();
        ids.forEach(id -> replaced.put(id, "md5('" + id + "' || g)::uuid::text"));
        rows.getOrDefault("alongside.journey", List.of()).forEach(row -> {
            String label = row.get("label").value();
            replaced.put(label, "('" + wordsOf(label) + " ' || g)");
        });
        replaced.put(user, "('" + others + "' || g % " + othersCount + ")");
        List<String> statements = new ArrayList<>();
        rows.forEach((table, each) -> each.forEach(row -> statements.add(insert(table, row, replaced))));
        return statements;
    }

    /** Makes more users like this one: their account, rights and profile. */
    void makeUsers(String like, String others, long count) throws SQLException {
        List<String> statements = new ArrayList<>();
        for (Map.Entry<String, String> table : keyColumns().entrySet()) {
            for (Map<String, Column> row : read(table.getKey(), table.getValue())) {
                boolean isTheirs = row.entrySet().stream()
                        .anyMatch(column -> !column.getKey().isEmpty()
                                && like.equals(column.getValue().value()));
                if (isTheirs && !HISTORY.matcher(table.getKey()).matches()) {
                    Map<String, String> replaced = new LinkedHashMap<>();
                    row.values().forEach(column -> uuids(column.value())
                            .forEach(id -> replaced.put(id, "md5('" + id + "' || g)::uuid::text")));
                    replaced.put(like, "('" + others + "' || g)");
                    statements.add(insert(table.getKey(), row, replaced));
                }
            }
        }
        Postgres.execute(connection, "set session_replication_role = replica");
        for (String statement : statements) {
            Postgres.execute(connection, statement.replace("{from}", "0").replace("{to}", Long.toString(count - 1)));
        }
        Postgres.execute(connection, "set session_replication_role = origin");
    }

    /** A label is words and a number; the clones have numbers of their own, so this one goes on as letters. */
    private static String wordsOf(String label) {
        StringBuilder words = new StringBuilder();
        label.chars().forEach(each -> words.append((char) (Character.isDigit(each) ? 'a' + each - '0' : each)));
        return words.toString().replace(' ', '-');
    }

    private record Column(String value, String type) {}

    /** Table to the expression of its key. */
    private Map<String, String> keyColumns() throws SQLException {
        Map<String, String> columns = new TreeMap<>();
        String sql = """
                select c.oid::regclass::text, string_agg(quote_ident(a.attname) || '::text', ' || '','' || '
                    order by a.attnum)
                from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
                join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
                where i.indisprimary and n.nspname in ('engine', 'alongside', 'public') and c.relkind = 'r'
                group by c.oid
                """;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                String table = rows.getString(1);
                String qualified = table.contains(".") ? table : "public." + table;
                if (!LEFT_OUT.matcher(qualified).matches()) {
                    columns.put(qualified, rows.getString(2));
                }
            }
        }
        return columns;
    }

    /** All rows, without numbers that the database gives itself; the key stands under the empty name. */
    private List<Map<String, Column>> read(String table, String key) throws SQLException {
        List<String> names = Postgres.texts(
                connection,
                "select quote_ident(attname) || ':' || format_type(atttypid, atttypmod) from pg_attribute where attrelid = '"
                        + table
                        + "'::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = '' order by attnum");
        StringBuilder select = new StringBuilder("select " + key);
        for (String name : names) {
            select.append(", ").append(name, 0, name.indexOf(':')).append("::text");
        }
        List<Map<String, Column>> all = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(select + " from " + table)) {
            while (rows.next()) {
                Map<String, Column> row = new LinkedHashMap<>();
                row.put("", new Column(rows.getString(1), ""));
                for (int i = 0; i < names.size(); i++) {
                    String[] nameAndType = names.get(i).split(":", 2);
                    row.put(nameAndType[0], new Column(rows.getString(i + 2), nameAndType[1]));
                }
                all.add(row);
            }
        }
        return all;
    }

    private static Set<String> uuids(String text) {
        Set<String> found = new LinkedHashSet<>();
        if (text != null) {
            Matcher matcher = UUID.matcher(text);
            while (matcher.find()) {
                found.add(matcher.group());
            }
        }
        return found;
    }

    private static String insert(String table, Map<String, Column> row, Map<String, String> replaced) {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        row.forEach((name, column) -> {
            if (!name.isEmpty()) {
                names.add(name);
                values.add(value(column, replaced));
            }
        });
        return "insert into " + table + " (" + String.join(", ", names) + ") select " + String.join(", ", values)
                + " from generate_series({from}, {to}) g";
    }

    private static String value(Column column, Map<String, String> replaced) {
        if (column.value() == null) {
            return "null";
        }
        String literal = "'" + column.value().replace("'", "''") + "'";
        if (column.type().startsWith("timestamp")) {
            // What is to come stays to come, and nothing is at the same moment as its clone.
            return "(case when " + literal + "::timestamptz > now() + interval '1 day' then " + literal
                    + "::timestamptz + g * interval '1 second' else " + literal
                    + "::timestamptz - g * interval '1 second' end)::" + column.type();
        }
        String expression = literal;
        for (Map.Entry<String, String> each : replaced.entrySet()) {
            if (column.value().equals(each.getKey())) {
                return "(" + each.getValue() + ")::" + column.type();
            }
            boolean isPart =
                    column.value().contains(each.getKey()) && !column.type().equals("bytea");
            if (isPart) {
                expression = "replace(" + expression + ", '" + each.getKey() + "', " + each.getValue() + ")";
            }
        }
        return "(" + expression + ")::" + column.type();
    }
}
