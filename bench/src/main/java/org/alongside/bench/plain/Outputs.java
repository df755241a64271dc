package org.alongside.bench.plain;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Stands for every delegate: sets the variables that the model goes on with, and checks, keeps and asks nothing. */
@Component("outputs")
public class Outputs implements JavaDelegate, ExecutionListener {
    private static final Duration OFFER_STANDS = Duration.ofDays(2);
    private static final Duration SIX_MONTHS = Duration.ofDays(182);
    private static final Duration REMIND = Duration.ofDays(14);

    @Override
    public void execute(DelegateExecution execution) {
        switch (execution.getCurrentActivityId()) {
            case "serviceTask_openJourney" -> openJourney(execution);
            case "serviceTask_findWorker" -> {
                execution.setVariable("chosenWorkerId", null);
                execution.setVariable("offeredWorkerId", execution.getVariable("firstContactBy"));
                execution.setVariable("offerExpiresOn", in(OFFER_STANDS));
            }
            case "serviceTask_recordMatch" ->
                execution.setVariable("workerId", execution.getVariable("offeredWorkerId"));
            case "serviceTask_openSupport" -> {
                execution.setVariable("step", "SUPPORT");
                execution.setVariable("sessionNotesAllowed", true);
            }
            case "serviceTask_planNextAssessment" -> {
                execution.setVariable("nextAssessmentOn", in(SIX_MONTHS));
                execution.setVariable("makesRoomOn", in(SIX_MONTHS.minusDays(1)));
            }
            case "serviceTask_openAssessment" -> {
                execution.setVariable("assessmentId", UUID.randomUUID().toString());
                execution.setVariable("offerBy", in(REMIND));
                execution.setVariable("endsOn", in(SIX_MONTHS.minusDays(1)));
            }
            case "serviceTask_sendInvitation" -> {
                execution.setVariable("notDelivered", false);
                execution.setVariable("reminders", "R2/" + REMIND);
            }
            default -> {
                // Nothing that the models go on with.
            }
        }
    }

    /** Where support begins. */
    @Override
    public void notify(DelegateExecution execution) {
        execution.setVariable(
                "everySixMonths", "R/" + in(SIX_MONTHS).toInstant().truncatedTo(ChronoUnit.SECONDS) + "/P6M");
    }

    private static void openJourney(DelegateExecution execution) {
        String key = execution.getProcessBusinessKey();
        execution.setVariable("journeyLabel", "Journey " + key.substring(0, 8));
        execution.setVariable(
                "firstContactBy",
                execution
                        .getProcessEngineServices()
                        .getIdentityService()
                        .getCurrentAuthentication()
                        .getUserId());
        execution.setVariable("organisationId", "demo");
        execution.setVariable("step", "MATCH");
    }

    private static Date in(Duration duration) {
        return Date.from(Instant.now().plus(duration));
    }
}
