package org.alongside.randomwalk;

import static org.alongside.testing.walk.InOrganisation.asked;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.alongside.consent.ConsentLedger;
import org.alongside.consent.Purpose;
import org.alongside.consent.WhanauAgreements.To;
import org.alongside.engine.EngineClock;
import org.alongside.ids.SupporterId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.state.TheirJourneys;
import org.alongside.journey.whanau.Supporter;
import org.alongside.journey.whanau.Supporter.Knows;
import org.alongside.journey.whanau.Supporter.Said;
import org.alongside.journey.whanau.Supporters;
import org.alongside.journey.whanau.Supporters.WithAgreements;
import org.alongside.records.ToldByOthers;
import org.alongside.testing.Time;
import org.alongside.testing.walk.Survivors;

/** Whom survivors bring in: written down, agreed to for sessions, what they tell, and taken back at any moment. */
final class RandomWhanau {
    private static final Said SAID = new Said("Somebody", "a friend", "", "", Knows.YES, "");

    private final Survivors survivors;
    private final TheirJourneys own;
    private final Supporters supporters;
    private final ToldByOthers told;
    private final ConsentLedger consent;
    private final Time time;

    RandomWhanau(
            Survivors survivors,
            TheirJourneys own,
            Supporters supporters,
            ToldByOthers told,
            ConsentLedger consent,
            Time time) {
        this.survivors = survivors;
        this.own = own;
        this.supporters = supporters;
        this.told = told;
        this.consent = consent;
        this.time = time;
    }

    /** Their worker is trained for such sessions from then on. */
    void happen(Walked walked, Random random) {
        List<String> walking = survivors.texts(
                "select worker_id from alongside.walk where journey_id = :journey and until is null", walked.journey);
        if (walking.isEmpty()
                || !walked.isUnderWay()
                || !asked(() -> consent.agrees(walked.journey, Purpose.KEEP_RECORD))) {
            return;
        }
        WorkerId worker = WorkerId.of(walking.get(0));
        LocalDate today = time.now().atZone(EngineClock.ZONE).toLocalDate();
        survivors.workerHas(worker.value(), each -> each.withWhanauTrainedUntil(today.plusDays(400)));
        walked.agrees(Purpose.CONTACT_WHANAU);
        boolean areNotesKept = asked(() -> consent.agrees(walked.journey, Purpose.KEEP_SESSION_NOTES));
        asked(() -> own.changeAndTell("whanau", walked.journey, worker, journey -> {
            supporters.agreeAtAll(walked.journey, worker);
            List<WithAgreements> open = supporters.read(walked.journey, worker);
            if (open.isEmpty() && supporters.all(walked.journey).size() < Supporter.MAX) {
                SupporterId id = SupporterId.random();
                supporters.add(walked.journey, id, SAID, worker);
                supporters.agree(walked.journey, id, To.SESSION, today.plusDays(200), false, worker);
            } else if (!open.isEmpty()) {
                SupporterId id = open.get(0).supporter().id();
                if (random.nextInt(3) == 0) {
                    supporters.takeBack(walked.journey, id, To.SESSION, worker);
                } else if (areNotesKept && told.waiting(walked.journey) < 3) {
                    told.write(
                            walked.journey, id, RandomAnswers.MARK + random.nextInt(1_000_000), worker, "people.told");
                }
            }
            return open;
        }));
    }

    /** Somebody may come to a session today, with a worker trained for it; false where nothing of it can be kept. */
    boolean comes(Walked walked, WorkerId worker) {
        if (!asked(() -> consent.agrees(walked.journey, Purpose.KEEP_RECORD))) {
            return false;
        }
        LocalDate today = time.now().atZone(EngineClock.ZONE).toLocalDate();
        survivors.workerHas(worker.value(), each -> each.withWhanauTrainedUntil(today.plusDays(400)));
        return asked(() -> own.changeAndTell("whanau", walked.journey, worker, journey -> {
            if (!supporters.mayKeep(walked.journey, worker).isAllowed()) {
                return false;
            }
            supporters.agreeAtAll(walked.journey, worker);
            walked.agrees(Purpose.CONTACT_WHANAU);
            List<WithAgreements> open = supporters.read(walked.journey, worker);
            SupporterId id = SupporterId.random();
            if (!open.isEmpty()) {
                id = open.get(0).supporter().id();
            } else if (supporters.all(walked.journey).size() == Supporter.MAX) {
                return false;
            } else {
                supporters.add(walked.journey, id, SAID, worker);
            }
            supporters.agree(walked.journey, id, To.SESSION, today.plusDays(200), false, worker);
            return true;
        }));
    }

    /** How many sessions they came to, in all these journeys. */
    long sessions(List<Walked> all) {
        return all.stream()
                .mapToLong(walked -> survivors.count(
                        "select count(*) from alongside.whanau_session where journey_id = :journey", walked.journey))
                .sum();
    }
}
