package org.alongside.journey.own.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.alongside.access.Readers;
import org.alongside.access.RecordPart;
import org.alongside.ids.JourneyId;
import org.alongside.ids.RequestId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.own.LinkRequestId;
import org.alongside.journey.own.OwnRecordLinks;
import org.alongside.journey.own.OwnRecordSittings;
import org.alongside.journey.own.OwnRequests;
import org.alongside.journey.own.OwnRequests.Outcome;
import org.alongside.journey.own.OwnRequests.Request;
import org.alongside.journey.own.OwnWord;
import org.alongside.journey.state.Journeys.Journey;
import org.alongside.journey.state.NoSuchJourneyException;
import org.alongside.journey.state.TheirJourneys;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.records.Records;
import org.springframework.stereotype.Service;

/** What whoever walks with a survivor does so that they can open their record, and what the survivor asked for there. */
@Service
@Policy(PolicyId.CONF_03)
@Policy(PolicyId.CONF_08)
class BesideTheirWorker {
    private final TheirJourneys own;
    private final Readers readers;
    private final Records records;
    private final OwnWord words;
    private final OwnRecordSittings sittings;
    private final OwnRecordLinks links;
    private final OwnRequests requests;

    BesideTheirWorker(
            TheirJourneys own,
            Readers readers,
            Records records,
            OwnWord words,
            OwnRecordSittings sittings,
            OwnRecordLinks links,
            OwnRequests requests) {
        this.own = own;
        this.readers = readers;
        this.records = records;
        this.words = words;
        this.sittings = sittings;
        this.links = links;
        this.requests = requests;
    }

    /**
     * How far it is.
     *
     * @param word what is known of their word; empty where none was chosen
     * @param isOnItsWay whether a link is still to reach them
     * @param said what they wrote with a correction, by request; of those from before the reader's time with them nothing (CONF-08)
     */
    record View(
            Journey journey,
            Optional<OwnWord.Chosen> word,
            boolean isOnItsWay,
            List<Request> requests,
            Map<RequestId, String> said) {}

    /** @throws NoSuchJourneyException when it is not the caller's, over, or not there, as in all of these */
    View view(JourneyId journeyId, WorkerId by) {
        return own.read("own record: look", journeyId, by, journey -> {
            List<Request> asked = requests.of(journeyId);
            return new View(
                    journey, words.of(journeyId), links.isOnItsWay(journeyId), asked, said(journeyId, asked, by));
        });
    }

    /** What is open of the record to this reader is open of this too, and the look is listed. (CONF-03, CONF-08) */
    private Map<RequestId, String> said(JourneyId journeyId, List<Request> asked, WorkerId by) {
        Instant from = readers.of(journeyId, by).get(RecordPart.MAIN);
        if (from == null) {
            return Map.of();
        }
        Map<RequestId, String> said = asked.stream()
                .filter(one -> one.isOpen() || one.outcome() == Outcome.NOT_CHANGED)
                .filter(one -> !one.askedAt().isBefore(from))
                .flatMap(one -> requests.words(journeyId, one.id()).map(words -> Map.entry(one.id(), words)).stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        if (!said.isEmpty()) {
            records.requestsWereRead(journeyId, by, OwnRequests.LOOKED_AT);
        }
        return said;
    }

    /** Whether they may turn the page for the word to the survivor: it shows nothing of anybody. */
    void refuseUnlessMayChooseWord(JourneyId journeyId, WorkerId by) {
        own.read("own record: word", journeyId, by, journey -> journey);
    }

    /** Sends a link, as the survivor asked for one. @param asked by which pressing the button twice is known */
    void sendLink(JourneyId journeyId, LinkRequestId asked, WorkerId by) {
        own.change("own record: send link", journeyId, by, journey -> links.send(journey, asked));
    }

    /**
     * The survivor chooses their word, beside whoever walks with them; what is open by the one before is closed.
     *
     * @throws org.alongside.policy.Refused under CONF-01 where it is too easy to guess
     */
    void chooseWord(JourneyId journeyId, String word, WorkerId by) {
        own.change("own record: choose word", journeyId, by, journey -> sittings.choose(journey, word, by));
    }
}
