package org.alongside.safety;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.alongside.engine.FormContext;
import org.alongside.engine.FormText;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The numbers that an organisation gives to whoever needs help at once; the national ones unless it sets its own. */
@Component
@Policy(PolicyId.SAFE_02)
public class NumbersToCall implements FormText {
    private static final String NATIONAL = "111: in danger now, ask for police or ambulance; "
            + "1737: call or text, free, day and night, talk with a trained counsellor; "
            + "0800 044 334: or text 4334, Safe to talk, day and night, help after sexual harm; "
            + "0800 543 354: Lifeline, day and night";
    private static final int NUMBERS_MAX = 10;
    private static final int LENGTH_MAX = 200;

    private final List<Number> numbers;

    /** @param configured numbers as {@code 1737: what for; 111: what for} */
    NumbersToCall(@Value("${alongside.safety.numbers-to-call:}") String configured) {
        this.numbers = Arrays.stream((configured.isBlank() ? NATIONAL : configured).split(";", -1))
                .map(String::strip)
                .filter(number -> !number.isEmpty())
                .map(NumbersToCall::number)
                .toList();
        if (numbers.isEmpty() || numbers.size() > NUMBERS_MAX) {
            throw new IllegalArgumentException("alongside.safety.numbers-to-call needs 1 to " + NUMBERS_MAX
                    + " numbers; it has " + numbers.size() + ".");
        }
    }

    /**
     * A number to call.
     *
     * @param number as people read it
     * @param what who answers, and when
     */
    public record Number(String number, String what) {
        /** As a telephone dials it. */
        public String dialled() {
            return number.replaceAll("[^0-9+]", "");
        }
    }

    private static Number number(String text) {
        String[] parts = text.split(":", 2);
        boolean isNumber = parts[0].strip().matches("[0-9+][0-9 ()+-]{1,24}");
        if (parts.length != 2 || parts[1].isBlank() || text.length() > LENGTH_MAX || !isNumber) {
            throw new IllegalArgumentException(
                    "alongside.safety.numbers-to-call: “" + text + "” is no number with what "
                            + "it is for. It takes numbers such as “1737: call or text, day and night; 111: in danger now”, "
                            + LENGTH_MAX + " characters each at most.");
        }
        return new Number(parts[0].strip(), parts[1].strip());
    }

    /** In the order in which they are shown. */
    public List<Number> all() {
        return numbers;
    }

    @Override
    public String key() {
        return "numbersToCall";
    }

    /** They are nobody's own: whoever sees the task sees them. */
    @Override
    public boolean isForAssigneeOnly() {
        return false;
    }

    @Override
    public String text(FormContext context) {
        return numbers.stream()
                .map(number -> "- **" + FormText.plain(number.number()) + "** " + FormText.plain(number.what()))
                .collect(Collectors.joining("\n"));
    }
}
