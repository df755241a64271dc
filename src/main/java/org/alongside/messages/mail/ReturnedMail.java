package org.alongside.messages.mail;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alongside.ids.MailId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The mailbox to which mail comes back, where the service may look into it. What says that one of ours did not arrive is told and
 * then deleted, as it names an address; everything else, such as an answer of somebody, is left for people.
 */
@Component
public class ReturnedMail {
    private static final Logger LOG = LoggerFactory.getLogger(ReturnedMail.class);
    private static final int LOOKED_AT_MAX = 500;
    private static final int READ_MAX = 100_000;
    private static final Set<String> PROTOCOLS = Set.of("imap", "imaps", "pop3", "pop3s");
    private static final Pattern FROM_A_SERVER = Pattern.compile("(?i)\\b(mailer-daemon|postmaster)@");
    private static final Pattern FAILED = Pattern.compile("(?im)^action:\\s*failed");

    private final String protocol;
    private final String host;
    private final int port;
    private final String username;
    private final String password;
    private final Pattern ours;
    private final Session session;

    ReturnedMail(
            @Value("${alongside.mail.returns.protocol:imaps}") String protocol,
            @Value("${alongside.mail.returns.host:}") String host,
            @Value("${alongside.mail.returns.port:-1}") int port,
            @Value("${alongside.mail.returns.username:}") String username,
            @Value("${alongside.mail.returns.password:}") String password,
            @Value("${alongside.mail.from:}") String from,
            @Value("${alongside.mail.timeout:30s}") Duration timeout) {
        this.protocol = protocol.strip().toLowerCase(Locale.ROOT);
        this.host = host.strip();
        this.port = port;
        this.username = username;
        this.password = password;
        this.ours = Pattern.compile("<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@"
                + Pattern.quote(from.strip().substring(from.strip().indexOf('@') + 1)) + ">");
        if (!PROTOCOLS.contains(this.protocol)) {
            throw new IllegalArgumentException(
                    "ALONGSIDE_MAIL_RETURNS_PROTOCOL has to be one of imaps, imap, pop3s, pop3.");
        }
        Properties properties = new Properties();
        String prefix = "mail." + this.protocol + ".";
        properties.put(prefix + "connectiontimeout", "5000");
        properties.put(prefix + "timeout", Long.toString(timeout.toMillis()));
        properties.put(prefix + "writetimeout", Long.toString(timeout.toMillis()));
        properties.put(prefix + "ssl.checkserveridentity", "true");
        // What is for people stays unread.
        properties.put(prefix + "peek", "true");
        this.session = Session.getInstance(properties);
    }

    /** Whether the service may look. */
    public boolean isThere() {
        return !host.isEmpty();
    }

    /**
     * Looks once.
     *
     * @param cameBack is told the id of each mail that did not arrive
     */
    public void look(Consumer<MailId> cameBack) {
        try (Store store = session.getStore(protocol)) {
            store.connect(host, port, username, password);
            try (Folder inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_WRITE);
                int count = inbox.getMessageCount();
                for (int i = Math.max(1, count - LOOKED_AT_MAX + 1); i <= count; i++) {
                    Message message = inbox.getMessage(i);
                    Optional<MailId> id = ofOurs(message);
                    if (id.isPresent()) {
                        cameBack.accept(id.get());
                        message.setFlag(Flags.Flag.DELETED, true);
                    }
                }
            }
        } catch (MessagingException | IOException e) {
            LOG.warn(
                    "The mailbox to which mail comes back could not be read: {}",
                    e.getClass().getSimpleName());
        }
    }

    private Optional<MailId> ofOurs(Message message) throws MessagingException, IOException {
        boolean isReport = message.getContentType().toLowerCase(Locale.ROOT).startsWith("multipart/report");
        String[] from = message.getHeader("From");
        boolean isFromServer = from != null
                && from.length > 0
                && FROM_A_SERVER.matcher(from[0]).find();
        if (!isReport && !isFromServer) {
            return Optional.empty();
        }
        Beginning beginning = new Beginning();
        message.writeTo(beginning);
        String text = beginning.read.toString(StandardCharsets.ISO_8859_1);
        Matcher id = ours.matcher(text);
        return id.find() && (!isReport || FAILED.matcher(text).find())
                ? Optional.of(MailId.of(id.group(1)))
                : Optional.empty();
    }

    /** Keeps as much as is looked at. */
    private static final class Beginning extends OutputStream {
        private final ByteArrayOutputStream read = new ByteArrayOutputStream();

        @Override
        public void write(int b) {
            if (read.size() < READ_MAX) {
                read.write(b);
            }
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            read.write(bytes, from, Math.max(0, Math.min(length, READ_MAX - read.size())));
        }
    }
}
