package org.alongside.assessment;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.alongside.ids.AssessmentId;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.testing.Time;
import org.alongside.testing.walk.InOrganisation;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** A survivor whose assessment is due, and the worker who offers it to them. */
abstract class OfferedSteps {
    static final String OFFER = "userTask_offerAssessment";
    static final Map<String, Object> NOT_REACHED = Map.of("howTheyAssess", "NOT_REACHED");
    static final Map<String, Object> DECLINED = Map.of("howTheyAssess", "DECLINED");
    /** The round ends a day before the next one, and an answer is awaited until an hour before that. */
    private static final Duration NO_ANSWER_CAME = Duration.ofMinutes(24 * 60 + 30);

    @Autowired
    Survivors survivors;

    @Autowired
    Tasklist tasklist;

    @Autowired
    Time time;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Assessments assessments;

    @Autowired
    Answering answering;

    final JourneyId due() {
        JourneyId journey = survivors.inSupport();
        survivors.sixMonthsPass();
        return journey;
    }

    final void offered(Map<String, ?> answers) {
        tasklist.as("worker1").completes(OFFER, answers);
    }

    final void afterTwoWeeks() {
        time.passes(Duration.ofDays(14).plusMinutes(1));
        time.timersRun();
    }

    final void untilNoAnswerCame(JourneyId journey) {
        time.passes(
                Duration.between(time.now(), survivors.nextAssessmentOf(journey).minus(NO_ANSWER_CAME)));
        time.timersRun();
    }

    /** Somebody who has the task types in what is on a sheet of paper. */
    final void typesIn(String helper, JourneyId journey) {
        InOrganisation.asked(Tasklist.ORGANISATION, () -> {
            AssessmentId id = Objects.requireNonNull(transaction.execute(
                    status -> assessments.open(journey).orElseThrow().id()));
            return answering.send(AnsweredBy.typist(id, WorkerId.of(helper)), id.toString());
        });
    }
}
