package org.alongside.engine;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Keeps the personal answers of forms. The engine never does; the records module does. */
public interface FormRecord {
    /** Ids of all fields that a form may name in {@code record} or {@code show}. */
    Set<String> fieldIds();

    /**
     * What the person who opens the form may see; the look is written to the access list.
     *
     * @param filled fields that the form asks for: pre-filled where they are kept once, empty where each time is anew
     * @param shown fields that the form only shows
     * @return text, or lists and maps as JSON has them, by field id; absent where there is nothing to see
     */
    Map<String, Object> read(FormContext context, Collection<String> filled, Collection<String> shown);

    /**
     * Keeps answers, in the transaction of the submission.
     *
     * @param answers text, number, boolean, list or map by field id; an empty answer clears the field
     * @throws org.alongside.policy.Refused when a policy does not let them be kept
     */
    void write(FormContext context, Map<String, Object> answers);

    /** Keeps what somebody said about the service without any link to them. */
    void writeFeedback(FormContext context, String text);

    /** A new journey begins with this form: makes its key and place before answers are written. */
    void open(FormContext context);
}
