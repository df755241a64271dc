package org.alongside.journey.leaving;

import java.time.Clock;
import org.alongside.engine.ProcessTimers;
import org.alongside.journey.bpmn.LeaveJourneyProcess;
import org.alongside.messages.MessageEnded;
import org.alongside.messages.MessageTemplate;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The message with a link reached them, or will not: the safe contact is needed no longer. It is erased in a transaction of its own,
 * as whoever has locked a message waits for no journey. (CONSENT-03)
 */
@Component
@Transactional(propagation = Propagation.REQUIRED)
class FeedbackLinkWasPassedOn {
    private final ProcessTimers timers;
    private final Clock clock;

    FeedbackLinkWasPassedOn(ProcessTimers timers, Clock clock) {
        this.timers = timers;
        this.clock = clock;
    }

    @EventListener
    void on(MessageEnded ended) {
        if (ended.template() == MessageTemplate.FEEDBACK_INVITED) {
            timers.setDue(
                    LeaveJourneyProcess.KEY,
                    ended.journeyId(),
                    LeaveJourneyProcess.TIMER_EVENT_LINK_WAS_PASSED_ON,
                    clock.instant());
        }
    }
}
