package org.alongside.engine.setup;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How the engine is doing, for who operates it: counts only, of all organisations together, so that no figure is about
 * anybody. Asked of the database at most every ten seconds.
 */
@Component
class EngineMetrics {
    private static final Duration KEPT = Duration.ofSeconds(10);
    private static final Map<String, String> COUNTS = Map.of(
            "alongside.tasks.open", "select count(*) from act_ru_task",
            "alongside.tasks.overdue", "select count(*) from act_ru_task where due_date_ < now()",
            "alongside.incidents.open", "select count(*) from act_ru_incident",
            "alongside.jobs.waiting",
                    "select count(*) from act_ru_job where retries_ > 0 and (duedate_ is null or duedate_ <= now())",
            "alongside.jobs.retrying",
                    "select count(*) from act_ru_job where retries_ > 0 and exception_msg_ is not null",
            "alongside.jobs.given.up", "select count(*) from act_ru_job where retries_ = 0");

    private record Counted(Instant at, double number) {}

    private final JdbcClient jdbc;
    private final Map<String, Counted> counted = new ConcurrentHashMap<>();

    EngineMetrics(JdbcClient jdbc, MeterRegistry registry) {
        this.jdbc = jdbc;
        COUNTS.forEach((name, sql) -> Gauge.builder(name, () -> count(name, sql))
                .strongReference(true)
                .register(registry));
    }

    private double count(String name, String sql) {
        Counted last = counted.get(name);
        if (last != null && last.at.plus(KEPT).isAfter(Instant.now())) {
            return last.number;
        }
        Double number = jdbc.sql(sql).query(Double.class).single();
        counted.put(name, new Counted(Instant.now(), number));
        return number;
    }
}
