package org.alongside.messages;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.alongside.messages.mail.DueMail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks every few seconds for what is due, and every few minutes for what came back. One thread of each node sends messages to
 * survivors, and one each kind of mail that other modules send: a mail server
 * that is slow holds up messages and nothing else, and while it does nothing piles up behind it. Another one looks for what came
 * back, also while thousands are being sent.
 */
@Component
class OutboxSchedule implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxSchedule.class);
    private static final int STOPS_WITHIN_SECONDS = 20;

    private final Outbox outbox;
    private final boolean isOn;
    private final Map<DueMail, ThreadPoolExecutor> sending = new LinkedHashMap<>();
    private final ThreadPoolExecutor looking = oneThread("returned messages");
    private volatile boolean isRunning;

    OutboxSchedule(
            Outbox outbox, List<DueMail> all, @Value("${alongside.messages.sent-by-themselves:true}") boolean isOn) {
        this.outbox = outbox;
        all.forEach(one -> sending.put(one, oneThread("mail " + sending.size())));
        this.isOn = isOn;
    }

    private static ThreadPoolExecutor oneThread(String name) {
        return new ThreadPoolExecutor(
                0,
                1,
                1,
                TimeUnit.MINUTES,
                new SynchronousQueue<>(),
                work -> new Thread(work, name),
                new ThreadPoolExecutor.DiscardPolicy());
    }

    @Scheduled(initialDelay = 15_000, fixedDelay = 5_000)
    void look() {
        sending.forEach((one, thread) -> run(thread, () -> one.sendDue(() -> isRunning)));
    }

    @Scheduled(initialDelay = 62_500, fixedDelay = 300_000)
    void lookForReturned() {
        run(looking, outbox::lookForReturned);
    }

    private void run(ThreadPoolExecutor thread, Runnable work) {
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
        sending.values().forEach(ThreadPoolExecutor::shutdown);
        looking.shutdown();
        long ends = System.nanoTime() + TimeUnit.SECONDS.toNanos(STOPS_WITHIN_SECONDS);
        try {
            for (ThreadPoolExecutor one : sending.values()) {
                if (!one.awaitTermination(ends - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    LOG.warn("A mail server still has a mail without an answer. A person decides about it.");
                }
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
