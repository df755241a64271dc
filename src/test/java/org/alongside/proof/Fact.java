package org.alongside.proof;

/** What a test executed, as a line of its file. */
final class Fact {
    static final String ALLOWED = "allowed";
    static final String REFUSED = "refused";

    /** By the test itself, see {@link Proves}. */
    static final String SHOWN = "shown";

    private Fact() {}

    static String box(String process, String element) {
        return process + "/" + element;
    }

    static String rule(String id, String outcome) {
        return id + " " + outcome;
    }
}
