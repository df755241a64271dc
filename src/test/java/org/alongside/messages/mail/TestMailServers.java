package org.alongside.messages.mail;

import java.time.Clock;
import java.time.Duration;

/** Mail servers on this machine, as an installation would name them. */
public final class TestMailServers {
    private TestMailServers() {}

    public static MailServer at(int port) {
        return new MailServer(
                "localhost", port, "none", "", "", "hello@quiet.example", "", Duration.ofSeconds(5), Clock.systemUTC());
    }
}
