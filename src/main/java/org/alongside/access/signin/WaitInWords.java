package org.alongside.access.signin;

import org.alongside.access.Words;
import org.jspecify.annotations.Nullable;

/** How long somebody has to wait, as one says it. */
public final class WaitInWords {
    private static final int MINUTE_SECONDS = 60;

    private WaitInWords() {}

    /**
     * @param seconds as a number, from the address of a page: anybody can have written it
     * @return empty for no wait
     */
    public static String of(@Nullable String seconds) {
        if (seconds == null || !seconds.matches("[1-9]\\d{0,2}")) {
            return "";
        }
        int number = Integer.parseInt(seconds);
        if (number > SignInTries.WAIT_MAX.toSeconds()) {
            return "";
        }
        return number <= 2 * MINUTE_SECONDS
                ? Words.here(number == 1 ? "wait.second" : "wait.seconds", number)
                : Words.here("wait.minutes", (number + MINUTE_SECONDS - 1) / MINUTE_SECONDS);
    }
}
