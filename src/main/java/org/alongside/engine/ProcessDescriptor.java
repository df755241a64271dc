package org.alongside.engine;

/**
 * What a module says of one of its processes, as a bean. Code that sets rights or shows lists reads all of these beans, so it
 * need not know any process.
 *
 * @param process id of the process
 */
public record ProcessDescriptor(String process, Kind kind) {
    /** What is announced. */
    public enum Kind {
        /** Workers may start it. */
        STARTED_BY_WORKERS,
        /** It is about no survivor and no group. */
        ABOUT_NOBODY,
        /** That one of these runs for somebody is itself something that only the people of the case learn. (OFFEND-07) */
        HIDDEN
    }

    /** Workers may start it. */
    public static ProcessDescriptor startedByWorkers(String process) {
        return new ProcessDescriptor(process, Kind.STARTED_BY_WORKERS);
    }

    /** That one of these runs for somebody is itself something that only the people of the case learn. (OFFEND-07) */
    public static ProcessDescriptor hidden(String process) {
        return new ProcessDescriptor(process, Kind.HIDDEN);
    }

    /** It is about no survivor and no group: beside its forms nothing asks whether somebody is safe. */
    public static ProcessDescriptor aboutNobody(String process) {
        return new ProcessDescriptor(process, Kind.ABOUT_NOBODY);
    }

    public boolean isAboutNobody() {
        return kind == Kind.ABOUT_NOBODY;
    }

    public boolean isStartedByWorkers() {
        return kind == Kind.STARTED_BY_WORKERS;
    }

    public boolean isHidden() {
        return kind == Kind.HIDDEN;
    }
}
