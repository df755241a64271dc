package org.alongside.assessment;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.alongside.assessment.Assessments.State;
import org.alongside.ids.AssessmentId;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What those who answer an assessment, or help with it, ask about one. Nothing here begins or ends one. */
@Repository
@Transactional(propagation = Propagation.REQUIRED)
class AssessmentRows {
    private final JdbcClient jdbc;
    private final Clock clock;

    AssessmentRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param endsAt when it is over at the latest */
    record Going(AssessmentId id, Instant endsAt) {}

    /** One that is open, and that nobody else changes until this transaction has ended. */
    record Locked(AssessmentId id, JourneyId journeyId, Instant endsAt) {}

    /**
     * The round as their worker may know of it: it goes on until its day, whatever was said in it before. Nothing tells whether it is
     * open still. (MONITOR-01)
     */
    Optional<Going> going(JourneyId journeyId) {
        return jdbc.sql("""
                        select id, ends_at from alongside.assessment
                        where journey_id = :journey and began_at is not null and state <> 'CALLED_OFF' and ends_at > :now
                        order by began_at desc limit 1
                        """)
                .param("journey", journeyId.value())
                .param("now", now())
                .query((row, n) -> new Going(
                        AssessmentId.of(row.getObject("id", UUID.class)),
                        row.getTimestamp("ends_at").toInstant()))
                .optional();
    }

    /** Whether this one ended so, at that moment. */
    boolean endedAs(AssessmentId id, State state, Instant at) {
        return jdbc.sql("select exists (select from alongside.assessment"
                        + " where id = :id and state = :state and ended_at = :at)")
                .param("id", id.value())
                .param("state", state.name())
                .param("at", Timestamp.from(at))
                .query(Boolean.class)
                .single();
    }

    /** Whether this one was sent with the help of this person. */
    boolean isSentWith(AssessmentId id, WorkerId helper) {
        return jdbc.sql("select exists (select from alongside.assessment"
                        + " where id = :id and state = 'SENT' and helper = :helper)")
                .param("id", id.value())
                .param("helper", helper.value())
                .query(Boolean.class)
                .single();
    }

    /** Whether this one is open. */
    boolean isOpen(AssessmentId id) {
        return jdbc.sql(
                        "select exists (select from alongside.assessment where id = :id and state = 'OPEN' and ends_at > :now)")
                .param("id", id.value())
                .param("now", now())
                .query(Boolean.class)
                .single();
    }

    /** This one, where it is open; whoever else wants to change it waits. */
    Optional<Locked> lock(AssessmentId id) {
        return lock(id, "for update");
    }

    /** The same for who has locked what others lock after it, such as messages: it does not wait. */
    Optional<Locked> lockOrLeave(AssessmentId id) {
        return lock(id, "for update nowait");
    }

    private Optional<Locked> lock(AssessmentId id, String how) {
        return jdbc.sql("select id, journey_id, ends_at from alongside.assessment"
                        + " where id = :id and state = 'OPEN' and ends_at > :now " + how)
                .param("id", id.value())
                .param("now", now())
                .query((row, n) -> new Locked(
                        AssessmentId.of(row.getObject("id", UUID.class)),
                        JourneyId.of(row.getObject("journey_id", UUID.class)),
                        row.getTimestamp("ends_at").toInstant()))
                .optional();
    }

    /** Counts one more message that leads to this one. @return its number, from 0; empty where there were nine already */
    Optional<Integer> countMessage(AssessmentId id) {
        return jdbc.sql("""
                        update alongside.assessment set messages = messages + 1
                        where id = :id and state = 'OPEN' and messages < 9 returning messages - 1
                        """).param("id", id.value()).query(Integer.class).optional();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
