package org.alongside.journey.whanau;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.alongside.audit.Ledger;
import org.alongside.consent.WhanauAgreements;
import org.alongside.consent.WhanauAgreements.To;
import org.alongside.ids.JourneyId;
import org.alongside.ids.SupporterId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.policy.BroughtInByTrainedWorker;
import org.alongside.journey.whanau.Supporters.WithAgreements;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.workers.Worker;
import org.alongside.workers.Workers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Sessions with those whom survivors bring in: agreed to for each of them, with a worker trained for it. */
@Repository
@Transactional(propagation = Propagation.REQUIRED)
@Policy(value = PolicyId.REFER_06, database = "trigger whanau_session_is_agreed_to")
public class WhanauSessions {
    /** For how many days after the last one of an agreement a session within it can still be written down. */
    private static final int LATE_DAYS = 14;

    private final JdbcClient jdbc;
    private final Supporters supporters;
    private final WhanauAgreements agreements;
    private final Workers workers;
    private final Ledger ledger;
    private final Clock clock;

    WhanauSessions(
            JdbcClient jdbc,
            Supporters supporters,
            WhanauAgreements agreements,
            Workers workers,
            Ledger ledger,
            Clock clock) {
        this.jdbc = jdbc;
        this.supporters = supporters;
        this.agreements = agreements;
        this.workers = workers;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Who can be named as having been at a session: agreed to and not taken back, also shortly after the last day, so that what was on that
     * day can be written down. The look is listed.
     */
    public List<Supporter> whoMayCome(JourneyId journeyId, WorkerId reader) {
        LocalDate late = LocalDate.now(clock).minusDays(LATE_DAYS);
        List<SupporterId> standing = agreements.standing(journeyId, To.SESSION, late);
        if (standing.isEmpty()) {
            return List.of();
        }
        return supporters.read(journeyId, reader).stream()
                .map(WithAgreements::supporter)
                .filter(one -> standing.contains(one.id()))
                .toList();
    }

    /** Whether nobody can be named as having been at a session; asked without a look at who it is. */
    boolean isNobodyAgreedTo(JourneyId journeyId) {
        return agreements
                .standing(journeyId, To.SESSION, LocalDate.now(clock).minusDays(LATE_DAYS))
                .isEmpty();
    }

    /** Whether a worker is trained for it on a day. (REFER-06) */
    public boolean isTrained(WorkerId worker, LocalDate day) {
        return workers.find(worker)
                .map(Worker::whanauTrainedUntil)
                .filter(until -> !until.isBefore(day))
                .isPresent();
    }

    /** What {@link BroughtInByTrainedWorker} says of these people, this day and this worker. */
    public Decision mayCome(JourneyId journeyId, Collection<SupporterId> who, LocalDate day, WorkerId worker) {
        return BroughtInByTrainedWorker.decide(new BroughtInByTrainedWorker.Facts(
                !who.isEmpty(),
                who.stream().allMatch(one -> agreements.holdsOn(journeyId, one, To.SESSION, day)),
                day,
                workers.find(worker).map(Worker::whanauTrainedUntil).orElse(null)));
    }

    /**
     * Keeps that they were at a session.
     *
     * @throws Refused under REFER-06 where nobody is named, the survivor does not agree to somebody on that day, or the worker is not
     *     trained on it
     */
    public void held(JourneyId journeyId, Collection<SupporterId> who, LocalDate day, WorkerId worker) {
        mayCome(journeyId, who, day, worker).orRefuse();
        for (SupporterId one : who) {
            jdbc.sql("""
                            insert into alongside.whanau_session
                                (organisation_id, journey_id, supporter_id, worker_id, held_on, recorded_at)
                            values (current_setting('alongside.organisation'), :journey, :supporter, :worker, :day, :at)
                            """)
                    .param("journey", journeyId.value())
                    .param("supporter", one.value())
                    .param("worker", worker.value())
                    .param("day", java.sql.Date.valueOf(day))
                    .param("at", Timestamp.from(clock.instant()))
                    .update();
        }
        ledger.done(journeyId.toString(), worker, "session with whanau", Map.of("people", who.size()));
    }
}
