package org.alongside.assessment;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.alongside.ids.AssessmentId;
import org.alongside.ids.JourneyId;
import org.alongside.records.SealedTexts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of drafts and answers. What is in them is unreadable without the survivor's key. */
@Repository
class AnswerRows {
    private static final TypeReference<Map<String, String>> ANSWERS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final SealedTexts sealed;
    private final ObjectMapper json;
    private final Clock clock;

    AnswerRows(JdbcClient jdbc, SealedTexts sealed, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.sealed = sealed;
        this.json = json;
        this.clock = clock;
    }

    /** @param version of the form on which they began */
    record Draft(int version, Map<String, String> answers) {}

    @SuppressWarnings("ArrayRecordComponent")
    private record Row(int version, byte[] ciphertext) {}

    /** @param beside who can see it beside the survivor; empty for nobody */
    Optional<Draft> draft(AssessmentId id, JourneyId journeyId, String beside) {
        return jdbc.sql("select form_version, ciphertext from alongside.assessment_draft"
                        + " where assessment_id = :id and beside = :beside")
                .param("id", id.value())
                .param("beside", beside)
                .query((row, n) -> new Row(row.getInt(1), row.getBytes(2)))
                .optional()
                .flatMap(row -> sealed.open(journeyId, draftOf(id), row.ciphertext())
                        .map(said -> new Draft(row.version(), json.convertValue(said, ANSWERS))));
    }

    /** @return false where everything is erased */
    boolean save(AssessmentId id, JourneyId journeyId, String beside, Draft draft) {
        Optional<byte[]> ciphertext = sealed.seal(journeyId, draftOf(id), draft.answers());
        ciphertext.ifPresent(bytes -> jdbc.sql("""
                        insert into alongside.assessment_draft
                            (assessment_id, beside, organisation_id, journey_id, form_version, ciphertext, saved_at)
                        values (:id, :beside, current_setting('alongside.organisation'), :journey, :version, :ciphertext,
                            :now)
                        on conflict (assessment_id, beside) do update
                            set ciphertext = excluded.ciphertext, saved_at = excluded.saved_at
                        """)
                .param("id", id.value())
                .param("beside", beside)
                .param("journey", journeyId.value())
                .param("version", draft.version())
                .param("ciphertext", bytes)
                .param("now", Timestamp.from(clock.instant()))
                .update());
        return ciphertext.isPresent();
    }

    /** After it was sent. @return false where everything is erased */
    boolean send(AssessmentId id, JourneyId journeyId, Draft draft) {
        Optional<byte[]> ciphertext = sealed.seal(journeyId, answersOf(id), draft.answers());
        ciphertext.ifPresent(bytes -> jdbc.sql("""
                        insert into alongside.assessment_answers
                            (assessment_id, organisation_id, journey_id, form_version, ciphertext, sent_at)
                        values (:id, current_setting('alongside.organisation'), :journey, :version, :ciphertext, :now)
                        """)
                .param("id", id.value())
                .param("journey", journeyId.value())
                .param("version", draft.version())
                .param("ciphertext", bytes)
                .param("now", Timestamp.from(clock.instant()))
                .update());
        return ciphertext.isPresent();
    }

    /** The last that each survivor sent from one moment until another; those that are erased are not among them. */
    List<SentAnswers.Sent> sent(Instant from, Instant until, int max) {
        return jdbc
                .sql("""
                        select distinct on (journey_id) assessment_id, journey_id, form_version, ciphertext
                        from alongside.assessment_answers where sent_at >= :from and sent_at < :until
                        order by journey_id, sent_at desc limit :max
                        """)
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .param("max", max)
                .query((row, n) -> {
                    JourneyId journeyId = JourneyId.of(row.getObject("journey_id", UUID.class));
                    int version = row.getInt("form_version");
                    AssessmentId id = AssessmentId.of(row.getObject("assessment_id", UUID.class));
                    return sealed.open(journeyId, answersOf(id), row.getBytes("ciphertext"))
                            .map(said -> new SentAnswers.Sent(journeyId, version, json.convertValue(said, ANSWERS)));
                })
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** @param version of the form */
    record SentOnce(int version, Instant at, Map<String, String> answers) {
        @Override
        public String toString() {
            return "answers";
        }
    }

    /** All that one survivor sent until a moment, the newest first. */
    List<SentOnce> sentBy(JourneyId journeyId, Instant until) {
        return jdbc
                .sql("""
                        select assessment_id, form_version, ciphertext, sent_at from alongside.assessment_answers
                        where journey_id = :journey and sent_at <= :until order by sent_at desc
                        """)
                .param("journey", journeyId.value())
                .param("until", Timestamp.from(until))
                .query((row, n) -> {
                    int version = row.getInt("form_version");
                    Instant at = row.getTimestamp("sent_at").toInstant();
                    AssessmentId id = AssessmentId.of(row.getObject("assessment_id", UUID.class));
                    return sealed.open(journeyId, answersOf(id), row.getBytes("ciphertext"))
                            .map(said -> new SentOnce(version, at, json.convertValue(said, ANSWERS)));
                })
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static String draftOf(AssessmentId id) {
        return "assessment_draft.ciphertext|" + id;
    }

    private static String answersOf(AssessmentId id) {
        return "assessment_answers.ciphertext|" + id;
    }
}
