package org.alongside.messages;

import java.util.Optional;
import java.util.Set;
import org.alongside.ids.JourneyId;
import org.alongside.ids.MessageSubjectId;
import org.alongside.ids.WorkerId;
import org.jspecify.annotations.Nullable;

/**
 * Makes the links of messages, at the moment in which one is sent and not before: so that the secret of a link stands in no
 * row, and its time counts from when it was sent. Each module that queues messages with a link has one, as a bean.
 */
public interface MessageLinks {
    /** The templates whose links it makes; no other bean makes these. */
    Set<MessageTemplate> templates();

    /**
     * A new link, whose hash is kept in the transaction in which this is called. It is asked for again each time that a message
     * is tried anew; what was made for the same thing before is best closed then.
     *
     * @param about what the message is about
     * @param passedOnBy who sees it, to pass it on; null where it is sent by mail
     * @return nothing when the message makes no sense any more: it is then stopped
     */
    Optional<OneTimeAddress> make(
            JourneyId journeyId, MessageTemplate template, MessageSubjectId about, @Nullable WorkerId passedOnBy);

    /**
     * For a template that {@link MessageTemplate#asksAboutSupport asks about the support}: who gave that support. None of them
     * passes the link on, as they could open it.
     */
    default Set<WorkerId> asksAbout(JourneyId journeyId) {
        return Set.of();
    }

    /** Who may know what else opens the page behind the link, beside the survivor. None of them passes the link on. */
    default Set<WorkerId> couldOpen(JourneyId journeyId) {
        return Set.of();
    }
}
