package org.alongside.engine.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.TimeZone;
import org.alongside.testing.ProcessTest;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.historycleanup.HistoryCleanupHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The engine clears its history while nobody works with it. */
@ProcessTest
class HistoryCleanupProcessTest {
    private static final ZoneId NEW_ZEALAND = ZoneId.of("Pacific/Auckland");

    @Autowired
    ProcessEngineConfigurationImpl engine;

    private boolean clearsAt(String localTime) {
        Instant instant = LocalDateTime.parse(localTime).atZone(NEW_ZEALAND).toInstant();
        return HistoryCleanupHelper.isWithinBatchWindow(Date.from(instant), engine);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-07-01T03:30:00", "2026-12-01T03:30:00"})
    void clearsAtNight(String time) {
        assertThat(clearsAt(time)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-07-01T09:00:00", "2026-07-01T14:30:00", "2026-12-01T15:30:00", "2026-12-01T21:00:00"})
    void leavesTheDayToThoseWhoWork(String time) {
        assertThat(clearsAt(time)).isFalse();
    }

    /** Whatever zone the machine is in. */
    @Test
    void doesNotGoByTheMachine() {
        TimeZone before = TimeZone.getDefault();
        try {
            for (String zone : new String[] {"UTC", "Pacific/Auckland", "America/New_York"}) {
                TimeZone.setDefault(TimeZone.getTimeZone(zone));
                assertThat(clearsAt("2026-07-01T03:30:00")).as(zone).isTrue();
                assertThat(clearsAt("2026-07-01T15:30:00")).as(zone).isFalse();
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }
}
