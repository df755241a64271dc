package org.alongside.assessment;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.alongside.assessment.bpmn.ClientAssessmentProcess;
import org.alongside.engine.Processes;
import org.alongside.ids.JourneyId;
import org.alongside.messages.Message;
import org.alongside.messages.MessageEnded;
import org.alongside.messages.MessageEnded.Outcome;
import org.alongside.messages.MessageTemplate;
import org.alongside.messages.Messages;
import org.alongside.settings.SettingKey;
import org.alongside.settings.Settings;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The messages that lead a survivor to what is asked of them: where to look, and nothing else. (MONITOR-01, CONF-06) */
@Component
@Transactional(propagation = Propagation.REQUIRED)
public class AssessmentInvitations {
    private final Assessments assessments;
    private final Messages messages;
    private final Processes processes;
    private final Settings settings;
    private final Clock clock;

    AssessmentInvitations(
            Assessments assessments, Messages messages, Processes processes, Settings settings, Clock clock) {
        this.assessments = assessments;
        this.messages = messages;
        this.processes = processes;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Queues one for the assessment that is open.
     *
     * @return until when its link opens at the latest; now, where none is open or nine were sent for it
     */
    public Instant queue(JourneyId journeyId, MessageTemplate template) {
        Instant now = clock.instant();
        return assessments
                .open(journeyId)
                .filter(open -> open.endsAt().isAfter(now))
                .flatMap(open -> assessments.nextMessage(open.id()).map(number -> {
                    messages.queue(new Message(journeyId, template, open.id().value(), number, now, open.endsAt()));
                    Instant over = now.plus(Messages.TRIED_FOR).plus(settings.duration(SettingKey.ASSESSMENT_LINK));
                    return over.isBefore(open.endsAt()) ? over : open.endsAt();
                }))
                .orElse(now);
    }

    /** Their worker is told that nothing reached them, or that it did after all. */
    @EventListener
    void on(MessageEnded ended) {
        boolean isOurs = ended.template() == MessageTemplate.ASSESSMENT_INVITED
                || ended.template() == MessageTemplate.ASSESSMENT_REMINDED;
        Optional<Assessments.Open> open = isOurs ? assessments.open(ended.journeyId()) : Optional.empty();
        if (open.filter(one -> one.id().value().equals(ended.about())).isPresent()) {
            processes.set(
                    ClientAssessmentProcess.KEY,
                    ended.journeyId(),
                    ClientAssessmentProcess.NOT_DELIVERED,
                    ended.outcome() == Outcome.NOT_DELIVERED);
        }
    }
}
