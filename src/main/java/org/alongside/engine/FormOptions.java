package org.alongside.engine;

import java.util.List;

/** Choices of a select whose options come from data ({@code valuesKey}). One bean for each key. */
public interface FormOptions {
    /** The key that forms name in {@code valuesKey}. */
    String key();

    /** What can be chosen now, for this journey. Asked again at submission, so that nothing else gets in. */
    List<Option> options(FormContext context);

    /**
     * @param label what the person reads
     * @param value what is submitted
     */
    record Option(String label, String value) {}
}
