package org.alongside.bench;

import java.util.ArrayList;
import java.util.List;

/** How long each list and count takes that the pages ask for, one at a time, for each role. */
final class ListsBench {
    private static final int WARM_UP = 5;
    private static final int SAMPLES = 200;
    private static final int SAMPLES_MIN = 3;
    private static final double SECONDS_MAX = 12;

    private final Databases databases;
    private final Settings settings;
    private final Results results;

    ListsBench(Databases databases, Settings settings, Results results) {
        this.databases = databases;
        this.settings = settings;
        this.results = results;
    }

    void run() throws Exception {
        for (long size : settings.sizes()) {
            for (Side side : settings.sides()) {
                if (!results.has("lists", side.label(), size, "all")) {
                    measure(side, size);
                }
            }
        }
    }

    private void measure(Side side, long size) throws Exception {
        try (Service service = databases.start(side, size)) {
            List<Double> all = new ArrayList<>();
            for (String role : List.of("worker", "facilitator", "supervisor")) {
                Browser browser = service.signIn(Pages.USERS.get(role));
                List<Pages.Asked> asked = new Pages(side, role, browser).all();
                // Each once, so that code and caches are warm before the first is timed.
                for (int i = 0; i < WARM_UP; i++) {
                    if (times(asked, browser)) {
                        break;
                    }
                }
                for (Pages.Asked each : asked) {
                    settings.checkTime();
                    String name = role + ": " + each.name();
                    if (!results.has("lists", side.label(), size, name)) {
                        if (!each.by(browser)) {
                            System.out.println("lists " + side.label() + " at " + size + ": " + name
                                    + " takes longer than the service allows");
                            continue;
                        }
                        List<Double> millis = times(each, browser);
                        results.add("lists", side.label(), size, name, "ms", millis);
                        all.add(millis.stream().sorted().toList().get(millis.size() / 2));
                    }
                }
            }
            results.add("lists", side.label(), size, "all", "ms", all);
        }
    }

    /** @return whether it took so long that once is enough */
    private static boolean times(List<Pages.Asked> asked, Browser browser) {
        long began = System.nanoTime();
        asked.forEach(each -> each.by(browser));
        return (System.nanoTime() - began) / 1e9 > SECONDS_MAX;
    }

    private static List<Double> times(Pages.Asked asked, Browser browser) {
        List<Double> millis = new ArrayList<>();
        long began = System.nanoTime();
        while (millis.size() < SAMPLES
                && (millis.size() < SAMPLES_MIN || (System.nanoTime() - began) / 1e9 < SECONDS_MAX)) {
            long start = System.nanoTime();
            asked.by(browser);
            millis.add((System.nanoTime() - start) / 1e6);
        }
        return millis;
    }
}
