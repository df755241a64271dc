package org.alongside.bypass;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.alongside.database.EmbeddedPostgres;
import org.alongside.testing.TestDatabase;

/** Looks at the database beside the service, as its owner. */
public final class DatabaseState implements AutoCloseable {
    /** What may grow when something is refused or looked at. */
    private static final List<String> GROWING = List.of(
            "alongside.ledger_entry",
            "alongside.record_look",
            "alongside.flyway_schema_history",
            // Of signing in: a wrong password is counted, also that of who wants to change it.
            "alongside.sign_in_try",
            "alongside.known_device",
            // That who has an urgent task has opened it.
            "alongside.opened_task");

    /** The job by which the engine clears its own history at night moves on by itself, whoever does what meanwhile. */
    private static final Map<String, String> WITHOUT = Map.of("engine.act_ru_job", " where type_ <> 'ever-living'");

    private final Connection owner;
    private final List<String> tables = new ArrayList<>();
    private final List<String> organisations;

    public DatabaseState(String url, String... organisations) throws SQLException {
        this.owner = DriverManager.getConnection(
                url, EmbeddedPostgres.OWNER, TestDatabase.server().password(EmbeddedPostgres.OWNER));
        this.organisations = List.of(organisations);
        try (ResultSet row = owner.createStatement()
                .executeQuery("select schemaname || '.' || tablename from pg_tables "
                        + "where schemaname in ('engine', 'alongside') order by 1")) {
            while (row.next()) {
                if (!GROWING.contains(row.getString(1))) {
                    tables.add(row.getString(1));
                }
            }
        }
    }

    /** What every table of every organisation holds: how many rows, and the sum of their hashes, whatever their order. */
    public Map<String, String> all() throws SQLException {
        Map<String, String> state = new TreeMap<>();
        for (String organisation : organisations) {
            seeAs(organisation);
            String all = tables.stream()
                    .map(table ->
                            "select '" + table + "', count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) "
                                    + "from " + table + " t" + WITHOUT.getOrDefault(table, ""))
                    .collect(Collectors.joining(" union all "));
            try (ResultSet row = owner.createStatement().executeQuery(all)) {
                while (row.next()) {
                    state.put(organisation + " " + row.getString(1), row.getString(2));
                }
            }
        }
        return state;
    }

    /** Policy ids of the refusals so far, oldest first. */
    public List<String> refusals() throws SQLException {
        List<String> found = new ArrayList<>();
        for (String organisation : organisations) {
            found.addAll(list(organisation, """
                    select to_char(at, 'YYYY-MM-DD HH24:MI:SS.US') || ' ' || policy_id from alongside.ledger_entry
                    where outcome = 'REFUSED' order by position"""));
        }
        return found.stream().sorted().map(row -> row.substring(27)).toList();
    }

    /** The first column of what a query finds for an organisation. */
    public List<String> list(String organisation, String query, Object... parameters) throws SQLException {
        seeAs(organisation);
        List<String> found = new ArrayList<>();
        try (PreparedStatement statement = owner.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(row.getString(1));
                }
            }
        }
        return found;
    }

    /** Changes something as the owner. */
    public void change(String organisation, String sql) throws SQLException {
        seeAs(organisation);
        owner.createStatement().execute(sql);
    }

    private void seeAs(String organisation) throws SQLException {
        try (PreparedStatement bind = owner.prepareStatement("select set_config('alongside.organisation', ?, false)")) {
            bind.setString(1, organisation);
            bind.execute();
        }
    }

    @Override
    public void close() throws SQLException {
        owner.close();
    }
}
