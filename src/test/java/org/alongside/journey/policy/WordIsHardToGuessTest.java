package org.alongside.journey.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordIsHardToGuessTest {
    private static final List<String> KNOWN = List.of("Kererū 2712", "Māia Anne", "Jo", "");

    @ParameterizedTest
    @Proves(PolicyId.CONF_01)
    @ValueSource(
            strings = {
                "",
                "abcdefg",
                "𝓪𝓫𝓬𝓭𝓮𝓯𝓰",
                "aaaaaaaaaa",
                "121212121212",
                "kererū-2712",
                "KERERŪ2712",
                "Password",
                "i love you!",
                "Welcome 2026",
                "abcdefgh",
                "17 03 1984",
                "1984-03-17",
                "kia ora 12345",
                "Kereru 99",
                "maia anne",
                "MĀIA-ANNE 1984",
                "my Maia Anne",
                "maiaannemaiaanne"
            })
    void refusesWhatIsShortPlainOrKnown(String word) {
        assertThat(WordIsHardToGuess.decide(word, KNOWN).isAllowed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abcdefgx",
                "2 kererū, 3 tūī",
                "four small words",
                "ngā manu e waru",
                "jolly orange joes",
                "Māia of the four rivers",
                "𝓪𝓫𝓬𝓭𝓮𝓯𝓰𝓱"
            })
    void takesWhatIsLongEnough(String word) {
        assertThat(WordIsHardToGuess.decide(word, KNOWN).isAllowed()).isTrue();
    }

    @Test
    void hasALimit() {
        assertThat(WordIsHardToGuess.decide("abcd".repeat(25), KNOWN).isAllowed())
                .isTrue();
        assertThat(WordIsHardToGuess.decide("abcd".repeat(25) + "e", KNOWN).isAllowed())
                .isFalse();
    }
}
