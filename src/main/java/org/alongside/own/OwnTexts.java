package org.alongside.own;

import java.text.NumberFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.alongside.access.Language;
import org.alongside.access.Words;

/** What the pages say in one language: the part of {@link Words} that begins with {@code own}. */
public final class OwnTexts {
    private static final String OURS = "own.";

    private final Words words;
    private final Language language;

    OwnTexts(Words words, Language language) {
        this.words = words;
        this.language = language;
    }

    /** All keys, as templates name them. */
    Set<String> keys() {
        return words.keys(language).stream()
                .filter(key -> key.startsWith(OURS))
                .map(key -> key.substring(OURS.length()))
                .collect(Collectors.toSet());
    }

    /**
     * A sentence.
     *
     * @param numbers for {0} and {1}
     * @throws IllegalStateException where there is none
     */
    public String of(String key, Object... numbers) {
        return words.in(
                language,
                OURS + key,
                Arrays.stream(numbers)
                        .map(one -> one instanceof Number
                                ? NumberFormat.getInstance(Locale.ROOT).format(one)
                                : one)
                        .toArray());
    }
}
