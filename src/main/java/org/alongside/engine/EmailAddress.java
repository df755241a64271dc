package org.alongside.engine;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What is an e-mail address: one, as people have them, and nothing that could become a second one or a header. */
public final class EmailAddress {
    /** What to say beside a field that needs one. */
    public static final String NEEDED = "Please write one e-mail address, such as name@example.org.";

    private static final String LETTERS = "\\p{L}\\p{M}\\p{Nd}";
    private static final String WORD = "[" + LETTERS + "!#$%&'*+/=?^_`{|}~-]+";
    private static final String LABEL = "[" + LETTERS + "](?:[" + LETTERS + "-]{0,61}[" + LETTERS + "])?";
    private static final Pattern ONE =
            Pattern.compile("(" + WORD + "(?:\\." + WORD + ")*)@(?:" + LABEL + "\\.)+" + LABEL);
    private static final int LENGTH_MAX = 200;
    /** Of what stands before the sign, in bytes: more does not get into the command of a mail server. */
    private static final int LOCAL_MAX = 64;

    private EmailAddress() {}

    /** Whether it is one. It may have letters outside of ASCII, such as those with a macron. */
    public static boolean isOne(String text) {
        return text.length() <= LENGTH_MAX
                && text.getBytes(StandardCharsets.UTF_8).length <= LENGTH_MAX
                && text.substring(0, Math.max(0, text.indexOf('@'))).getBytes(StandardCharsets.UTF_8).length
                        <= LOCAL_MAX
                && ONE.matcher(text).matches();
    }

    /** Whether any mail server takes it: only ASCII is in it. */
    public static boolean isForAnyServer(String text) {
        return isOne(text) && text.chars().allMatch(c -> c < 128);
    }
}
