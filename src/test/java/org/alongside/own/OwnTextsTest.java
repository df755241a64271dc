package org.alongside.own;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.alongside.access.Language;
import org.alongside.access.TestWords;
import org.alongside.access.Words;
import org.junit.jupiter.api.Test;

/** What the pages for survivors say stands in one file for each language, and each text is there and needed. */
class OwnTextsTest {
    private static final Pattern KEY = Pattern.compile("'([a-z-]+(?:\\.[a-z-]+)*)'");
    private static final Pattern EXPRESSION = Pattern.compile("t\\.of\\(([^)]*)\\)");
    private static final Pattern PLACE = Pattern.compile("\\{[0-9]}");

    private static final Words WORDS = TestWords.all();

    private final OwnTexts english = new OwnTexts(WORDS, Language.ENGLISH);
    private final OwnTexts maori = new OwnTexts(WORDS, Language.TE_REO_MAORI);

    private static Set<String> usedByPages() throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> pages = Files.list(Path.of("src/main/resources/templates/own"))) {
            for (Path page : pages.toList()) {
                Matcher expression = EXPRESSION.matcher(Files.readString(page));
                while (expression.find()) {
                    Matcher key = KEY.matcher(expression.group(1));
                    while (key.find()) {
                        used.add(key.group(1));
                    }
                }
            }
        }
        return used;
    }

    private static List<String> places(String text) {
        return PLACE.matcher(text)
                .results()
                .map(found -> found.group())
                .sorted()
                .toList();
    }

    @Test
    void everyTextIsThereInBothLanguagesAndUsed() throws IOException {
        assertThat(usedByPages()).hasSizeGreaterThan(40);
        assertThat(english.keys()).containsExactlyInAnyOrderElementsOf(usedByPages());
        assertThat(maori.keys()).containsExactlyInAnyOrderElementsOf(usedByPages());
    }

    @Test
    void noTextIsEmptyAndBothNameTheSameNumbers() {
        for (String key : english.keys()) {
            assertThat(english.of(key)).as(key).isNotBlank();
            assertThat(maori.of(key)).as(key).isNotBlank().isNotEqualTo(english.of(key));
            assertThat(places(maori.of(key))).as(key).isEqualTo(places(english.of(key)));
        }
    }

    @Test
    void eachKeyStandsOnce() throws IOException {
        for (String language : List.of("en", "mi")) {
            List<String> lines = Files.readAllLines(Path.of("src/main/resources/words/" + language + ".properties"));
            assertThat(lines.stream()
                            .filter(line -> !line.startsWith("#") && line.contains("="))
                            .map(line -> line.substring(0, line.indexOf('=')).strip()))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void numbersStandInTheirPlaces() {
        assertThat(maori.of("item.position", 3, 25)).isEqualTo("Pātai 3 o te 25");
        assertThat(english.of("item.length", 1_500)).isEqualTo("Up to 1,500 characters.");
    }
}
