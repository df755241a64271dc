package org.alongside.referral.state;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/** Numbers by which a service and we speak of a letter, without a name. */
final class LetterNumber {
    /** No letters and digits that are taken for each other when they are read out. */
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int LENGTH = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    private LetterNumber() {}

    /** A new one, which tells nothing. */
    static String next() {
        return RANDOM.ints(LENGTH, 0, LETTERS.length())
                .mapToObj(at -> String.valueOf(LETTERS.charAt(at)))
                .collect(Collectors.joining());
    }
}
