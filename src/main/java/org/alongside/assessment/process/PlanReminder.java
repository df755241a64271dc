package org.alongside.assessment.process;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.alongside.assessment.Assessments;
import org.alongside.assessment.bpmn.ClientAssessmentProcess;
import org.alongside.assessment.bpmn.ClientAssessmentProcess.HowTheyAssess;
import org.alongside.assessment.bpmn.ClientAssessmentProcess.InvitationOutcome;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.settings.SettingKey;
import org.alongside.settings.Settings;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/**
 * The survivor was not reached, or has a link and has not answered yet: somebody tries again after a while, two times, and then no
 * more. (MONITOR-02)
 */
@BpmnTask(process = ClientAssessmentProcess.KEY, elements = ClientAssessmentProcess.SERVICE_TASK_PLAN_REMINDER)
public class PlanReminder implements JavaDelegate {
    private static final Duration BEFORE_IT_ENDS = Duration.ofHours(1);

    private final Assessments assessments;
    private final Settings settings;
    private final Clock clock;

    PlanReminder(Assessments assessments, Settings settings, Clock clock) {
        this.assessments = assessments;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        // What they said now counts, should nobody ask again; whoever was told of a link may still answer.
        ClientAssessmentProcess.HOW_THEY_ASSESS
                .find(execution)
                .ifPresent(how -> ClientAssessmentProcess.INVITATION_OUTCOME.set(
                        execution, HowTheyAssess.NOT_REACHED.equals(how) ? InvitationOutcome.NOT_REACHED : null));
        boolean isTriedAgain = assessments.countReminder(BusinessKey.journeyId(execution));
        ClientAssessmentProcess.ANOTHER_REMINDER.set(execution, isTriedAgain);
        if (isTriedAgain) {
            Duration apart = settings.duration(SettingKey.ASSESSMENT_REMIND);
            Instant remind = clock.instant().plus(apart);
            ClientAssessmentProcess.REMIND_ON.set(execution, remind);
            ClientAssessmentProcess.OFFER_BY.set(execution, remind.plus(apart));
            if (!ClientAssessmentProcess.REMINDERS.isKnown(execution)) {
                // Of a round that began before there were links.
                ClientAssessmentProcess.REMINDERS.set(
                        execution, Assessments.remindersEvery(settings.number(SettingKey.ASSESSMENT_REMIND)));
            }
        } else {
            // With a link that they have, or that somebody passes on, they can answer until just before the round ends.
            ClientAssessmentProcess.ANSWER_UNTIL.set(
                    execution, ClientAssessmentProcess.ENDS_ON.get(execution).minus(BEFORE_IT_ENDS));
        }
    }
}
