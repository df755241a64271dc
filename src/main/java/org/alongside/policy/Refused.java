package org.alongside.policy;

/**
 * A policy, or a check of what was sent, said no. Nothing was changed. The message is a sentence for the person who
 * asked: it holds nothing about a survivor and nothing that was typed.
 */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The id for what is wrong with a submission itself rather than with what it asks. */
    public static final String FORM = "FORM";

    private final String policyId;

    public Refused(String policyId, String sentence) {
        super(sentence, null, false, true);
        this.policyId = policyId;
    }

    public String policyId() {
        return policyId;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }

    /** Marks an exception of the engine as one whose sentence is meant for who asked. */
    public static <E extends RuntimeException> E asSaid(E exception, String sentence) {
        exception.addSuppressed(new Refused(FORM, sentence));
        return exception;
    }

    /** The refusal behind an exception of the engine, or null. */
    public static @org.jspecify.annotations.Nullable Refused causeOf(
            @org.jspecify.annotations.Nullable Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof Refused refused) {
                return refused;
            }
        }
        return null;
    }
}
