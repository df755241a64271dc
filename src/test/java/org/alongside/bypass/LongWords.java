package org.alongside.bypass;

/** Words that are people's own and odd, and must be kept and shown exactly as they were said. */
final class LongWords {
    private static final String PIECE =
            "Tēnā koe 🌿👩🏽‍🦱 <b onmouseover=alert(1)>&amp;</b> ${''.getClass()} #{execution} {{alias}} "
                    + "'; drop table record_entry; -- %s \\u0000 \t“quoted” ʻokina\n";

    private LongWords() {}

    /** 20,000 characters, the most that a form takes. */
    static String of20000() {
        StringBuilder words = new StringBuilder();
        while (words.codePointCount(0, words.length()) < 20_000) {
            words.append(PIECE);
        }
        return words.substring(0, words.offsetByCodePoints(0, 20_000));
    }
}
