package org.alongside.messages.mail;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * Knows how far a mail came. Until its last line is sent, a server that goes away has not taken it; from then on only its
 * answer tells.
 */
final class FollowedTransport extends SMTPTransport {
    private boolean isSenderTaken;
    private boolean isAtEnd;

    FollowedTransport(Session session) {
        super(session, new URLName("smtp", null, -1, null, null, null));
    }

    boolean isSenderTaken() {
        return isSenderTaken;
    }

    boolean isAtEnd() {
        return isAtEnd;
    }

    @Override
    public synchronized void sendMessage(Message message, Address[] addresses) throws MessagingException {
        isSenderTaken = false;
        isAtEnd = false;
        super.sendMessage(message, addresses);
    }

    @Override
    protected void mailFrom() throws MessagingException {
        super.mailFrom();
        isSenderTaken = true;
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        isAtEnd = true;
        super.finishData();
    }
}
