package org.alongside.messages;

import org.alongside.ids.JourneyId;
import org.alongside.ids.MessageId;
import org.alongside.ids.MessageSubjectId;

/**
 * What became of a message; told within the transaction in which it is kept, in the organisation of the journey. Nothing is told
 * of a message that was stopped by a call of {@link Messages}. After {@link Outcome#SENT} may follow one of the others, when
 * the mail comes back.
 */
public record MessageEnded(
        MessageId messageId,
        JourneyId journeyId,
        MessageTemplate template,
        MessageSubjectId about,
        int number,
        Outcome outcome) {
    /** How it ended. */
    public enum Outcome {
        /** A mail server took it. */
        SENT,
        /** Somebody passed it on by hand. */
        PASSED_ON,
        /** As far as anybody knows it reached nobody, and it will not be tried again. */
        NOT_DELIVERED
    }
}
