package org.alongside.journey.own;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.alongside.access.Organisations;
import org.alongside.ids.JourneyId;
import org.alongside.ids.LinkSubjectId;
import org.alongside.ids.MessageSubjectId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.state.Journeys;
import org.alongside.journey.state.WhoLeft;
import org.alongside.messages.MessageLinks;
import org.alongside.messages.MessageTemplate;
import org.alongside.messages.OneTimeAddress;
import org.alongside.own.OwnLinks;
import org.alongside.own.OwnLinks.Purpose;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Makes the link by which a survivor opens their record. Whoever sees it, to pass it on, was not there when the word was chosen. */
@Component
@Transactional(propagation = Propagation.REQUIRED)
class RecordOpenedLinks implements MessageLinks {
    /** So long a link opens, from when it was sent. */
    private static final Duration OPENS_FOR = Duration.ofDays(3);

    private final OwnLinks links;
    private final OwnWord words;
    private final Journeys journeys;
    private final WhoLeft whoLeft;
    private final Organisations organisations;
    private final Clock clock;

    RecordOpenedLinks(
            OwnLinks links,
            OwnWord words,
            Journeys journeys,
            WhoLeft whoLeft,
            Organisations organisations,
            Clock clock) {
        this.links = links;
        this.words = words;
        this.journeys = journeys;
        this.whoLeft = whoLeft;
        this.organisations = organisations;
        this.clock = clock;
    }

    @Override
    public Set<MessageTemplate> templates() {
        return Set.of(MessageTemplate.RECORD_OPENED);
    }

    /** Whoever was beside the survivor when they chose their word may have seen it. */
    @Override
    public Set<WorkerId> couldOpen(JourneyId journeyId) {
        return words.of(journeyId).map(OwnWord.Chosen::knownTo).orElse(Set.of());
    }

    @Override
    public Optional<OneTimeAddress> make(
            JourneyId journeyId, MessageTemplate template, MessageSubjectId about, @Nullable WorkerId passedOnBy) {
        return journeys.find(journeyId).filter(whoLeft::hasLeftOrGoesOn).map(journey -> {
            OneTimeAddress address = OneTimeAddress.make(organisations);
            links.make(
                    Purpose.RECORD,
                    LinkSubjectId.of(journeyId),
                    journeyId,
                    address.hash(),
                    clock.instant().plus(OPENS_FOR),
                    passedOnBy);
            return address;
        });
    }
}
