package org.alongside.referral.letter;

import java.time.Clock;
import org.alongside.engine.BpmnMessages;
import org.alongside.engine.Processes;
import org.alongside.engine.VariableValues;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.referral.Referral;
import org.alongside.referral.bpmn.ReferralProcess;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells whoever walks with a survivor that a letter did not arrive: their task goes on with a call. (REFER-05) */
@Component
@Transactional(propagation = Propagation.REQUIRED)
@Policy(PolicyId.REFER_05)
@BpmnMessages(process = ReferralProcess.KEY, names = ReferralProcess.MESSAGE_REFERRAL_ANSWERED)
class NotArrived {
    private final LetterFileRows files;
    private final Processes processes;
    private final Clock clock;

    NotArrived(LetterFileRows files, Processes processes, Clock clock) {
        this.files = files;
        this.processes = processes;
        this.clock = clock;
    }

    /** The same of a mail; of one that says that an agreement ended nobody is told by a task. */
    void tell(Referral letter, LetterMailRows.Kind mail, Referral.Answer what) {
        if (mail == LetterMailRows.Kind.LETTER) {
            tell(letter, what);
        }
    }

    /** Where an answer is still waited for. @param letter locked @param what that it did not arrive, or that nobody knows */
    void tell(Referral letter, Referral.Answer what) {
        if (letter.state() != Referral.State.SENT) {
            return;
        }
        boolean isHeard = processes.correlateTo(
                ReferralProcess.KEY,
                VariableValues.with(ReferralProcess.REFERRAL_ID, letter.id()),
                ReferralProcess.MESSAGE_REFERRAL_ANSWERED,
                letter.journeyId(),
                VariableValues.none(),
                VariableValues.with(ReferralProcess.SERVICE_ANSWER, what.name())
                        .and(ReferralProcess.WAITING_UNTIL, null));
        if (isHeard && letter.goesBy() == Referral.GoesBy.ADDRESS) {
            files.told(letter.id(), clock.instant());
        }
    }
}
