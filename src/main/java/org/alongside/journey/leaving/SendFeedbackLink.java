package org.alongside.journey.leaving;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.ids.JourneyId;
import org.alongside.ids.MessageSubjectId;
import org.alongside.journey.bpmn.LeaveJourneyProcess;
import org.alongside.journey.state.Journeys;
import org.alongside.messages.Message;
import org.alongside.messages.MessageTemplate;
import org.alongside.messages.Messages;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/**
 * Sends a link to whoever would rather write by themselves how it was for them: one in all, however often they leave. The way
 * that is safe for them is read when it is sent, and nobody who leaves is reminded.
 */
@BpmnTask(
        process = LeaveJourneyProcess.KEY,
        elements = {
            LeaveJourneyProcess.SERVICE_TASK_SEND_FEEDBACK_LINK,
            LeaveJourneyProcess.SERVICE_TASK_SEND_FEEDBACK_LINK_FIRST
        })
@Policy(PolicyId.MONITOR_04)
@Policy(PolicyId.CONF_06)
public class SendFeedbackLink implements JavaDelegate {
    private static final Duration MAKES_SENSE_FOR = Duration.ofDays(14);

    private final Journeys journeys;
    private final Messages messages;
    private final Clock clock;

    SendFeedbackLink(Journeys journeys, Messages messages, Clock clock) {
        this.journeys = journeys;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        JourneyId journeyId = BusinessKey.journeyId(execution);
        boolean isWished = LeaveJourneyProcess.LINK_WISHED.find(execution).orElse(false);
        // Whoever came back meanwhile does not leave any more, and whoever is erased can be reached by nobody.
        boolean isGone = isWished && journeys.lock(journeyId).orElseThrow().state() == Journeys.State.ENDED;
        if (isGone) {
            Instant now = clock.instant();
            Instant until = LeaveJourneyProcess.ERASE_BY
                    .find(execution)
                    .filter(day -> day.isAfter(now))
                    .orElseGet(() -> now.plus(MAKES_SENSE_FOR));
            messages.queue(new Message(
                    journeyId, MessageTemplate.FEEDBACK_INVITED, MessageSubjectId.of(journeyId), 0, now, until));
        }
        LeaveJourneyProcess.LINK_IS_UNDER_WAY.set(
                execution, isGone && messages.isUnderWay(journeyId, MessageSubjectId.of(journeyId)));
    }
}
