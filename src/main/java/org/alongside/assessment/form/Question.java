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

    /** What is sent of a box that is ticked. */
    private static final String TICKED = "yes";

    /** What can be chosen. */
    public record Choice(String value, Words words) {}

    /** Whether this can be answered. An empty answer takes back what was said. */
    public boolean takes(String answer) {
        return answer.isEmpty()
                || switch (kind) {
                    case WORDS -> answer.length() <= lengthMax;
                    case BOX -> answer.equals(TICKED);
                    case CHOICE -> choices.stream().map(Choice::value).anyMatch(answer::equals);
                };
    }
}
