package org.alongside.messages;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks every few seconds for what is due, and every few minutes for what came back. One thread of each node sends: a mail server that is slow holds up messages and
 * nothing else, and while it does nothing piles up behind it.
 */
@Component
class OutboxSchedule implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxSchedule.class);
    private static final int STOPS_WITHIN_SECONDS = 20;

    private final Outbox outbox;
    private final boolean isOn;
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            0,
            1,
            1,
            TimeUnit.MINUTES,
            new SynchronousQueue<>(),
            work -> new Thread(work, "messages"),
            new ThreadPoolExecutor.DiscardPolicy());
    private volatile boolean isRunning;

    OutboxSchedule(Outbox outbox, @Value("${alongside.messages.sent-by-themselves:true}") boolean isOn) {
        this.outbox = outbox;
        this.isOn = isOn;
    }

    @Scheduled(initialDelay = 15_000, fixedDelay = 5_000)
    void look() {
        run(() -> outbox.sendDue(() -> isRunning));
    }

    @Scheduled(initialDelay = 62_500, fixedDelay = 300_000)
    void lookForReturned() {
        run(outbox::lookForReturned);
    }

    private void run(Runnable work) {
        if (isOn && isRunning) {
            thread.execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException e) {
                    LOG.error(
                            "Messages could not be looked for: {}", e.getClass().getSimpleName());
                }
            });
        }
    }

    @Override
    public void start() {
        isRunning = true;
    }

    /** What is being handed over comes to its end. */
    @Override
    public void stop() {
        isRunning = false;
        thread.shutdown();
        try {
            if (!thread.awaitTermination(STOPS_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("A mail server still has a message without an answer. A supervisor decides about it.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }
}
