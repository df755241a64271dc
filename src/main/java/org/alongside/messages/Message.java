package org.alongside.messages;

import java.time.Instant;
import org.alongside.ids.JourneyId;
import org.alongside.ids.MessageSubjectId;

/**
 * A message to be sent. To whom, how, in which hours, in which language and under which name is not in here: the record says it
 * when the message is sent.
 *
 * @param about what it is about, such as an assessment: its id
 * @param number which of several about the same thing, from 0; queued again with the same number it is not sent again
 * @param notBefore when it may be sent at the earliest
 * @param notAfter when it makes no sense any more; it is then not sent and {@link MessageEnded} says so
 */
public record Message(
        JourneyId journeyId,
        MessageTemplate template,
        MessageSubjectId about,
        int number,
        Instant notBefore,
        Instant notAfter) {
    /** More about the same thing would be pressing somebody. */
    static final int NUMBER_MAX = 9;

    /** @throws IllegalArgumentException when the number is too high, or it could never be sent */
    public Message {
        if (number < 0 || number > NUMBER_MAX || !notAfter.isAfter(notBefore)) {
            throw new IllegalArgumentException("There are ten messages about one thing, and each has time to be sent.");
        }
    }
}
