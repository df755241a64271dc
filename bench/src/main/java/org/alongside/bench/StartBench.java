package org.alongside.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How long the services need to start on a database that is there already, and how much memory they keep, in turns. */
final class StartBench {
    private static final int JOURNEYS = 10;

    private final Databases databases;
    private final Settings settings;
    private final Results results;

    StartBench(Databases databases, Settings settings, Results results) {
        this.databases = databases;
        this.settings = settings;
        this.results = results;
    }

    void run() throws Exception {
        if (results.has("start", "ours", 0, "ready")) {
            return;
        }
        Map<Side, List<Double>> seconds = new LinkedHashMap<>();
        Map<Side, List<Double>> work = new LinkedHashMap<>();
        Map<Side, List<Double>> fresh = new LinkedHashMap<>();
        Map<Side, List<Double>> used = new LinkedHashMap<>();
        for (int round = 0; round <= settings.rounds(); round++) {
            for (Side side : Side.values()) {
                settings.checkTime();
                try (Service service = databases.start(side, 0)) {
                    // The first round fills the caches of the system.
                    if (round > 0) {
                        seconds.computeIfAbsent(side, key -> new ArrayList<>())
                                .add(service.startedIn().toMillis() / 1000.0);
                        work.computeIfAbsent(side, key -> new ArrayList<>())
                                .add(service.startedWith().toMillis() / 1000.0);
                        fresh.computeIfAbsent(side, key -> new ArrayList<>()).add((double) service.residentMegabytes());
                        Journey worker = new Journey(side, service.signIn("worker1"));
                        for (int i = 0; i < JOURNEYS; i++) {
                            worker.walk(Journey.Left.AT_ITS_END);
                        }
                        used.computeIfAbsent(side, key -> new ArrayList<>()).add((double) service.residentMegabytes());
                    }
                }
            }
        }
        for (Side side : List.of(Side.PLAIN, Side.OURS)) {
            results.add("start", side.label(), 0, "memory after the start", "MB", fresh.get(side));
            results.add("start", side.label(), 0, "memory after ten journeys", "MB", used.get(side));
            results.add("start", side.label(), 0, "processor time until ready", "s", work.get(side));
            results.add("start", side.label(), 0, "ready", "s", seconds.get(side));
        }
    }
}
