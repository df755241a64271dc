package org.alongside.access.transactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.alongside.testing.ProcessTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Two transactions that each wait for the other: both get done. */
@ProcessTest
class RepeatedTransactionProcessTest {
    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private void lock(int number) {
        jdbc.sql("select pg_advisory_xact_lock(987, :number)")
                .param("number", number)
                .query((row, n) -> n)
                .list();
    }

    @Test
    void whoeverGivesWayDoesItAgain() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        AtomicInteger begun = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> running = List.of(1, 2).stream()
                    .<Future<?>>map(first -> threads.submit(() -> transaction.executeWithoutResult(status -> {
                        begun.incrementAndGet();
                        lock(first);
                        both.countDown();
                        await(both);
                        lock(3 - first);
                    })))
                    .toList();
            for (Future<?> one : running) {
                one.get(30, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(begun).hasValue(3);
    }

    private static void await(CountDownLatch both) {
        try {
            both.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatIsWrongIsNotTriedAgain() {
        AtomicInteger begun = new AtomicInteger();

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    begun.incrementAndGet();
                    jdbc.sql("select nothing from nowhere").query().listOfRows();
                }))
                .hasMessageContaining("nowhere");

        assertThat(begun).hasValue(1);
    }
}
