package org.alongside.journey.state;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.alongside.access.PlainText;

/** Pronounceable labels that say nothing about anybody: a bird or tree of Aotearoa and a number. */
public final class Labels {
    private static final List<String> NAMES = List.of(
            "Tūī",
            "Kererū",
            "Pīwakawaka",
            "Kākā",
            "Kea",
            "Ruru",
            "Tīeke",
            "Kōkako",
            "Toroa",
            "Kōtare",
            "Weka",
            "Takahē",
            "Pūkeko",
            "Hihi",
            "Tītī",
            "Kōtuku",
            "Riroriro",
            "Mohua",
            "Kōwhai",
            "Rimu",
            "Tōtara",
            "Kauri",
            "Rātā",
            "Mānuka",
            "Kānuka",
            "Nīkau",
            "Miro",
            "Mataī",
            "Tawa",
            "Rewarewa",
            "Pōhutukawa",
            "Horoeka",
            "Harakeke",
            "Ponga");
    private static final int FEW = 100;
    private static final int MANY = 10_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final Pattern TYPED = Pattern.compile("(\\p{L}{2,30})[\\s.\\p{Pd}]*([0-9]{1,6})");
    private static final Map<String, String> BY_SOUND =
            NAMES.stream().collect(Collectors.toUnmodifiableMap(Labels::sound, Function.identity()));

    private Labels() {}

    /** @param tries how often a label was taken already; numbers grow longer only when they must */
    static String next(int tries) {
        String name = NAMES.get(RANDOM.nextInt(NAMES.size()));
        return name + " " + (1 + RANDOM.nextInt(tries < 5 ? FEW - 1 : MANY - 1));
    }

    /** The label that somebody meant: with or without macrons or doubled vowels, capitals and spaces. */
    public static Optional<String> read(String typed) {
        Matcher parts =
                TYPED.matcher(Normalizer.normalize(typed, Normalizer.Form.NFC).strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        return Optional.ofNullable(BY_SOUND.get(sound(parts.group(1))))
                .map(name -> name + " " + Integer.parseInt(parts.group(2)));
    }

    /** How a label stands in an address: {@code Tūī 27} is {@code tui-27}; {@link #read(String)} reads it back. */
    public static String address(String label) {
        return PlainText.of(label).replace(' ', '-');
    }

    private static String sound(String name) {
        return PlainText.of(name).replaceAll("([aeiou])\\1", "$1");
    }
}
