package org.alongside.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.alongside.audit.RefusalCounts.Account;
import org.alongside.audit.RefusalCounts.Counted;
import org.alongside.audit.RefusalCounts.Kind;
import org.alongside.ids.WorkerId;
import org.junit.jupiter.api.Test;

class RefusalCountsTest {
    private static final Account SOMEBODY = new Account("demo", WorkerId.of("worker1"));
    private static final Account ANOTHER = new Account("demo", WorkerId.of("worker2"));
    private static final Kind CLAIM = new Kind("CONF-01", "ClaimTaskCmd");
    private static final Instant BEGINNING = Instant.parse("2026-11-20T09:00:00Z");

    private Instant now = BEGINNING;
    private final RefusalCounts counts = new RefusalCounts(new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    private int written(Account account, int times) {
        int written = 0;
        for (int i = 0; i < times; i++) {
            written += counts.note(account, CLAIM) ? 1 : 0;
        }
        return written;
    }

    @Test
    void writesTheFirstAndThenOneEachSecond() {
        assertThat(written(SOMEBODY, 1000)).isEqualTo(RefusalCounts.AT_ONCE_MAX);
        now = now.plusSeconds(3);
        assertThat(written(SOMEBODY, 1000)).isEqualTo(3);
    }

    @Test
    void countsEachAccountByItself() {
        written(SOMEBODY, 1000);
        assertThat(written(ANOTHER, 10)).isEqualTo(10);
    }

    @Test
    void givesWhatWasCountedOnce() {
        written(SOMEBODY, RefusalCounts.AT_ONCE_MAX);
        now = now.plus(Duration.ofMillis(500));
        written(SOMEBODY, 7);
        assertThat(counts.take()).containsExactly(new Counted(SOMEBODY, now, Map.of(CLAIM, 7L)));
        assertThat(counts.take()).isEmpty();
    }

    @Test
    void givesWhatCouldNotBeWrittenOnceMore() {
        written(SOMEBODY, RefusalCounts.AT_ONCE_MAX + 7);
        Counted counted = counts.take().get(0);
        written(SOMEBODY, 2);
        counts.giveBack(counted);
        assertThat(counts.take()).containsExactly(new Counted(SOMEBODY, BEGINNING, Map.of(CLAIM, 9L)));
    }

    /** Also where somebody finds ever new ways to be refused. */
    @Test
    void keepsItsMemoryWithinBounds() {
        written(SOMEBODY, RefusalCounts.AT_ONCE_MAX);
        for (int i = 0; i < 1000; i++) {
            counts.note(SOMEBODY, new Kind("CONF-01", "Command" + i));
        }
        Map<Kind, Long> times = counts.take().get(0).times();
        assertThat(times).hasSize(101);
        assertThat(times.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(1000);
    }
}
