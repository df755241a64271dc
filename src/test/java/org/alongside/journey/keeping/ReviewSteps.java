package org.alongside.journey.keeping;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.alongside.testing.walk.InOrganisation.says;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.alongside.engine.EngineClock;
import org.alongside.ids.JourneyId;
import org.alongside.records.RecordField;
import org.alongside.testing.TestDatabase;
import org.alongside.testing.walk.JourneySteps;
import org.alongside.testing.walk.Tasklist;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What tests of reviews have in common: somebody who left, years that pass, supervisors who decide. */
class ReviewSteps extends JourneySteps {
    static final String REVIEW = "userTask_reviewErasure";
    static final String AGREE = "userTask_agreeToErase";
    static final Map<String, Object> ERASE = Map.of("reviewDecision", "ERASE");
    static final Map<String, Object> AGREED = Map.of("erasureAgreement", "AGREED");
    static final Map<String, Object> NOT_AGREED = Map.of("erasureAgreement", "NOT_AGREED");

    @Autowired
    ErasureReviewSchedule schedule;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Environment environment;

    /** Journeys of tests before this one would be old as well. */
    @BeforeEach
    void nobodyElseLeftLongAgo() {
        change("update alongside.erasure_review set ended_at = began_at, ended_by = 'test', outcome = 'CALLED_OFF'"
                + " where ended_at is null");
        change("update alongside.journey set changed_at = now() + interval '100 years' where state = 'ENDED'");
    }

    /** What the service's own role may not do. */
    void asOwner(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        environment.getRequiredProperty("spring.datasource.url"),
                        "postgres",
                        TestDatabase.server().password("postgres"));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    int change(String sql) {
        return asked(Tasklist.ORGANISATION, transaction, () -> jdbc.sql(sql).update());
    }

    JourneyId whoLeft() {
        JourneyId journey = survivors.inSupport();
        leaves(journey);
        return journey;
    }

    void leaves(JourneyId journey) {
        says(() -> survivor.leaves(journey));
        tasklist.as("worker1").completes("userTask_inviteFeedback", Map.of());
    }

    /** Somebody who left so long ago that it is looked at. */
    JourneyId isReviewed() {
        JourneyId journey = whoLeft();
        time.passes(Period.ofYears(10).plusDays(1));
        looks();
        assertThat(reviewsOf(journey)).isEqualTo(1);
        passed.forget(journey);
        return journey;
    }

    void looks() {
        says(schedule::look);
    }

    int reviewsOf(JourneyId journey) {
        return survivors.running("erasure-review", journey).size();
    }

    void isNow(LocalDateTime there) {
        time.passes(Duration.between(time.now(), there.atZone(EngineClock.ZONE).toInstant()));
    }

    LocalDate today() {
        return LocalDate.ofInstant(time.now(), EngineClock.ZONE);
    }

    Map<String, Object> keep(LocalDate until) {
        return Map.of("reviewDecision", "KEEP", "keepReason", "LEGAL_DUTY", "keepUntil", until.toString());
    }

    void decides(String supervisor, Map<String, ?> answers) {
        tasklist.as(supervisor).claims(REVIEW).completes(REVIEW, answers);
    }

    void answers(String supervisor, Map<String, ?> answers) {
        tasklist.as(supervisor).claims(AGREE).completes(AGREE, answers);
    }

    boolean isReadable(JourneyId journey) {
        return !asked(() -> records.readForService(journey, List.of(RecordField.values()), "test"))
                .isEmpty();
    }

    List<String> outcomes(JourneyId journey) {
        return survivors.texts("""
                select coalesce(outcome, 'OPEN') || coalesce(' ' || proposed_by, '') || coalesce(' ' || ended_by, '')
                    || coalesce(' ' || reason || ' ' || keep_until, '')
                from alongside.erasure_review where journey_id = :journey order by began_at
                """, journey);
    }
}
