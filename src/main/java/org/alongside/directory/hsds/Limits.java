package org.alongside.directory.hsds;

/** How much of a file is read. */
public final class Limits {
    /** Bytes that somebody sends. */
    public static final int UPLOAD = 20_000_000;
    /** Bytes of all files in it together, once unpacked. */
    public static final int UNPACKED = 100_000_000;

    public static final int FILES = 60;
    /** Services, and rows of each file. */
    public static final int ROWS = 50_000;

    public static final int CELL = 20_000;
    public static final int COLUMNS = 60;
    public static final int PROBLEMS = 100;
    /** How deep lists stand within each other in JSON. */
    static final int DEPTH = 12;

    private Limits() {}
}
