package org.alongside.assessment;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.alongside.assessment.bpmn.ClientAssessmentProcess;
import org.alongside.engine.Processes;
import org.alongside.ids.JourneyId;
import org.alongside.ids.MessageSubjectId;
import org.alongside.messages.Message;
import org.alongside.messages.MessageEnded;
import org.alongside.messages.MessageEnded.Outcome;
import org.alongside.messages.MessageTemplate;
import org.alongside.messages.Messages;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The messages that lead a survivor to what is asked of them: where to look, and nothing else. (MONITOR-01, CONF-06) */
@Component
@Transactional(propagation = Propagation.REQUIRED)
public class AssessmentInvitations {
    private final Assessments assessments;
    private final AssessmentRows rows;
    private final Messages messages;
    private final Processes processes;
    private final Clock clock;

    AssessmentInvitations(
            Assessments assessments, AssessmentRows rows, Messages messages, Processes processes, Clock clock) {
        this.assessments = assessments;
        this.rows = rows;
        this.messages = messages;
        this.processes = processes;
        this.clock = clock;
    }

    /** Queues one for the assessment that is open, at most nine in all; one before it that did not reach them yet is stopped. */
    public void queue(JourneyId journeyId, MessageTemplate template) {
        Instant now = clock.instant();
        assessments.open(journeyId).filter(open -> open.endsAt().isAfter(now)).ifPresent(open -> rows.countMessage(
                        open.id())
                .ifPresent(number -> {
                    MessageSubjectId about = MessageSubjectId.of(open.id());
                    messages.stop(journeyId, about);
                    messages.queue(new Message(journeyId, template, about, number, now, open.endsAt()));
                }));
    }

    /** They do it another way: what did not reach them yet comes to them no more. A link that they have still opens. */
    public void stop(JourneyId journeyId) {
        assessments.open(journeyId).ifPresent(open -> messages.stop(journeyId, MessageSubjectId.of(open.id())));
    }

    /** Whether one is still to reach them, such as by hand: nobody reminds them of what they have not got. */
    public boolean isUnderWay(JourneyId journeyId) {
        return assessments
                .open(journeyId)
                .filter(open -> messages.isUnderWay(journeyId, MessageSubjectId.of(open.id())))
                .isPresent();
    }

    /** Their worker is told that nothing reached them. */
    @EventListener
    void on(MessageEnded ended) {
        boolean isOurs = ended.outcome() == Outcome.NOT_DELIVERED
                && (ended.template() == MessageTemplate.ASSESSMENT_INVITED
                        || ended.template() == MessageTemplate.ASSESSMENT_REMINDED);
        Optional<Assessments.Open> open = isOurs ? assessments.open(ended.journeyId()) : Optional.empty();
        if (open.filter(one -> ended.about().is(one.id())).isPresent()) {
            processes.set(ClientAssessmentProcess.KEY, ended.journeyId(), ClientAssessmentProcess.NOT_DELIVERED, true);
        }
    }
}
