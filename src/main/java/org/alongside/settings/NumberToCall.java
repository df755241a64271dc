package org.alongside.settings;

import java.util.Arrays;
import java.util.List;

/**
 * A number to call.
 *
 * @param number as people read it
 * @param what who answers, and when
 */
public record NumberToCall(String number, String what) {
    /** As a telephone dials it. */
    public String dialled() {
        return number.replaceAll("[^0-9+]", "");
    }

    /** Those of the organisation, in the order in which they are shown. */
    public static List<NumberToCall> all(Settings settings) {
        return lines(settings.text(SettingKey.NUMBERS_TO_CALL)).stream()
                .map(NumberToCall::of)
                .toList();
    }

    /** One a line; in a property of the installation with semicolons between. */
    public static List<String> lines(String text) {
        return Arrays.stream(text.split("[;\n]", -1))
                .map(String::strip)
                .filter(number -> !number.isEmpty())
                .toList();
    }

    private static NumberToCall of(String line) {
        String[] parts = line.split(":", 2);
        return new NumberToCall(parts[0].strip(), parts[1].strip());
    }
}
