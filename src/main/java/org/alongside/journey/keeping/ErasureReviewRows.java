package org.alongside.journey.keeping;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.alongside.engine.EngineClock;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Rows about reviews, and how long ago the last contact was. Who may decide what is asked elsewhere. */
@Repository
@Transactional(propagation = Propagation.REQUIRED)
class ErasureReviewRows {
    private final JdbcClient jdbc;

    ErasureReviewRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How a review ended. */
    enum Outcome {
        KEPT,
        ERASED,
        CALLED_OFF
    }

    /**
     * What a record's age is counted from.
     *
     * @param keptUntil the newest day until which somebody kept it; null for none
     * @param because why; null for none
     * @param keptByLawUntil the newest day until which somebody kept it because the law asks for it; null for none
     */
    record Age(
            LocalDate lastContactOn,
            @Nullable LocalDate keptUntil,
            @Nullable KeepReason because,
            @Nullable LocalDate keptByLawUntil) {}

    /** When a survivor asked that their record is kept, and until when it is for that. */
    record AskedToKeep(Instant at, LocalDate until) {}

    /** Journeys that ended and whose review is due and has not begun, the longest ago first. */
    List<JourneyId> due(int years, LocalDate today, int max) {
        return jdbc.sql("""
                        select j.id from alongside.journey j
                        where j.organisation_id = current_setting('alongside.organisation') and j.state = 'ENDED'
                            and j.changed_at < :before
                            and not exists (select from alongside.erasure_review r
                                where r.journey_id = j.id and (r.ended_at is null or r.keep_until > :today))
                            and (alongside.last_contact(j.id) at time zone 'Pacific/Auckland')::date
                                + make_interval(years => :years) < :today
                        order by j.changed_at limit :max
                        """)
                .param("before", Timestamp.from(before(years, today)))
                .param("today", today)
                .param("years", years)
                .param("max", max)
                .query((row, n) -> JourneyId.of(row.getObject(1, UUID.class)))
                .list();
    }

    /** Nothing that ended later is due: a bound for the index, which knows of no leap years. */
    private static Instant before(int years, LocalDate today) {
        return today.minusYears(years)
                .plusDays(1)
                .atStartOfDay(EngineClock.ZONE)
                .toInstant();
    }

    /** How old a record is; empty where there is no such journey. */
    Optional<Age> age(JourneyId journeyId) {
        return jdbc.sql("""
                        select (alongside.last_contact(j.id) at time zone 'Pacific/Auckland')::date as last_contact,
                            k.keep_until, k.reason, (select max(r.keep_until) from alongside.erasure_review r
                                where r.journey_id = j.id and r.reason = 'LEGAL_DUTY') as by_law
                        from alongside.journey j left join lateral (select r.keep_until, r.reason
                            from alongside.erasure_review r where r.journey_id = j.id and r.keep_until is not null
                            order by r.keep_until desc limit 1) k on true
                        where j.id = :journey
                        """)
                .param("journey", journeyId.value())
                .query((row, n) -> new Age(
                        row.getObject("last_contact", LocalDate.class),
                        row.getObject("keep_until", LocalDate.class),
                        KeepReason.ofNullable(row.getString("reason")),
                        row.getObject("by_law", LocalDate.class)))
                .optional();
    }

    /** Journeys of which the review is open. */
    List<JourneyId> open() {
        return jdbc.sql("select journey_id from alongside.erasure_review where ended_at is null order by began_at, id")
                .query((row, n) -> JourneyId.of(row.getObject(1, UUID.class)))
                .list();
    }

    int openCount() {
        return jdbc.sql("select count(*) from alongside.erasure_review where ended_at is null")
                .query(Integer.class)
                .single();
    }

    /**
     * The survivor asks that it is erased: an open review is of that from now on, or one begins. Asked once more it stays as it was.
     *
     * @param by who passes it on
     * @return true where none was open
     */
    boolean asked(JourneyId journeyId, WorkerId by, Instant at) {
        boolean isBegun = begin(journeyId, at);
        jdbc.sql("""
                        update alongside.erasure_review set asked_by = :by, asked_at = :at
                        where journey_id = :journey and ended_at is null and asked_by is null
                        """)
                .param("by", by.value())
                .param("at", Timestamp.from(at))
                .param("journey", journeyId.value())
                .update();
        return isBegun;
    }

    /** That a survivor who left asked for it, through whom and when. */
    record AskedToErase(WorkerId by, Instant at) {}

    /** Of the review that is open: that the survivor asks for it; empty where it is looked at for its age, or nobody looks at it. */
    Optional<AskedToErase> askedToErase(JourneyId journeyId) {
        return jdbc.sql("""
                        select asked_by, asked_at from alongside.erasure_review
                        where journey_id = :journey and ended_at is null and asked_by is not null
                        """)
                .param("journey", journeyId.value())
                .query((row, n) -> new AskedToErase(
                        WorkerId.of(row.getString("asked_by")),
                        row.getTimestamp("asked_at").toInstant()))
                .optional();
    }

    /** @return false where one is open */
    boolean begin(JourneyId journeyId, Instant at) {
        return jdbc.sql("""
                                insert into alongside.erasure_review (id, organisation_id, journey_id, began_at)
                                values (:id, current_setting('alongside.organisation'), :journey, :at)
                                on conflict (journey_id) where ended_at is null do nothing
                                """)
                        .param("id", UUID.randomUUID())
                        .param("journey", journeyId.value())
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }

    /** Who would erase it, and since when. */
    record Proposal(WorkerId by, Instant at) {}

    /** Who last did not agree, and when. */
    record NotAgreed(WorkerId by, Instant at) {}

    /** Somebody would erase it from now on, as the database has the time. @return false where none is open */
    boolean propose(JourneyId journeyId, WorkerId by) {
        return jdbc.sql("""
                                update alongside.erasure_review set proposed_by = :by
                                where journey_id = :journey and ended_at is null
                                """)
                        .param("by", by.value())
                        .param("journey", journeyId.value())
                        .update()
                == 1;
    }

    /** Nobody would erase it any more. @param notAgreed who did not agree; empty where nobody answered */
    void forgetProposal(JourneyId journeyId, Optional<NotAgreed> notAgreed) {
        jdbc.sql("""
                        update alongside.erasure_review set proposed_by = null,
                            not_agreed_by = coalesce(:by, not_agreed_by),
                            not_agreed_at = coalesce(cast(:at as timestamptz), not_agreed_at)
                        where journey_id = :journey and ended_at is null
                        """)
                .param("by", notAgreed.map(NotAgreed::by).map(WorkerId::value).orElse(null), Types.VARCHAR)
                .param("at", notAgreed.map(NotAgreed::at).map(Timestamp::from).orElse(null), Types.TIMESTAMP)
                .param("journey", journeyId.value())
                .update();
    }

    Optional<Proposal> proposal(JourneyId journeyId) {
        return jdbc.sql("""
                        select proposed_by, coalesce(proposed_at, began_at) as at from alongside.erasure_review
                        where journey_id = :journey and ended_at is null and proposed_by is not null
                        """)
                .param("journey", journeyId.value())
                .query((row, n) -> new Proposal(
                        WorkerId.of(row.getString("proposed_by")),
                        row.getTimestamp("at").toInstant()))
                .optional();
    }

    /** Of all reviews of this record, who last did not agree. */
    Optional<NotAgreed> notAgreed(JourneyId journeyId) {
        return jdbc.sql("""
                        select not_agreed_by, not_agreed_at from alongside.erasure_review
                        where journey_id = :journey and not_agreed_at is not null order by not_agreed_at desc limit 1
                        """)
                .param("journey", journeyId.value())
                .query((row, n) -> new NotAgreed(
                        WorkerId.of(row.getString("not_agreed_by")),
                        row.getTimestamp("not_agreed_at").toInstant()))
                .optional();
    }

    /** Nobody reviews it now: it is kept for longer as the survivor asked. */
    void keepWithoutReview(JourneyId journeyId, LocalDate until, WorkerId by, Instant at) {
        jdbc.sql("""
                        insert into alongside.erasure_review (id, organisation_id, journey_id, began_at, ended_at, outcome, ended_by,
                            reason, keep_until)
                        values (:id, current_setting('alongside.organisation'), :journey, :at, :at, 'KEPT', :by, :reason, :until)
                        """)
                .param("id", UUID.randomUUID())
                .param("journey", journeyId.value())
                .param("at", Timestamp.from(at))
                .param("by", by.value())
                .param("reason", KeepReason.SURVIVOR_ASKED.name())
                .param("until", until, Types.DATE)
                .update();
    }

    /** When the survivor last asked that it is kept, and until when that was; empty where they never did. */
    Optional<AskedToKeep> askedToKeep(JourneyId journeyId) {
        return jdbc.sql("""
                        select ended_at, keep_until from alongside.erasure_review
                        where journey_id = :journey and reason = 'SURVIVOR_ASKED' order by ended_at desc limit 1
                        """)
                .param("journey", journeyId.value())
                .query((row, n) -> new AskedToKeep(
                        row.getTimestamp("ended_at").toInstant(), row.getObject("keep_until", LocalDate.class)))
                .optional();
    }

    /** @return false where none is open */
    boolean end(
            JourneyId journeyId,
            Outcome outcome,
            @Nullable KeepReason reason,
            @Nullable LocalDate until,
            WorkerId by,
            Instant at) {
        return jdbc.sql("""
                                update alongside.erasure_review set ended_at = :at, outcome = :outcome, ended_by = :by,
                                    reason = :reason, keep_until = :until
                                where journey_id = :journey and ended_at is null
                                """)
                        .param("at", Timestamp.from(at))
                        .param("outcome", outcome.name())
                        .param("by", by.value())
                        .param("reason", reason == null ? null : reason.name())
                        .param("until", until, Types.DATE)
                        .param("journey", journeyId.value())
                        .update()
                == 1;
    }
}
