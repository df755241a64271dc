package org.alongside.directory.hsds;

/**
 * Why a file cannot be imported.
 *
 * @param line from 1; 0 where it is about the whole file
 * @param column empty where it is about the whole line
 * @param why for a page, in {@code words}
 */
public record ImportProblem(String file, long line, String column, Why why) {
    /** What is wrong; the page says what to do. */
    public enum Why {
        NOT_READABLE,
        TOO_LARGE,
        TOO_MANY_ROWS,
        CELL_TOO_LONG,
        MISSING,
        NOT_AN_ID,
        TWICE,
        NOT_A_NUMBER,
        NOT_IN_THE_LIST,
        NO_SUCH_ROW,
        NO_SERVICES,
        /** The directory would hold more than can be exchanged. */
        TOO_MANY_ENTRIES
    }
}
