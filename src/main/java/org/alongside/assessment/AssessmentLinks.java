package org.alongside.assessment;

import java.time.Clock;
import java.time.Instant;
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
import org.alongside.settings.SettingKey;
import org.alongside.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Makes the link of an invitation to assess the support, as long as it is open. */
@Component
@Transactional(propagation = Propagation.REQUIRED)
class AssessmentLinks implements MessageLinks {
    private final Assessments assessments;
    private final AssessmentRows rows;
    private final OwnLinks links;
    private final Organisations organisations;
    private final Settings settings;
    private final Clock clock;

    AssessmentLinks(
            Assessments assessments,
            AssessmentRows rows,
            OwnLinks links,
            Organisations organisations,
            Settings settings,
            Clock clock) {
        this.assessments = assessments;
        this.rows = rows;
        this.links = links;
        this.organisations = organisations;
        this.settings = settings;
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

    /**
     * No longer than the assessment itself.
     *
     * @throws org.springframework.dao.CannotAcquireLockException while something becomes of the assessment: it is tried again
     */
    @Override
    public Optional<OneTimeAddress> make(
            JourneyId journeyId, MessageTemplate template, MessageSubjectId about, @Nullable WorkerId passedOnBy) {
        return rows.lockOrLeave(about.assessment())
                .filter(open -> open.journeyId().equals(journeyId))
                .map(open -> {
                    Instant ends = clock.instant().plus(settings.duration(SettingKey.ASSESSMENT_LINK));
                    OneTimeAddress address = OneTimeAddress.make(organisations);
                    links.make(
                            Purpose.ASSESSMENT,
                            LinkSubjectId.of(open.id()),
                            journeyId,
                            address.hash(),
                            ends.isBefore(open.endsAt()) ? ends : open.endsAt(),
                            passedOnBy);
                    return address;
                });
    }
}
