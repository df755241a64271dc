package org.alongside.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alongside.access.Language;
import org.alongside.access.TestWords;
import org.alongside.access.Words;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each language has all words, and what is filled in is the same in each. */
class WordsTest {
    private static final Pattern FILLED_IN = Pattern.compile("\\{[^}]*}");

    private final Words words = TestWords.all();

    private static Set<String> filledIn(String text) {
        return FILLED_IN.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void hasEveryKey(Language language) {
        assertThat(words.keys(language)).isEqualTo(words.keys(Language.ENGLISH));
        assertThat(words.keys(language)).allSatisfy(key -> {
            assertThat(words.in(language, key)).as(key).isNotBlank();
            assertThat(filledIn(words.in(language, key))).as(key).isEqualTo(filledIn(words.in(Language.ENGLISH, key)));
        });
    }

    @ParameterizedTest
    @EnumSource(MessageTemplate.class)
    @Proves(PolicyId.CONF_06)
    void fillsInALinkAndNothingElse(MessageTemplate template) {
        for (Language language : Language.values()) {
            assertThat(filledIn(words.in(language, template.key("subject")))).isEmpty();
            assertThat(filledIn(words.in(language, template.key("say")))).isEmpty();
            assertThat(filledIn(words.in(language, template.key("text"))))
                    .isEqualTo(template.hasLink() ? Set.of("{link}") : Set.of());
        }
    }

    @Test
    void hasNoWordsOfMessagesThatThereAreNot() {
        Set<String> known = new HashSet<>();
        for (MessageTemplate template : MessageTemplate.values()) {
            Stream.of("subject", "text", "say").map(template::key).forEach(known::add);
        }
        assertThat(words.keys(Language.ENGLISH))
                .filteredOn(key -> key.startsWith("message."))
                .containsExactlyInAnyOrderElementsOf(known);
    }
}
