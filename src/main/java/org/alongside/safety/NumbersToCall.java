package org.alongside.safety;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.alongside.access.Words;
import org.alongside.engine.FormContext;
import org.alongside.engine.FormText;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.settings.NumberToCall;
import org.alongside.settings.SettingCheck;
import org.alongside.settings.SettingKey;
import org.alongside.settings.Settings;
import org.springframework.stereotype.Component;

/** The numbers that an organisation gives to whoever needs help at once; the national ones unless it sets its own. */
@Component
@Policy(PolicyId.SAFE_02)
public class NumbersToCall implements FormText {
    private static final int NUMBERS_MAX = 10;
    private static final int LENGTH_MAX = 200;

    private final Settings settings;

    /** @throws IllegalArgumentException where the installation's own numbers are none, so that it does not start */
    NumbersToCall(Settings settings) {
        this.settings = settings;
        wrong(settings.defaultOf(SettingKey.NUMBERS_TO_CALL)).ifPresent(wrong -> {
            throw new IllegalArgumentException("alongside.safety.numbers-to-call: " + wrong);
        });
    }

    /** What is wrong with the numbers as somebody typed them. */
    static Optional<String> wrong(String text) {
        List<String> lines = NumberToCall.lines(text);
        if (lines.isEmpty() || lines.size() > NUMBERS_MAX) {
            return Optional.of(Words.here("refused.numbers-from-to", NUMBERS_MAX, lines.size()));
        }
        return lines.stream()
                .filter(line -> !isRight(line))
                .findFirst()
                .map(line -> Words.here("refused.no-number-with-what-it-is-for", line, LENGTH_MAX));
    }

    private static boolean isRight(String line) {
        String[] parts = line.split(":", 2);
        return parts.length == 2
                && !parts[1].isBlank()
                && line.length() <= LENGTH_MAX
                && parts[0].strip().matches("[0-9+][0-9 ()+-]{1,24}");
    }

    /** In the order in which they are shown. */
    public List<NumberToCall> all() {
        return NumberToCall.all(settings);
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
        return all().stream()
                .map(number -> "- **" + FormText.plain(number.number()) + "** " + FormText.plain(number.what()))
                .collect(Collectors.joining("\n"));
    }

    /** What is set is looked at like what an installation sets. */
    @Component
    static final class Check implements SettingCheck {
        @Override
        public SettingKey setting() {
            return SettingKey.NUMBERS_TO_CALL;
        }

        @Override
        public Optional<String> wrong(String value) {
            return NumbersToCall.wrong(value);
        }
    }
}
