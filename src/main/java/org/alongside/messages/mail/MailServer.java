package org.alongside.messages.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Locale;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The mail server of the installation, where there is one. Nothing of a mail is written into the log. */
@Component
public class MailServer {
    private static final Logger LOG = LoggerFactory.getLogger(MailServer.class);
    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);

    /** How what is sent is kept from others on its way. */
    enum Security {
        STARTTLS,
        TLS,
        NONE
    }

    private final String host;
    private final int port;
    private final @Nullable String username;
    private final @Nullable String password;
    private final String from;
    private final Session session;
    private final Clock clock;

    MailServer(
            @Value("${alongside.mail.host:}") String host,
            @Value("${alongside.mail.port:587}") int port,
            @Value("${alongside.mail.security:starttls}") String security,
            @Value("${alongside.mail.username:}") String username,
            @Value("${alongside.mail.password:}") String password,
            @Value("${alongside.mail.from:}") String from,
            @Value("${alongside.mail.bounces-to:}") String bouncesTo,
            @Value("${alongside.mail.timeout:30s}") Duration timeout,
            Clock clock) {
        this.host = host.strip();
        this.port = port;
        this.username = username.isEmpty() ? null : username;
        this.password = username.isEmpty() ? null : password;
        this.from = from.strip();
        this.clock = clock;
        String returnsTo = bouncesTo.isBlank() ? this.from : bouncesTo.strip();
        if (isThere() && !(Mail.isAddress(this.from) && Mail.isAddress(returnsTo))) {
            throw new IllegalArgumentException(
                    "With ALONGSIDE_MAIL_HOST, ALONGSIDE_MAIL_FROM has to be an address such as "
                            + "hello@example.org, and ALONGSIDE_MAIL_BOUNCES_TO another one or empty.");
        }
        this.session = Session.getInstance(properties(
                Security.valueOf(security.strip().toUpperCase(Locale.ROOT)),
                returnsTo,
                timeout,
                this.username != null));
    }

    private Properties properties(Security security, String returnsTo, Duration timeout, boolean signsIn) {
        Properties properties = new Properties();
        properties.put("mail.smtp.auth", Boolean.toString(signsIn));
        properties.put("mail.smtp.starttls.enable", Boolean.toString(security == Security.STARTTLS));
        // Where it is asked for, nothing is sent without it.
        properties.put("mail.smtp.starttls.required", Boolean.toString(security == Security.STARTTLS));
        properties.put("mail.smtp.ssl.enable", Boolean.toString(security == Security.TLS));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.from", returnsTo);
        // The name of this machine is nobody's business.
        properties.put("mail.smtp.localhost", domain());
        properties.put("mail.smtp.connectiontimeout", Long.toString(CONNECT_WITHIN.toMillis()));
        properties.put("mail.smtp.timeout", Long.toString(timeout.toMillis()));
        properties.put("mail.smtp.writetimeout", Long.toString(timeout.toMillis()));
        properties.put("mail.smtp.quitwait", "false");
        return properties;
    }

    private String domain() {
        return from.substring(from.indexOf('@') + 1);
    }

    /** Whether the installation has one. */
    public boolean isThere() {
        return !host.isEmpty();
    }

    /** A connection for one mail after the other; made with the first. For one thread. */
    public Line line() {
        return new Line();
    }

    /** See {@link #line()}. */
    public final class Line implements AutoCloseable {
        private @Nullable FollowedTransport transport;

        private Line() {}

        /** Sends one mail, and says how far it came. */
        public Handover send(Mail mail) {
            MimeMessage message;
            try {
                message = message(mail);
            } catch (MessagingException e) {
                LOG.warn("A mail could not be written: {}", kind(e));
                return Handover.REFUSED;
            }
            FollowedTransport open;
            try {
                open = open();
            } catch (MessagingException e) {
                LOG.warn("The mail server takes nothing just now: {}", kind(e));
                return Handover.SERVER_AWAY;
            }
            try {
                open.sendMessage(message, message.getAllRecipients());
                return Handover.TAKEN;
            } catch (MessagingException e) {
                Handover handover = handover(e, open);
                LOG.info("A mail was not sent: {} after {}", handover, kind(e));
                if (handover == Handover.SERVER_AWAY || handover == Handover.UNKNOWN) {
                    close();
                }
                return handover;
            }
        }

        private FollowedTransport open() throws MessagingException {
            FollowedTransport open = transport;
            if (open != null && open.isConnected()) {
                return open;
            }
            close();
            open = new FollowedTransport(session);
            open.connect(host, port, username, password);
            transport = open;
            return open;
        }

        @Override
        public void close() {
            FollowedTransport open = transport;
            transport = null;
            if (open != null) {
                try {
                    open.close();
                } catch (MessagingException e) {
                    LOG.debug("The mail server had gone already: {}", kind(e));
                }
            }
        }
    }

    private MimeMessage message(Mail mail) throws MessagingException {
        MimeMessage message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", "<" + mail.id() + "@" + domain() + ">");
            }
        };
        try {
            String name = mail.senderName().replaceAll("\\p{Cntrl}", " ").strip();
            message.setFrom(name.isEmpty() ? new InternetAddress(from) : new InternetAddress(from, name, UTF_8));
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("Every Java has UTF-8.", e);
        }
        message.setRecipient(RecipientType.TO, new InternetAddress(mail.to(), true));
        message.setSubject(mail.subject(), UTF_8);
        Mail.Attachment attached = mail.attached();
        if (attached == null) {
            message.setText(mail.text(), UTF_8);
        } else {
            message.setContent(with(attached, mail.text()));
        }
        message.setSentDate(Date.from(clock.instant()));
        // Nobody's absence note answers it.
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    private static MimeMultipart with(Mail.Attachment attached, String text) throws MessagingException {
        MimeBodyPart words = new MimeBodyPart();
        words.setText(text, UTF_8);
        MimeBodyPart file = new MimeBodyPart();
        file.setDataHandler(new DataHandler(new ByteArrayDataSource(attached.file(), attached.type())));
        file.setFileName(attached.name());
        file.setDisposition(Part.ATTACHMENT);
        return new MimeMultipart(words, file);
    }

    private static Handover handover(MessagingException failure, FollowedTransport open) {
        int code = code(failure);
        boolean isAnswered = code >= 400 && code < 600;
        if (open.isAtEnd()) {
            return !isAnswered ? Handover.UNKNOWN : code < 500 ? Handover.LATER : Handover.REFUSED;
        }
        // A server that does not take the sender, or says goodbye, takes nobody's mail.
        if (!isAnswered || code == 421 || !open.isSenderTaken()) {
            return Handover.SERVER_AWAY;
        }
        return code < 500 ? Handover.LATER : Handover.REFUSED;
    }

    private static int code(MessagingException failure) {
        int code = -1;
        for (Exception e = failure; e instanceof MessagingException next; e = next.getNextException()) {
            if (e instanceof SMTPAddressFailedException address) {
                return address.getReturnCode();
            }
            if (e instanceof SMTPSendFailedException send) {
                code = send.getReturnCode();
            }
        }
        return code;
    }

    /** What failed, without the words of the server, which can name an address. */
    private static String kind(MessagingException failure) {
        Exception cause = failure.getNextException();
        int code = code(failure);
        return failure.getClass().getSimpleName()
                + (cause == null ? "" : " of " + cause.getClass().getSimpleName())
                + (code < 0 ? "" : " " + code);
    }
}
