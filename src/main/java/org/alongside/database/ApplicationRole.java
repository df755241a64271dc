package org.alongside.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What the role that the application works as can do in the database. A mistake in the application, or an attack on it,
 * must not reach further than this: so the service does not start where the role could change its own limits.
 *
 * <p>A table whose comment starts with {@code Append-only} may be added to and read, nothing else.
 */
final class ApplicationRole {
    private static final String NO_POWERS = """
            select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication
            from pg_roles where rolname = current_user""";
    private static final String NOT_OWNER = "select pg_has_role(current_user, ?, 'MEMBER')";
    private static final String CREATES_NOTHING = """
            select has_database_privilege(current_database(), 'CREATE') or exists (
                select from pg_namespace
                where nspname !~ '^pg_(temp|toast_temp)_' and has_schema_privilege(oid, 'CREATE'))""";
    private static final String OWNS_NOTHING = """
            select exists (
                select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname in ('engine', 'alongside') and pg_has_role(current_user, c.relowner, 'MEMBER'))""";
    private static final String APPENDS_ONLY = """
            select exists (
                select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname = 'alongside' and c.relkind in ('r', 'p')
                  and obj_description(c.oid, 'pg_class') like 'Append-only%'
                  and (has_any_column_privilege(c.oid, 'UPDATE') or has_table_privilege(c.oid, 'DELETE')
                       or has_table_privilege(c.oid, 'TRUNCATE') or has_table_privilege(c.oid, 'TRIGGER')))""";

    private final Connection connection;
    private final String name;
    private final String owner;

    ApplicationRole(Connection connection, String name, String owner) {
        this.connection = connection;
        this.name = name;
        this.owner = owner;
    }

    /** The migrations grant to the role that the application had when they ran, and to no later one. */
    void refuseTooLittle() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                        "select bool_and(has_schema_privilege(oid, 'USAGE')) from pg_namespace"
                                + " where nspname in ('engine', 'alongside')");
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            if (!rows.getBoolean(1)) {
                throw new DatabaseRefusedException(
                        "The application's role " + name + " may not use the tables: they were made for another role.",
                        "Name the role that the application had at first, or grant " + name + " the same rights.");
            }
        }
    }

    void refuseTooMuch() throws SQLException {
        refuseIf(NO_POWERS, "is a superuser, or may pass row-level security or make roles or databases");
        refuseIf(NOT_OWNER, "is a member of the owner's role " + owner, owner);
        refuseIf(CREATES_NOTHING, "may create things in the database");
        refuseIf(OWNS_NOTHING, "owns tables");
        refuseIf(APPENDS_ONLY, "may change or delete what is only ever added to");
    }

    private void refuseIf(String query, String because, String... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                if (rows.next() && rows.getBoolean(1)) {
                    throw new DatabaseRefusedException(
                            "The application's role " + name + " " + because + ".",
                            "Take that right from it, or give the application another role: it needs no right but"
                                    + " connecting, the migrations grant the rest.");
                }
            }
        }
    }
}
