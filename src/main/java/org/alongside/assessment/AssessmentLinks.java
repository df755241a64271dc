package org.alongside.assessment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.alongside.assessment.link.OwnLinks;
import org.alongside.assessment.link.OwnLinks.Purpose;
import org.alongside.ids.AssessmentId;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.messages.MessageLinks;
import org.alongside.messages.MessageTemplate;
import org.alongside.messages.OneTimeAddress;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Makes the link of an invitation to assess the support, as long as it is open. */
@Component
@Transactional(propagation = Propagation.REQUIRED)
class AssessmentLinks implements MessageLinks {
    private static final Duration LASTS = Duration.ofDays(14);

    private final Assessments assessments;
    private final OwnLinks links;
    private final Clock clock;

    AssessmentLinks(Assessments assessments, OwnLinks links, Clock clock) {
        this.assessments = assessments;
        this.links = links;
        this.clock = clock;
    }

    @Override
    public Set<MessageTemplate> templates() {
        return Set.of(MessageTemplate.ASSESSMENT_INVITED, MessageTemplate.ASSESSMENT_REMINDED);
    }

    @Override
    public Set<WorkerId> asksAbout(JourneyId journeyId) {
        return assessments.gaveSupport(journeyId);
    }

    /** No longer than the assessment itself. */
    @Override
    public Optional<OneTimeAddress> make(JourneyId journeyId, MessageTemplate template, UUID about) {
        return assessments
                .lock(AssessmentId.of(about))
                .filter(open -> open.journeyId().equals(journeyId))
                .map(open -> {
                    Instant ends = clock.instant().plus(LASTS);
                    OneTimeAddress address = OneTimeAddress.make();
                    links.make(
                            Purpose.ASSESSMENT,
                            about,
                            journeyId,
                            address.hash(),
                            ends.isBefore(open.endsAt()) ? ends : open.endsAt());
                    return address;
                });
    }
}
