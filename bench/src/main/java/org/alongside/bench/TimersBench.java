package org.alongside.bench;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;

/**
 * Six-month timers that are all due at the same moment: how fast they run, whether each did so once and none failed, and
 * what somebody who works meanwhile notices of it.
 */
final class TimersBench {
    private static final int AT_REST_SECONDS = 20;
    private static final long LOOK_MILLIS = 500;
    /** Two timers of the clones of three end in a task each; one clone of three waits for its timer. */
    private static final int TASKS_FOR_A_TIMER = 4;

    private final Databases databases;
    private final Settings settings;
    private final Results results;

    TimersBench(Databases databases, Settings settings, Results results) {
        this.databases = databases;
        this.settings = settings;
        this.results = results;
    }

    void run() throws Exception {
        long timers = settings.timers();
        for (Side side : settings.sides()) {
            if (!results.has("timers", side.label(), timers, "rate")) {
                measure(side, timers);
            }
        }
    }

    private void measure(Side side, long timers) throws Exception {
        // A larger one that is measured anyway does as well.
        long needed = timers * TASKS_FOR_A_TIMER;
        long size = settings.sizes().stream()
                .filter(each -> each >= needed)
                .min(Long::compare)
                .orElse(needed);
        String database = databases.copy(side, size);
        String schema = side == Side.OURS ? "engine" : "public";
        try (Service service = Service.start(side, databases.postgres(), database);
                Connection connection = databases.postgres().superuser(database)) {
            Browser worker = service.signIn("worker1");
            List<Pages.Asked> asked = new Pages(side, "worker", worker).all();
            List<Double> atRest = new ArrayList<>();
            long began = System.nanoTime();
            askAll(asked, worker, new ArrayList<>());
            while ((System.nanoTime() - began) / 1e9 < AT_REST_SECONDS) {
                askAll(asked, worker, atRest);
            }
            results.add("timers", side.label(), timers, "REST at rest", "ms", atRest);

            long tasksBefore = Postgres.number(connection, invitations(schema));
            Postgres.execute(
                    connection,
                    "update " + schema + ".act_ru_job set duedate_ = now() where " + six()
                            + " and id_ in (select id_ from " + schema + ".act_ru_job where " + six() + " limit "
                            + timers + ")");
            // The database knows how many are due where they became it by the passing of time.
            Postgres.execute(connection, "analyze " + schema + ".act_ru_job");
            began = System.nanoTime();
            List<Double> meanwhile = new ArrayList<>();
            String due = "select count(*) from " + schema + ".act_ru_job where " + six() + " and duedate_ <= now()"
                    + " and retries_ > 0";
            long looked = 0;
            while (true) {
                askAll(asked, worker, meanwhile);
                if (System.currentTimeMillis() - looked > LOOK_MILLIS) {
                    looked = System.currentTimeMillis();
                    if (Postgres.number(connection, due) == 0) {
                        break;
                    }
                }
                settings.checkTime();
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            long ran = Postgres.number(connection, invitations(schema)) - tasksBefore;
            long failed = Postgres.number(
                    connection,
                    "select count(*) from " + schema + ".act_ru_job where exception_msg_ is not null or retries_ < 3");
            results.add("timers", side.label(), timers, "REST meanwhile", "ms", meanwhile);
            results.add("timers", side.label(), timers, "ran", "timers", List.of((double) ran));
            results.add("timers", side.label(), timers, "failed", "timers", List.of((double) failed));
            results.add("timers", side.label(), timers, "rate", "timers/s", List.of(ran / seconds));
        }
    }

    private static void askAll(List<Pages.Asked> asked, Browser browser, List<Double> millis) {
        for (Pages.Asked each : asked) {
            long start = System.nanoTime();
            each.by(browser);
            millis.add((System.nanoTime() - start) / 1e6);
        }
    }

    private static String six() {
        return "handler_cfg_ like 'boundaryEvent_sixMonths%'";
    }

    private static String invitations(String schema) {
        return "select count(*) from " + schema + ".act_ru_task where task_def_key_ = 'userTask_offerAssessment'";
    }
}
