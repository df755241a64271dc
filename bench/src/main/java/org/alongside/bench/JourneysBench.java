package org.alongside.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Whole journeys of eight forms over REST, both sides in turns, with two workers at a time. */
final class JourneysBench {
    private static final List<String> WORKERS = List.of("worker1", "worker2");
    /** The server writes its statistics a second after a connection fell silent. */
    private static final long SETTLE_MILLIS = 2_500;

    private final Databases databases;
    private final Settings settings;
    private final Results results;

    JourneysBench(Databases databases, Settings settings, Results results) {
        this.databases = databases;
        this.settings = settings;
        this.results = results;
    }

    void run() throws Exception {
        for (long size : settings.sizes()) {
            if (!results.has("journeys", "ours", size, "ratio")) {
                measure(size);
            }
        }
    }

    private void measure(long size) throws Exception {
        String oursDatabase = databases.copy(Side.OURS, size);
        String plainDatabase = databases.copy(Side.PLAIN, size);
        try (Service ours = Service.start(Side.OURS, databases.postgres(), oursDatabase);
                Service plain = Service.start(Side.PLAIN, databases.postgres(), plainDatabase)) {
            Map<Side, Runner> runners = new EnumMap<>(Side.class);
            runners.put(Side.OURS, new Runner(ours, oursDatabase));
            runners.put(Side.PLAIN, new Runner(plain, plainDatabase));
            for (Runner runner : runners.values()) {
                runner.walk(settings.warmUp());
            }
            List<Double> ratios = new ArrayList<>();
            for (int round = 0; round < settings.rounds(); round++) {
                settings.checkTime();
                // The one that begins takes turns, too.
                boolean oursFirst = round % 2 == 0;
                double first = runners.get(oursFirst ? Side.OURS : Side.PLAIN).round();
                double second = runners.get(oursFirst ? Side.PLAIN : Side.OURS).round();
                ratios.add(oursFirst ? first / second : second / first);
            }
            for (Runner runner : runners.values()) {
                runner.report(size);
            }
            results.add("journeys", "ours", size, "ratio", "of plain", ratios);
        }
    }

    private final class Runner {
        private final Service service;
        private final String database;
        private final List<Journey> workers;
        private final List<Double> perSecond = new ArrayList<>();
        private final List<Double> statements = new ArrayList<>();
        private final List<Double> commits = new ArrayList<>();
        private final List<Double> walKilobytes = new ArrayList<>();

        Runner(Service service, String database) {
            this.service = service;
            this.database = database;
            this.workers = WORKERS.stream()
                    .map(user -> new Journey(service.side(), service.signIn(user)))
                    .toList();
        }

        /** @return journeys a second */
        double round() throws Exception {
            Thread.sleep(SETTLE_MILLIS);
            Postgres.Work before = databases.postgres().work(database);
            double rate = walk(settings.journeys());
            Thread.sleep(SETTLE_MILLIS);
            Postgres.Work work = databases.postgres().work(database).since(before);
            perSecond.add(rate);
            statements.add((double) work.statements() / settings.journeys());
            commits.add((double) work.commits() / settings.journeys());
            walKilobytes.add(work.walBytes() / 1024.0 / settings.journeys());
            return rate;
        }

        double walk(int journeys) throws Exception {
            ExecutorService threads = Executors.newFixedThreadPool(workers.size());
            long began = System.nanoTime();
            try {
                List<Callable<Void>> each = new ArrayList<>();
                for (int i = 0; i < workers.size(); i++) {
                    Journey worker = workers.get(i);
                    int share = journeys / workers.size() + (i < journeys % workers.size() ? 1 : 0);
                    each.add(() -> {
                        for (int journey = 0; journey < share; journey++) {
                            worker.walk(Journey.Left.AT_ITS_END);
                        }
                        return null;
                    });
                }
                for (Future<Void> done : threads.invokeAll(each)) {
                    done.get();
                }
            } finally {
                threads.shutdownNow();
            }
            return journeys / ((System.nanoTime() - began) / 1e9);
        }

        void report(long size) throws Exception {
            String side = service.side().label();
            results.add("journeys", side, size, "rate", "journeys/s", perSecond);
            results.add("journeys", side, size, "statements", "a journey", statements);
            results.add("journeys", side, size, "commits", "a journey", commits);
            results.add("journeys", side, size, "WAL", "KB a journey", walKilobytes);
        }
    }
}
