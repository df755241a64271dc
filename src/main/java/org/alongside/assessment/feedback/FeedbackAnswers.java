package org.alongside.assessment.feedback;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.alongside.access.Words;
import org.alongside.audit.Ledger;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the service says to everybody about what it heard: you said, we did. What was said and taken back is in the ledger. */
@Repository
@Transactional(propagation = Propagation.REQUIRED)
class FeedbackAnswers {
    /** As many as somebody reads. */
    static final int SHOWN_MAX = 20;

    static final int LENGTH_MAX = 1000;

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Clock clock;

    FeedbackAnswers(JdbcClient jdbc, Ledger ledger, Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.clock = clock;
    }

    record Answer(FeedbackAnswerId id, String youSaid, String weDid, Instant publishedAt, String publishedBy) {}

    /** What everybody can read, the newest first. */
    @Transactional(readOnly = true)
    public List<Answer> shown() {
        return jdbc.sql("""
                        select id, you_said, we_did, published_at, published_by from alongside.feedback_answer
                        where taken_back_at is null order by published_at desc, id limit :max
                        """)
                .param("max", SHOWN_MAX)
                .query((row, n) -> new Answer(
                        FeedbackAnswerId.of(row.getObject("id", UUID.class)),
                        row.getString("you_said"),
                        row.getString("we_did"),
                        row.getTimestamp("published_at").toInstant(),
                        row.getString("published_by")))
                .list();
    }

    /**
     * Shows it to everybody from now on. The same one again changes nothing.
     *
     * @param id made by the page on which it was written
     * @throws Refused where one of both is empty or too long
     */
    public void publish(FeedbackAnswerId id, String youSaid, String weDid, WorkerId by) {
        if (youSaid.isBlank() || weDid.isBlank()) {
            throw Refused.form(Words.here("refused.please-write-both"));
        }
        if (youSaid.length() > LENGTH_MAX || weDid.length() > LENGTH_MAX) {
            throw Refused.form(Words.here("refused.at-most-1000-for-each"));
        }
        int published = jdbc.sql("""
                        insert into alongside.feedback_answer
                            (id, organisation_id, you_said, we_did, published_at, published_by)
                        values (:id, current_setting('alongside.organisation'), :said, :did, :now, :by)
                        on conflict (id) do nothing
                        """)
                .param("id", id.value())
                .param("said", youSaid)
                .param("did", weDid)
                .param("now", Timestamp.from(clock.instant()))
                .param("by", by.value())
                .update();
        if (published > 0) {
            ledger.done(Ledger.ORGANISATION, by, "feedback answered", Map.of("answer", id));
        }
    }

    /** Shows it to nobody any more. @return false where there is no such one that is shown */
    public boolean takeBack(FeedbackAnswerId id, WorkerId by) {
        boolean isTakenBack = jdbc.sql("""
                                update alongside.feedback_answer set taken_back_at = :now, taken_back_by = :by
                                where id = :id and taken_back_at is null
                                """)
                        .param("id", id.value())
                        .param("now", Timestamp.from(clock.instant()))
                        .param("by", by.value())
                        .update()
                > 0;
        if (isTakenBack) {
            ledger.done(Ledger.ORGANISATION, by, "feedback answer taken back", Map.of("answer", id));
        }
        return isTakenBack;
    }
}
