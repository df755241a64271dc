package org.alongside.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alongside.ids.WorkerId;

/**
 * How many refusals of each account were written down lately. A person meets a handful a day; whoever is refused many times
 * a second, such as a program that tries, has the first of them written one by one, and the others counted, in memory of
 * a bounded size. So being refused costs the database no more than ordinary work, and fills no disk.
 */
final class RefusalCounts {
    /** Written one by one in a row. */
    static final int AT_ONCE_MAX = 500;
    /** After that one more each so often. */
    static final Duration ANOTHER_EACH = Duration.ofSeconds(1);

    private static final int KINDS_MAX = 100;
    /** Where an account is refused in more ways than are told apart. */
    private static final Kind OTHER = new Kind("several", "several acts");

    private final Clock clock;
    private final Map<Account, Lately> accounts = new HashMap<>();

    RefusalCounts(Clock clock) {
        this.clock = clock;
    }

    /** Who was refused. */
    record Account(String organisation, WorkerId actor) {}

    /** What was refused, and under which policy. */
    record Kind(String policyId, String act) {}

    /** What was counted and not written. */
    record Counted(Account account, Instant since, Map<Kind, Long> times) {}

    private static final class Lately {
        private double left = AT_ONCE_MAX;
        private Instant at;
        private Instant countedSince;
        private Map<Kind, Long> counted = new HashMap<>();

        Lately(Instant at) {
            this.at = at;
            this.countedSince = at;
        }

        void comeTo(Instant now) {
            double more = Math.max(0, Duration.between(at, now).toMillis()) / (double) ANOTHER_EACH.toMillis();
            left = Math.min(AT_ONCE_MAX, left + more);
            at = now;
        }
    }

    /** @return whether this refusal is to be written; else it is counted */
    synchronized boolean note(Account account, Kind kind) {
        Instant now = clock.instant();
        Lately lately = accounts.computeIfAbsent(account, who -> new Lately(now));
        lately.comeTo(now);
        if (lately.left >= 1) {
            lately.left--;
            return true;
        }
        if (lately.counted.isEmpty()) {
            lately.countedSince = now;
        }
        boolean isKnown = lately.counted.containsKey(kind) || lately.counted.size() < KINDS_MAX;
        lately.counted.merge(isKnown ? kind : OTHER, 1L, Long::sum);
        return false;
    }

    /** What was counted since it was last taken; accounts that were left alone meanwhile are forgotten. */
    synchronized List<Counted> take() {
        Instant now = clock.instant();
        List<Counted> taken = new ArrayList<>();
        accounts.entrySet().removeIf(entry -> {
            Lately lately = entry.getValue();
            lately.comeTo(now);
            if (!lately.counted.isEmpty()) {
                taken.add(new Counted(entry.getKey(), lately.countedSince, lately.counted));
                lately.counted = new HashMap<>();
            }
            return lately.left >= AT_ONCE_MAX;
        });
        return taken;
    }

    /** Brings back what could not be written. */
    synchronized void giveBack(Counted counted) {
        Lately lately = accounts.computeIfAbsent(counted.account(), who -> new Lately(counted.since()));
        lately.countedSince = counted.since();
        counted.times().forEach((kind, times) -> lately.counted.merge(kind, times, Long::sum));
    }
}
