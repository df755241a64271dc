package org.alongside.engine;

/**
 * What a module announces of a process of its own, as a bean: whoever sets rights or shows lists asks for all of these and
 * knows no process.
 *
 * @param process id of the process
 */
public record ProcessAnnouncement(String process, Kind kind) {
    /** What is announced. */
    public enum Kind {
        /** Workers may start it. */
        STARTED_BY_WORKERS,
        /** That one of these runs for somebody is itself something that only the people of the case learn. (OFFEND-07) */
        HIDDEN
    }

    /** Workers may start it. */
    public static ProcessAnnouncement startedByWorkers(String process) {
        return new ProcessAnnouncement(process, Kind.STARTED_BY_WORKERS);
    }

    /** That one of these runs for somebody is itself something that only the people of the case learn. (OFFEND-07) */
    public static ProcessAnnouncement hidden(String process) {
        return new ProcessAnnouncement(process, Kind.HIDDEN);
    }

    public boolean isStartedByWorkers() {
        return kind == Kind.STARTED_BY_WORKERS;
    }

    public boolean isHidden() {
        return kind == Kind.HIDDEN;
    }
}
