package org.alongside.randomwalk;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.Set;
import org.alongside.consent.ConsentLedger;
import org.alongside.consent.Purpose;
import org.alongside.engine.EngineClock;
import org.alongside.ids.SupportId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.state.TheirJourneys;
import org.alongside.policy.Refused;
import org.alongside.referral.DataClass;
import org.alongside.referral.map.Coordinator.Who;
import org.alongside.referral.map.Support;
import org.alongside.referral.map.Support.Kind;
import org.alongside.referral.map.Support.Said;
import org.alongside.referral.map.Support.State;
import org.alongside.referral.map.SupportAgreements;
import org.alongside.referral.map.SupportMap;
import org.alongside.referral.map.SupportMap.Outcome;
import org.alongside.testing.Time;
import org.alongside.testing.walk.Survivors;

/** Maps of support on which something is put, stepped out of, ended, and told at any moment. */
final class RandomSupportMaps {
    private static final Said SAID = new Said(Kind.COMMUNITY, "A choir", "To sing", "", "", "");

    private final Survivors survivors;
    private final TheirJourneys own;
    private final SupportMap map;
    private final SupportAgreements agreements;
    private final ConsentLedger consent;
    private final Time time;

    RandomSupportMaps(
            Survivors survivors,
            TheirJourneys own,
            SupportMap map,
            SupportAgreements agreements,
            ConsentLedger consent,
            Time time) {
        this.survivors = survivors;
        this.own = own;
        this.map = map;
        this.agreements = agreements;
        this.consent = consent;
        this.time = time;
    }

    /** Whoever walks with them draws; without a record nothing is kept. */
    void happen(Walked walked, Random random) {
        List<String> walking = survivors.texts(
                "select worker_id from alongside.walk where journey_id = :journey and until is null", walked.journey);
        if (walking.isEmpty() || !walked.isUnderWay()) {
            return;
        }
        WorkerId worker = WorkerId.of(walking.get(0));
        List<Support> standing = asked(() -> map.ofSurvivor(walked.journey)).standing();
        boolean isKept = asked(() -> consent.agrees(walked.journey, Purpose.KEEP_RECORD));
        if (!isKept) {
            assertThatThrownBy(() -> adds(walked, worker)).isInstanceOf(Refused.class);
        } else if (standing.isEmpty() || standing.size() < SupportMap.STANDING_MAX && random.nextInt(2) == 0) {
            assertThat(adds(walked, worker)).isEqualTo(Outcome.DONE);
        } else {
            changes(walked, standing.get(random.nextInt(standing.size())), worker, random);
        }
    }

    private Outcome adds(Walked walked, WorkerId worker) {
        return asked(() -> own.changeAndTell(
                "map of support",
                walked.journey,
                worker,
                journey -> map.add(journey.id(), SupportId.random(), State.WISHED_FOR, SAID, worker)));
    }

    /** What was said before this worker came is not theirs to change. */
    private void changes(Walked walked, Support support, WorkerId worker, Random random) {
        boolean isOpen = asked(() ->
                        own.read("map of support", walked.journey, worker, journey -> map.look(journey.id(), worker)))
                .find(support.id())
                .isPresent();
        int act = random.nextInt(6);
        Outcome outcome =
                asked(() -> own.changeAndTell("map of support", walked.journey, worker, journey -> switch (act) {
                    case 0 -> map.becomes(journey.id(), support.id(), support.version(), State.ENDED, worker);
                    case 1 -> map.becomes(journey.id(), support.id(), support.version(), State.PAUSED, worker);
                    case 2 -> map.becomes(journey.id(), support.id(), support.version(), State.IN_PLACE, worker);
                    case 3 ->
                        map.coordinates(
                                journey.id(),
                                map.look(journey.id(), worker).coordinator().version(),
                                Who.SUPPORT,
                                support.id(),
                                worker);
                    default ->
                        agreements.agree(
                                journey.id(),
                                support.id(),
                                support.version(),
                                Set.of(DataClass.NAME),
                                time.now()
                                        .atZone(EngineClock.ZONE)
                                        .toLocalDate()
                                        .plusDays(random.nextInt(300)),
                                worker);
                }));
        assertThat(outcome).isEqualTo(isOpen ? Outcome.DONE : Outcome.NOT_THERE);
    }
}
