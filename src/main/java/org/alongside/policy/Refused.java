package org.alongside.policy;

import org.jspecify.annotations.Nullable;

/**
 * A policy, or a check of what was sent, said no. Nothing was changed. The message is a sentence for the person who
 * asked: it holds nothing about a survivor and nothing that was typed.
 *
 * <p>A page of ours shows what policies and modules refuse, so these sentences stand in the files of words under {@code
 * refused.…} and are in the language of the page; outside of a page, as in the Tasklist, they are English. Only the Tasklist,
 * Cockpit and the REST of the engine show what the engine's guards, forms and the delegates of models refuse, and what a
 * trigger of the database refuses: those sentences stand in the code, in English.
 */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** How the ledger writes down what is wrong with a submission itself rather than with what it asks. */
    public static final String FORM = "FORM";

    private final @Nullable PolicyId policyId;

    public Refused(PolicyId policyId, String sentence) {
        this(sentence, policyId);
        Decision.logRefusal(policyId);
    }

    private Refused(String sentence, @Nullable PolicyId policyId) {
        super(sentence, null, false, true);
        this.policyId = policyId;
    }

    /** Something is wrong with the submission itself: no rule of the catalogue refuses it. */
    public static Refused form(String sentence) {
        return new Refused(sentence, null);
    }

    /**
     * What was asked does not go together with how things are now. No rule decides that, so it shows of none that it holds.
     *
     * @param about the rule that the act is about, for the ledger
     */
    public static Refused notNow(PolicyId about, String sentence) {
        return new Refused(sentence, about);
    }

    /** As the ledger writes it: the id of the rule, or {@link #FORM}. */
    public String code() {
        return policyId == null ? FORM : policyId.id();
    }

    public boolean isUnder(PolicyId rule) {
        return policyId == rule;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }

    /** Marks an exception of the engine as one whose sentence is meant for who asked. */
    public static <E extends RuntimeException> E asSaid(E exception, String sentence) {
        exception.addSuppressed(form(sentence));
        return exception;
    }

    /** The refusal behind an exception of the engine, or null. */
    public static @Nullable Refused causeOf(@Nullable Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof Refused refused) {
                return refused;
            }
        }
        return null;
    }
}
