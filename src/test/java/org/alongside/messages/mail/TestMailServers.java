package org.alongside.messages.mail;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.test.context.DynamicPropertyRegistry;

/** Mail servers on this machine, as an installation would name them. */
public final class TestMailServers {
    private TestMailServers() {}

    public static MailServer at(int port) {
        return new MailServer(
                "localhost", port, "none", "", "", "hello@quiet.example", "", Duration.ofSeconds(5), Clock.systemUTC());
    }

    /** The properties of a service that sends its mail there, and whose pages are at {@code https://quiet.example}. */
    public static void sendThere(DynamicPropertyRegistry registry, Supplier<Object> port) {
        registry.add("alongside.mail.host", () -> "localhost");
        registry.add("alongside.mail.port", port);
        registry.add("alongside.mail.security", () -> "none");
        registry.add("alongside.mail.from", () -> "hello@quiet.example");
        registry.add("alongside.public-address", () -> "https://quiet.example");
    }

    /** The mailbox of {@code back} with the password {@code secret}, to which mail comes back. */
    public static ReturnedMail mailboxAt(int imapPort) {
        return new ReturnedMail(
                "imap", "localhost", imapPort, "back", "secret", "hello@quiet.example", Duration.ofSeconds(5));
    }
}
