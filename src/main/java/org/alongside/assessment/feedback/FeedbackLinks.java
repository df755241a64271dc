package org.alongside.assessment.feedback;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.alongside.access.Organisations;
import org.alongside.ids.JourneyId;
import org.alongside.ids.LinkSubjectId;
import org.alongside.ids.MessageSubjectId;
import org.alongside.ids.WorkerId;
import org.alongside.messages.MessageLinks;
import org.alongside.messages.MessageTemplate;
import org.alongside.messages.OneTimeAddress;
import org.alongside.own.OwnLinks;
import org.alongside.own.OwnLinks.Purpose;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Makes the link by which somebody who does not go on can say how it was for them. It still opens once they are erased. */
@Component
@Transactional(propagation = Propagation.REQUIRED)
class FeedbackLinks implements MessageLinks {
    static final Duration OPENS_FOR = Duration.ofDays(14);

    private final OwnLinks links;
    private final Organisations organisations;
    private final Clock clock;

    FeedbackLinks(OwnLinks links, Organisations organisations, Clock clock) {
        this.links = links;
        this.organisations = organisations;
        this.clock = clock;
    }

    @Override
    public Set<MessageTemplate> templates() {
        return Set.of(MessageTemplate.FEEDBACK_INVITED);
    }

    @Override
    public Optional<OneTimeAddress> make(
            JourneyId journeyId, MessageTemplate template, MessageSubjectId about, @Nullable WorkerId passedOnBy) {
        OneTimeAddress address = OneTimeAddress.make(organisations);
        links.make(
                Purpose.FEEDBACK,
                LinkSubjectId.of(about),
                journeyId,
                address.hash(),
                clock.instant().plus(OPENS_FOR),
                passedOnBy);
        return Optional.of(address);
    }
}
