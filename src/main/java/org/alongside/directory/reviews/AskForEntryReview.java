package org.alongside.directory.reviews;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.alongside.directory.bpmn.ReviewDirectoryEntryProcess;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.engine.EngineClock;
import org.alongside.engine.TaskPriority;
import org.alongside.ids.EntryId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/**
 * Supervisors are asked to review an entry, and again where nobody did, whoever had taken it. It can wait until its last day, unless
 * a worker named the service and waits; the day stays, so that it stands on the page of the team from then on. It never becomes urgent: what is urgent is shown on every page that
 * is open, and is for people who may be in danger.
 */
@BpmnTask(
        process = ReviewDirectoryEntryProcess.KEY,
        elements = ReviewDirectoryEntryProcess.SERVICE_TASK_ASK_FOR_ENTRY_REVIEW)
public class AskForEntryReview implements JavaDelegate {
    private static final LocalTime AFTERNOON = LocalTime.of(17, 0);

    private final EntryReviews reviews;

    AskForEntryReview(EntryReviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void execute(DelegateExecution execution) {
        if (ReviewDirectoryEntryProcess.REVIEW_BY.find(execution).isPresent()) {
            ReviewDirectoryEntryProcess.ASK_AGAIN_ON.set(
                    execution, at(reviews.today().plusDays(reviews.askedAgainDays()), LocalTime.MIDNIGHT));
            ReviewDirectoryEntryProcess.TASK_PRIORITY.set(execution, TaskPriority.DEFAULT);
            return;
        }
        EntryId entryId = BusinessKey.entryId(execution);
        LocalDate reviewBy = reviews.reviewBy(entryId);
        ReviewDirectoryEntryProcess.REVIEW_BY.set(execution, at(reviewBy, AFTERNOON));
        ReviewDirectoryEntryProcess.ASK_AGAIN_ON.set(execution, at(reviewBy.plusDays(1), LocalTime.MIDNIGHT));
        ReviewDirectoryEntryProcess.TASK_PRIORITY.set(
                execution, reviews.isProposal(entryId) ? TaskPriority.DEFAULT : TaskPriority.CAN_WAIT);
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(EngineClock.ZONE).toInstant();
    }
}
