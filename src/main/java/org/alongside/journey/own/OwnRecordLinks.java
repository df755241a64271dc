package org.alongside.journey.own;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.alongside.ids.JourneyId;
import org.alongside.ids.MessageSubjectId;
import org.alongside.journey.state.Journeys.Journey;
import org.alongside.messages.Message;
import org.alongside.messages.MessageTemplate;
import org.alongside.messages.Messages;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Links by which survivors open their record, as they asked for one, also after they left: sent or passed on like any other message. */
@Service
@Transactional(propagation = Propagation.REQUIRED)
@Policy(PolicyId.CONF_06)
public class OwnRecordLinks {
    /** What was asked for a week ago is not sent any more. */
    private static final Duration SENT_WITHIN = Duration.ofDays(7);

    private final Messages messages;
    private final Clock clock;

    OwnRecordLinks(Messages messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * Sends one to the safe contact, while none is on its way.
     *
     * @param asked asked for the same thing again, it is not sent again
     * @throws org.alongside.policy.Refused where too many messages are still to reach them
     */
    public void send(Journey journey, LinkRequestId asked) {
        if (isOnItsWay(journey.id())) {
            return;
        }
        Instant now = clock.instant();
        byte[] about = (journey.id() + "/" + asked).getBytes(StandardCharsets.UTF_8);
        messages.queue(new Message(
                journey.id(),
                MessageTemplate.RECORD_OPENED,
                MessageSubjectId.of(UUID.nameUUIDFromBytes(about)),
                0,
                now,
                now.plus(SENT_WITHIN)));
    }

    /** Like {@link #send}, unless too many messages are still to reach them: then they see it when they open their page next. */
    public void sendIfPossible(Journey journey, LinkRequestId asked) {
        if (messages.takesMoreFor(journey.id())) {
            send(journey, asked);
        }
    }

    /** Whether one is still to reach them. */
    public boolean isOnItsWay(JourneyId journeyId) {
        return messages.isUnderWay(journeyId, MessageTemplate.RECORD_OPENED);
    }
}
