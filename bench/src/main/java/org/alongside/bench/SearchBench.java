package org.alongside.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How long the database takes to search the directory, as a worker's page asks it, beside counting the same rows with the same rights: a
 * search reads each row once, so counting is the least that it can take. Times are those of the server, of the statement that the page sent.
 */
final class SearchBench {
    private static final int SERVICES = 20_000;
    private static final int SAMPLES = 25;
    private static final int WARM_UP = 5;
    private static final String COUNT = "counting them";

    /** What is looked for, by what it is called in the report. */
    private static final Map<String, String> SEARCHES = searches();

    /** 195 words of each, few of them common and many rare, as in what people write. */
    private static final String FILL = """
            select setseed(0.7);
            insert into alongside.directory_entry (id, organisation_id, kind, cost, fits, name, texts, plain, plain_place,
                reviewed_by, reviewed_on)
            select gen_random_uuid(), 'demo', 'COUNSELLING', 'FREE', '{}', 'Service ' || number,
                jsonb_build_object('WHAT', left(words, 2000)), 'service ' || number || ' ' || words, 'place' || number % 100,
                'supervisor1', current_date
            from (
                select number, string_agg(distinct 'w' || (4000 * power(random(), 3))::int, ' ') words
                from generate_series(1, %d) number, generate_series(1, 195) word group by number) made;
            """;

    private final Databases databases;
    private final Settings settings;
    private final Results results;

    SearchBench(Databases databases, Settings settings, Results results) {
        this.databases = databases;
        this.settings = settings;
        this.results = results;
    }

    private static Map<String, String> searches() {
        Map<String, String> searches = new LinkedHashMap<>();
        searches.put("a rare word", "?words=19999");
        searches.put("three words that nobody says together", "?words=w4+w40+0x0x0x");
        searches.put("a common word", "?words=w4");
        searches.put("a place that there is not", "?place=nowhere");
        searches.put("a kind that there is not", "?kind=ADDICTION");
        searches.put("page 900 of all", "?page=900");
        return searches;
    }

    void run() throws Exception {
        if (settings.sides().contains(Side.OURS) && !results.has("search", Side.OURS.label(), SERVICES, COUNT)) {
            measure(databases.copy(Side.OURS, 0));
        }
    }

    private void measure(String database) throws Exception {
        Postgres postgres = databases.postgres();
        try (Connection superuser = postgres.superuser(database);
                Connection app = DriverManager.getConnection(postgres.url(database), Postgres.APP, Postgres.APP)) {
            Postgres.execute(superuser, FILL.formatted(SERVICES));
            Postgres.execute(superuser, "create extension if not exists pg_stat_statements");
            Postgres.execute(superuser, "vacuum analyze alongside.directory_entry");
            Postgres.execute(app, "select set_config('alongside.organisation', 'demo', false)");
            try (Service service = Service.start(Side.OURS, postgres, database)) {
                Browser worker = service.signIn(Pages.USERS.get("worker"));
                Map<String, List<Double>> millis = new LinkedHashMap<>();
                Map<String, List<Double>> ratios = new LinkedHashMap<>();
                for (int turn = -WARM_UP; turn < SAMPLES; turn++) {
                    settings.checkTime();
                    double peer = millis(
                            superuser,
                            "%count(*)%directory_entry%",
                            () -> Postgres.execute(
                                    app, "select count(*) from alongside.directory_entry where not closed"));
                    if (turn >= 0) {
                        millis.computeIfAbsent(COUNT, name -> new ArrayList<>()).add(peer);
                    }
                    for (Map.Entry<String, String> search : SEARCHES.entrySet()) {
                        double its = millis(superuser, "%directory_entry%offset%", () -> {
                            if (worker.get("/directory" + search.getValue()).statusCode() != 200) {
                                throw new IllegalStateException("The page of the directory did not answer.");
                            }
                        });
                        if (turn >= 0) {
                            millis.computeIfAbsent(search.getKey(), name -> new ArrayList<>())
                                    .add(its);
                            ratios.computeIfAbsent(search.getKey(), name -> new ArrayList<>())
                                    .add(its / peer);
                        }
                    }
                }
                for (Map.Entry<String, List<Double>> each : ratios.entrySet()) {
                    results.add("search", "ours", SERVICES, each.getKey(), "ms", millis.get(each.getKey()));
                    results.add("search", "ours", SERVICES, each.getKey() + ", of " + COUNT, "times", each.getValue());
                }
                results.add("search", "ours", SERVICES, COUNT, "ms", millis.get(COUNT));
            }
        }
    }

    /** What asks the database for something. */
    private interface Work {
        void run() throws Exception;
    }

    /** How long the server took for the one statement like this, in milliseconds. */
    private static double millis(Connection superuser, String like, Work work) throws Exception {
        Postgres.execute(superuser, "select pg_stat_statements_reset()");
        work.run();
        return Double.parseDouble(Postgres.texts(
                        superuser,
                        "select total_exec_time from pg_stat_statements where query like '" + like
                                + "' and query not like '%pg_stat_statements%' and calls = 1"
                                + " and dbid = (select oid from pg_database where datname = current_database())")
                .get(0));
    }
}
