package org.alongside.assessment.form;

import java.util.List;

/**
 * An item of the form. Nobody has to answer it.
 *
 * @param key under which its answer is kept
 * @param group of which it is
 * @param choices what can be chosen; none where one writes or ticks
 * @param lengthMax how many characters an answer in own words may have, each line break as one
 */
public record Question(String key, Kind kind, Words group, Words label, List<Choice> choices, int lengthMax) {
    /** How it is answered. */
    public enum Kind {
        CHOICE,
        WORDS,
        BOX
    }

    /** What can be chosen. */
    public record Choice(String value, Words words) {}
}
