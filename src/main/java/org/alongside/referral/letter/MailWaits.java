package org.alongside.referral.letter;

import java.time.Duration;
import java.util.List;

/** How long a mail waits until it is tried again: longer with each try. */
final class MailWaits {
    private static final List<Duration> WAITS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(6));

    private MailWaits() {}

    /** @param tries how often it was tried; one at least is meant */
    static Duration after(int tries) {
        return WAITS.get(Math.min(Math.max(tries, 1), WAITS.size()) - 1);
    }
}
