package org.alongside.workers;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.alongside.access.Readers;
import org.alongside.access.RecordPart;
import org.alongside.audit.Ledger;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.settings.SettingKey;
import org.alongside.settings.Settings;
import org.alongside.workers.bpmn.MatchWorkerProcess;
import org.alongside.workers.policy.WorkerMayTakeOn;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who walks with whom, since when; and who was asked before. */
@Repository
@Transactional(propagation = Propagation.REQUIRED)
@Policy(PolicyId.WORKER_01)
@Policy(PolicyId.WORKER_06)
public class Walks {
    /** An offer opens the contact and nothing else; what else is open to somebody is for another reason. */
    private static final List<RecordPart> ONLY_CONTACT_ENDS =
            List.of(RecordPart.MAIN, RecordPart.SAFETY, RecordPart.OFFENDING, RecordPart.JOINING);

    /** What of a record is open to another worker only as far as the survivor releases it. (CONF-08) */
    private static final List<RecordPart> RELEASED =
            List.of(RecordPart.MAIN, RecordPart.SAFETY, RecordPart.OFFENDING, RecordPart.JOINING);

    private final JdbcClient jdbc;
    private final Workers workers;
    private final Readers readers;
    private final Ledger ledger;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final Settings settings;

    Walks(
            JdbcClient jdbc,
            Workers workers,
            Readers readers,
            Ledger ledger,
            Clock clock,
            ApplicationEventPublisher events,
            Settings settings) {
        this.jdbc = jdbc;
        this.workers = workers;
        this.readers = readers;
        this.ledger = ledger;
        this.clock = clock;
        this.events = events;
        this.settings = settings;
    }

    /** The worker who walks with this survivor now. */
    public Optional<WorkerId> workerOf(JourneyId journeyId) {
        return jdbc.sql("select worker_id from alongside.walk where journey_id = :journey and until is null")
                .param("journey", journeyId.value())
                .query((row, n) -> WorkerId.of(row.getString(1)))
                .optional();
    }

    /** Journeys of those with whom this worker walks now. */
    public List<JourneyId> journeysOf(WorkerId workerId) {
        return jdbc.sql("select journey_id from alongside.walk where worker_id = :worker and until is null order by 1")
                .param("worker", workerId.value())
                .query((row, n) -> JourneyId.of(row.getObject(1, UUID.class)))
                .list();
    }

    /** Who walked with this survivor last. */
    public Optional<WorkerId> lastWorkerOf(JourneyId journeyId) {
        return jdbc.sql("select worker_id from alongside.walk where journey_id = :journey order by since desc limit 1")
                .param("journey", journeyId.value())
                .query((row, n) -> WorkerId.of(row.getString(1)))
                .optional();
    }

    /** Who walks with this survivor, or did at any moment since then. */
    public Set<WorkerId> workersSince(JourneyId journeyId, Instant since) {
        return jdbc.sql("""
                        select distinct worker_id from alongside.walk
                        where journey_id = :journey and (until is null or until > :since)
                        """)
                .param("journey", journeyId.value())
                .param("since", Timestamp.from(since))
                .query((row, n) -> WorkerId.of(row.getString(1)))
                .set();
    }

    /** Offers a survivor to a worker, who may see the alias to tell whether they know each other. */
    public void offer(JourneyId journeyId, WorkerId workerId) {
        jdbc.sql("""
                        insert into alongside.offer (id, organisation_id, journey_id, worker_id, offered_at)
                        values (:id, current_setting('alongside.organisation'), :journey, :worker, :at)
                        """)
                .param("id", UUID.randomUUID())
                .param("journey", journeyId.value())
                .param("worker", workerId.value())
                .param("at", Timestamp.from(clock.instant()))
                .update();
        ledger.done(journeyId.toString(), Ledger.SERVICE, "offered to worker", Map.of("worker", workerId));
    }

    /** The worker answered, or did not. */
    public void answered(JourneyId journeyId, WorkerId workerId, String answer) {
        jdbc.sql("""
                        update alongside.offer set answer = :answer, answered_at = :at
                        where journey_id = :journey and worker_id = :worker and answer is null
                        """)
                .param("answer", answer)
                .param("at", Timestamp.from(clock.instant()))
                .param("journey", journeyId.value())
                .param("worker", workerId.value())
                .update();
        ledger.done(journeyId.toString(), workerId, "offer answered", Map.of("answer", answer));
    }

    /**
     * The survivor waits for no answer any more: whoever was asked and has not answered sees nothing of them from now on.
     *
     * @param keeps who took the first contact, and stays in touch while nobody walks with the survivor; null where nobody does
     */
    public void withdrawOffers(JourneyId journeyId, @Nullable WorkerId keeps) {
        List<WorkerId> asked = jdbc.sql("""
                        select worker_id from alongside.offer where journey_id = :journey and answer is null
                        """)
                .param("journey", journeyId.value())
                .query((row, n) -> WorkerId.of(row.getString(1)))
                .list();
        for (WorkerId worker : asked) {
            answered(journeyId, worker, MatchWorkerProcess.OfferAnswer.NO_ANSWER);
            if (!worker.equals(keeps)) {
                readers.close(journeyId, worker, ONLY_CONTACT_ENDS);
            }
        }
    }

    /** A worker said no, so what the offer had opened to them is closed again. */
    public void closeToDecliner(JourneyId journeyId, WorkerId workerId, WorkerId firstContactBy) {
        boolean isStillInTouch =
                workerId.equals(firstContactBy) && workerOf(journeyId).isEmpty();
        if (!isStillInTouch) {
            readers.close(journeyId, workerId, ONLY_CONTACT_ENDS);
        }
    }

    /** A new search begins, or a supervisor found another way: everybody may be asked again but for conflicts. */
    public void lookAnew(JourneyId journeyId) {
        jdbc.sql("""
                        insert into alongside.offer (id, organisation_id, journey_id, worker_id, offered_at, answer,
                            answered_at)
                        values (:id, current_setting('alongside.organisation'), :journey, '', :at, 'NO_ANSWER', :at)
                        """)
                .param("id", UUID.randomUUID())
                .param("journey", journeyId.value())
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    Set<WorkerId> askedSinceLastLook(JourneyId journeyId) {
        List<WorkerId> asked = jdbc.sql("""
                        select worker_id from alongside.offer
                        where journey_id = :journey and worker_id <> '' and offered_at >= coalesce(
                            (select max(offered_at) from alongside.offer
                             where journey_id = :journey and worker_id = ''), '-infinity')
                        """)
                .param("journey", journeyId.value())
                .query((row, n) -> WorkerId.of(row.getString(1)))
                .list();
        Set<WorkerId> who = new HashSet<>(asked);
        workerOf(journeyId).ifPresent(who::add);
        return who;
    }

    /**
     * A worker begins to walk with a survivor; whoever did so before stops, and what they see is closed to them.
     *
     * @param seesFrom what was written before stays closed to the new worker but for contact (CONF-08)
     * @throws org.alongside.policy.Refused under WORKER-02, -03, -04 or -05
     */
    public void begin(JourneyId journeyId, WorkerId workerId, Wishes wishes, Instant seesFrom) {
        Worker worker = workers.find(workerId).orElseThrow();
        WorkerMayTakeOn.decide(
                        worker.facts(
                                workers.hasConflict(workerId, journeyId),
                                settings.number(SettingKey.CO_REFLECTION_DAYS)),
                        LocalDate.now(clock))
                .orRefuse();
        end(journeyId);
        jdbc.sql("""
                        insert into alongside.walk (id, organisation_id, journey_id, worker_id, since,
                            gender_wish_met, culture_wish_met)
                        values (:id, current_setting('alongside.organisation'), :journey, :worker, :since,
                            :gender, :culture)
                        """)
                .param("id", UUID.randomUUID())
                .param("journey", journeyId.value())
                .param("worker", workerId.value())
                .param("since", Timestamp.from(clock.instant()))
                .param("gender", wishes.genderMetBy(worker))
                .param("culture", wishes.culturesMetBy(worker))
                .update();
        readers.open(journeyId, workerId, RecordPart.CONTACT, Instant.EPOCH, Readers.Reason.WALKS_WITH);
        readers.open(journeyId, workerId, RELEASED, seesFrom, Readers.Reason.WALKS_WITH);
        ledger.done(journeyId.toString(), workerId, "walks with survivor", Map.of("worker", workerId));
        events.publishEvent(new WalkBegan(journeyId, workerId));
    }

    /** The survivor wishes something else: whether who walks with them meets it is noted, and nobody is matched anew. (WORKER-06) */
    public void wishesChanged(JourneyId journeyId, Wishes wishes) {
        workerOf(journeyId).flatMap(workers::find).ifPresent(worker -> jdbc.sql("""
                                update alongside.walk set gender_wish_met = :gender, culture_wish_met = :culture
                                where journey_id = :journey and until is null
                                """)
                .param("journey", journeyId.value())
                .param("gender", wishes.genderMetBy(worker))
                .param("culture", wishes.culturesMetBy(worker))
                .update());
    }

    /** The worker whom the survivor knew walks with them again, and sees what they saw before, no more. (CONF-08) */
    public void beginAgain(JourneyId journeyId, WorkerId workerId, Wishes wishes) {
        Instant sawFrom = jdbc.sql("""
                        select sees_from from alongside.reader_grant
                        where journey_id = :journey and user_id = :worker and compartment = 'MAIN'
                        order by given_at desc limit 1
                        """)
                .param("journey", journeyId.value())
                .param("worker", workerId.value())
                .query((row, n) -> row.getTimestamp("sees_from").toInstant())
                .optional()
                .orElse(clock.instant());
        begin(journeyId, workerId, wishes, sawFrom);
    }

    /** Whether the survivor released to who walks with them now what was written while somebody else did. (CONF-08) */
    public boolean isEarlierReleased(JourneyId journeyId) {
        return released(journeyId).isPresent();
    }

    /**
     * The survivor takes back that their worker reads what was written before the two walked together. What the worker wrote
     * themselves stays open to them. Where nothing is released, nothing changes. (CONF-08)
     */
    public void takeReleaseBack(JourneyId journeyId, WorkerId by) {
        released(journeyId).ifPresent(release -> {
            readers.closeBefore(journeyId, release.worker(), RELEASED, release.walksSince());
            ledger.done(journeyId.toString(), by, "release taken back", Map.of("worker", release.worker()));
        });
    }

    /** @param walksSince when the worker began to walk with them, breaks left out */
    private record Release(WorkerId worker, Instant walksSince) {}

    private Optional<Release> released(JourneyId journeyId) {
        return jdbc.sql("""
                        with theirs as (
                            select worker_id from alongside.walk where journey_id = :journey and until is null),
                        other as (
                            select max(w.since) since from alongside.walk w, theirs
                            where w.journey_id = :journey and w.worker_id <> theirs.worker_id)
                        select theirs.worker_id, min(w.since) since
                        from theirs, other, alongside.walk w
                        where w.journey_id = :journey and w.worker_id = theirs.worker_id and w.since > other.since
                            and exists (select from alongside.reader_grant g
                                where g.journey_id = :journey and g.user_id = theirs.worker_id and g.ended_at is null
                                    and g.compartment = any (:parts) and g.sees_from < other.since)
                        group by theirs.worker_id
                        """)
                .param("journey", journeyId.value())
                .param("parts", RELEASED.stream().map(Enum::name).toArray(String[]::new))
                .query((row, n) -> new Release(
                        WorkerId.of(row.getString("worker_id")),
                        row.getTimestamp("since").toInstant()))
                .optional();
    }

    /** Nobody walks with this survivor for now. */
    public void end(JourneyId journeyId) {
        workerOf(journeyId).ifPresent(worker -> {
            jdbc.sql("update alongside.walk set until = :now where journey_id = :journey and until is null")
                    .param("now", Timestamp.from(clock.instant()))
                    .param("journey", journeyId.value())
                    .update();
            readers.close(journeyId, worker, List.of());
        });
    }
}
