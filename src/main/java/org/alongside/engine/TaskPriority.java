package org.alongside.engine;

/**
 * How urgent a task is, as the engine's priority of a task. Models give it as a number, since a model names no constant;
 * everything that has no number of its own has the engine's {@link #DEFAULT}.
 */
public final class TaskPriority {
    /** Somebody may be in danger now, or a call for help was not answered in time. */
    public static final int EMERGENCY = 100;

    /** Somebody must act within the hour. From this number on, whoever may act is told on every page that is open. */
    public static final int URGENT = 90;

    /** To look again within days how safe somebody is. */
    public static final int WATCH = 70;

    /** Everything else. */
    public static final int DEFAULT = 50;

    /** What was kept for years and can wait for weeks: it comes after everything else. */
    public static final int CAN_WAIT = 30;

    private TaskPriority() {}

    /** Whether somebody must act on it now. */
    public static boolean isUrgent(int priority) {
        return priority >= URGENT;
    }
}
