package org.alongside.journey.policy;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import org.alongside.access.Words;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;

/** The word that opens a record is not so short, nor so plain, that somebody who knows a link finds it in five tries. (CONF-01) */
@Policy(PolicyId.CONF_01)
public final class WordIsHardToGuess {
    /** In characters, as people count them. */
    public static final int LENGTH_MIN = 8;

    public static final int LENGTH_MAX = 100;
    private static final int DIFFERENT_MIN = 4;

    /** Letters beside a name that others know. */
    private static final int LEFT_MIN = 3;

    /** What people choose most, here as elsewhere; what they add in numbers at its end makes no other word of it. */
    private static final Set<String> WELL_KNOWN = Set.of(
            "password",
            "passwort",
            "passwrd",
            "mypassword",
            "secret",
            "mysecret",
            "letmein",
            "letmeinnow",
            "welcome",
            "whatever",
            "trustno",
            "iloveyou",
            "iloveme",
            "sunshine",
            "princess",
            "butterfly",
            "chocolate",
            "football",
            "baseball",
            "basketball",
            "superman",
            "spiderman",
            "batman",
            "starwars",
            "pokemon",
            "liverpool",
            "computer",
            "internet",
            "michelle",
            "jennifer",
            "jessica",
            "charlotte",
            "aotearoa",
            "newzealand",
            "kiaora",
            "kiwi",
            "allblacks",
            "wellington",
            "auckland",
            "christchurch",
            "hamilton",
            "tauranga",
            "dunedin",
            "survivor",
            "alongside",
            "abcdefgh",
            "abcdefghi",
            "abcdefghij",
            "qwertyui",
            "qwertyuiop",
            "qwerty",
            "asdfghjk",
            "asdfghjkl",
            "zxcvbnm",
            "qazwsxedc",
            "abc",
            "abcd");

    private WordIsHardToGuess() {}

    /** @param known what others know: the label of the journey, and each name by which the survivor is called, or was */
    public static Decision decide(String word, Collection<String> known) {
        int length = word.codePointCount(0, word.length());
        if (length < LENGTH_MIN || length > LENGTH_MAX) {
            return refused(Words.here("refused.word-needs-characters", LENGTH_MIN, LENGTH_MAX));
        }
        if (word.codePoints().distinct().count() < DIFFERENT_MIN) {
            return refused(Words.here("refused.word-needs-different-characters", DIFFERENT_MIN));
        }
        String withoutNumber = plain(word).replaceAll("\\p{N}+$", "");
        if (withoutNumber.isEmpty()) {
            return refused(Words.here("refused.a-number-alone"));
        }
        if (WELL_KNOWN.contains(withoutNumber)) {
            return refused(Words.here("refused.many-choose-this-word"));
        }
        return known.stream().anyMatch(one -> isHardlyMoreThan(plain(word), plain(one)))
                ? refused(Words.here("refused.others-know-this-name"))
                : Decision.allowed(PolicyId.CONF_01);
    }

    /** Whether nearly nothing is left of a word without the name: numbers and a few letters are no other word. */
    private static boolean isHardlyMoreThan(String word, String name) {
        String letters = name.replaceAll("\\p{N}+$", "");
        return !letters.isEmpty()
                && word.contains(letters)
                && word.replace(letters, "").replaceAll("\\p{N}", "").length() < LEFT_MIN;
    }

    /** Letters and numbers, without macrons, as somebody tries them. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static Decision refused(String sentence) {
        return Decision.refused(PolicyId.CONF_01, sentence);
    }
}
