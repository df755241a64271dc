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

    /** The mailbox of {@code back} with the password {@code secret}, to which mail comes back. */
    public static ReturnedMail mailboxAt(int imapPort) {
        return new ReturnedMail(
                "imap", "localhost", imapPort, "back", "secret", "hello@quiet.example", Duration.ofSeconds(5));
    }
}
