package org.alongside.journey.keeping;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.engine.Caller;
import org.alongside.journey.bpmn.ErasureReviewProcess;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/**
 * Supervisors are asked to look at a record, and again where nobody decided or somebody did not agree, whoever had taken it. The day by which it is due stays,
 * so that it stands on the page of the team from then on.
 */
@BpmnTask(process = ErasureReviewProcess.KEY, elements = ErasureReviewProcess.SERVICE_TASK_ASK_FOR_REVIEW)
public class AskForReview implements JavaDelegate {
    static final Duration DUE_AFTER = Duration.ofDays(30);
    static final Duration ASKED_AGAIN_AFTER = Duration.ofDays(14);

    private final ErasureReviews reviews;
    private final Caller caller;
    private final Clock clock;

    AskForReview(ErasureReviews reviews, Caller caller, Clock clock) {
        this.reviews = reviews;
        this.caller = caller;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Instant now = clock.instant();
        boolean isAgain = ErasureReviewProcess.REVIEW_BY.find(execution).isPresent();
        if (!isAgain) {
            ErasureReviewProcess.REVIEW_BY.set(execution, now.plus(DUE_AFTER));
        }
        ErasureReviewProcess.ASK_AGAIN_ON.set(execution, now.plus(ASKED_AGAIN_AFTER));
        reviews.ask(BusinessKey.journeyId(execution), isAgain, caller.id());
    }
}
