package org.alongside.bench;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Fills a database with open tasks: a few journeys are walked over REST by worker1, who can read them, and then cloned by
 * SQL for many other workers, with all rows that they left. A third of the clones is at the welcome, a third in support
 * with its timer, and a third was asked to look back: their task stands with all supervisors, for anybody to claim.
 */
final class ManyJourneys {
    private static final int TASKS_OF_THREE = 4;
    private static final int OWN_OF_EACH_KIND = 4;
    private static final int CHUNK = 1_000;
    private static final int TASKS_OF_A_WORKER = 250;
    private static final int WORKERS_MAX = 400;
    private static final long TIMER_PATIENCE_MILLIS = 180_000;

    private final Postgres postgres;
    private final Settings settings;
    private final Side side;
    private final String database;
    private final long openTasks;

    ManyJourneys(Postgres postgres, Settings settings, Side side, String database, long openTasks) {
        this.postgres = postgres;
        this.settings = settings;
        this.side = side;
        this.database = database;
        this.openTasks = openTasks;
    }

    /** Goes on where an earlier run ended. */
    void make() throws Exception {
        try (Connection connection = postgres.superuser(database)) {
            Postgres.execute(connection, "create schema if not exists bench");
            Postgres.execute(connection, "create table if not exists bench.statement (sql text)");
            Postgres.execute(connection, "create table if not exists bench.done (upto bigint)");
            Postgres.execute(connection, "create table if not exists bench.index (name text, definition text)");
            if (Postgres.number(connection, "select count(*) from bench.statement") == 0) {
                walkAndRemember(connection);
            }
            if (Postgres.number(connection, "select count(*) from bench.index") == 0) {
                dropIndexes(connection);
            }
            cloneAll(connection);
            makeIndexes(connection);
            Postgres.execute(connection, "drop schema bench cascade");
        }
    }

    private void walkAndRemember(Connection connection) throws Exception {
        long workers = Math.max(2, Math.min(WORKERS_MAX, openTasks / TASKS_OF_A_WORKER));
        boolean withHistory = openTasks <= settings.tasksWithHistoryMax();
        Clones clones = new Clones(connection, withHistory);
        try (Service service = Service.start(side, postgres, database)) {
            if (side == Side.OURS) {
                Postgres.execute(connection, "update alongside.worker set survivors_max = 30");
            }
            Journey worker = new Journey(side, service.signIn("worker1"));
            clones.makeUsers("worker2", "bench-", workers);
            List<String> statements = new ArrayList<>();
            for (int i = 0; i < OWN_OF_EACH_KIND; i++) {
                boolean isCloned = i == 0;
                Map<String, java.util.Set<String>> before = clones.keys();
                worker.walk(Journey.Left.AT_WELCOME);
                if (isCloned) {
                    statements.addAll(clones.statements(before, "worker1", "bench-", workers));
                }
                before = clones.keys();
                worker.walk(Journey.Left.IN_SUPPORT);
                if (isCloned) {
                    statements.addAll(clones.statements(before, "worker1", "bench-", workers));
                }
                before = clones.keys();
                worker.walk(Journey.Left.IN_SUPPORT);
                sixMonthsPass(connection);
                if (isCloned) {
                    statements.addAll(clones.statements(before, "worker1", "bench-", workers));
                }
            }
            try (var insert = connection.prepareStatement("insert into bench.statement values (?)")) {
                for (String statement : statements) {
                    insert.setString(1, statement);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            Postgres.execute(connection, "insert into bench.done values (0)");
        }
    }

    /** For the journey that was walked last. */
    private void sixMonthsPass(Connection connection) throws Exception {
        String schema = side == Side.OURS ? "engine" : "public";
        String tasks =
                "select count(*) from " + schema + ".act_ru_task where task_def_key_ = 'userTask_offerAssessment'";
        long before = Postgres.number(connection, tasks);
        Postgres.execute(
                connection,
                "update " + schema
                        + ".act_ru_job set duedate_ = now() - interval '1 second' where id_ = (select id_ from "
                        + schema + ".act_ru_job where handler_cfg_ like '%boundaryEvent_sixMonths%' or "
                        + "handler_type_ = 'timer-intermediate-transition' order by create_time_ desc limit 1)");
        long began = System.currentTimeMillis();
        while (Postgres.number(connection, tasks) == before) {
            if (System.currentTimeMillis() - began > TIMER_PATIENCE_MILLIS) {
                throw new IllegalStateException(side + ": the timer did not run.");
            }
            Thread.sleep(100);
        }
    }

    /** Rows are cloned into tables without indexes, but for their keys, and the indexes are made once at the end. */
    private void dropIndexes(Connection connection) throws Exception {
        Postgres.execute(connection, """
                insert into bench.index
                select c.oid::regclass::text, pg_get_indexdef(c.oid)
                from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
                where n.nspname in ('engine', 'alongside', 'public') and not i.indisprimary and c.relkind = 'i'
                  and not exists (select 1 from pg_constraint k where k.conindid = c.oid)
                """);
        for (String index : Postgres.texts(connection, "select name from bench.index")) {
            Postgres.execute(connection, "drop index if exists " + index);
        }
    }

    private void makeIndexes(Connection connection) throws Exception {
        Postgres.execute(connection, "set maintenance_work_mem = '512MB'");
        for (String index : Postgres.texts(
                connection, "select definition from bench.index where to_regclass(name) is null order by name")) {
            Postgres.execute(connection, index);
        }
    }

    private void cloneAll(Connection connection) throws Exception {
        List<String> statements = Postgres.texts(connection, "select sql from bench.statement");
        long last = openTasks / TASKS_OF_THREE;
        Postgres.execute(connection, "set session_replication_role = replica; set synchronous_commit = off");
        long done = Postgres.number(connection, "select upto from bench.done");
        while (done < last) {
            settings.checkTime();
            long to = Math.min(last, done + CHUNK);
            connection.setAutoCommit(false);
            for (String statement : statements) {
                Postgres.execute(
                        connection,
                        statement.replace("{from}", Long.toString(done + 1)).replace("{to}", Long.toString(to)));
            }
            Postgres.execute(connection, "update bench.done set upto = " + to);
            connection.commit();
            connection.setAutoCommit(true);
            done = to;
            if (done % (20 * CHUNK) == 0 || done == last) {
                Bench.say("%s: %d of %d open tasks", database, done * TASKS_OF_THREE, openTasks);
            }
        }
    }
}
