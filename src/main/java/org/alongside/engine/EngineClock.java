package org.alongside.engine;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One clock for engine and modules, in New Zealand time, so that a test that moves one moves all. */
@Configuration(proxyBeanMethods = false)
public class EngineClock {
    /** The zone in which days, due times and safe hours are meant. */
    public static final ZoneId ZONE = ZoneId.of("Pacific/Auckland");

    @Bean
    Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZONE;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return Clock.tick(this, java.time.Duration.ofMillis(1)).withZone(zone);
            }

            @Override
            public Instant instant() {
                return ClockUtil.getCurrentTime().toInstant();
            }
        };
    }
}
