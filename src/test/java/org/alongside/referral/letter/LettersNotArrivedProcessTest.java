package org.alongside.referral.letter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.alongside.engine.EngineClock;
import org.alongside.ids.JourneyId;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.referral.bpmn.ReferralProcess;
import org.alongside.testing.ProcessTest;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Letters by e-mail that are not sent any more, and of which the worker is told, also where that fails at first. */
@ProcessTest
class LettersNotArrivedProcessTest extends WithLetterPost {
    @Autowired
    RuntimeService runtime;

    @Test
    @Proves({PolicyId.CONSENT_05, PolicyId.REFER_05})
    void whereTheAgreementIsOverBeforeItIsTriedAgainItIsNotSentAndTheWorkerIsTold() {
        JourneyId journey = survivors.inSupport();
        begins(journey, serviceAt(ADDRESS));
        Map<String, Object> agreed = agreedByMail("NAME");
        agreed.put("agreedUntil", in(1).toString());
        worker1().completes(AGREE, agreed);
        worker1().completes(SEE, BY_MAIL);
        time.passes(Duration.between(time.now(), in(2).atStartOfDay(EngineClock.ZONE)));
        send();
        assertThat(mails(journey)).containsExactly("LETTER FAILED AGREEMENT_OVER");
        assertThat(SERVER.lines()).isEmpty();
        assertThat(worker1().opens(ASK_SERVICE).toString()).contains("was over before it left");
    }

    @Test
    @Proves(PolicyId.REFER_05)
    void oneOfWhichNobodyCanBeToldHoldsUpNoOtherAndIsToldLater() {
        JourneyId stuck = withLetterQueued(serviceAt(ADDRESS));
        time.passes(LetterPost.GIVES_UP_AFTER.plusMinutes(1));
        suspended(stuck, true);
        JourneyId next = withLetterQueued(serviceAt(ADDRESS));
        send();
        assertThat(mails(stuck)).containsExactly("LETTER WAITING");
        assertThat(mails(next)).containsExactly("LETTER SENT");
        for (int i = 0; i < 4; i++) {
            time.passes(Duration.ofHours(7));
            send();
        }
        assertThat(mails(stuck)).containsExactly("LETTER WAITING");
        suspended(stuck, false);
        time.passes(Duration.ofHours(7));
        send();
        assertThat(mails(stuck)).containsExactly("LETTER FAILED GAVE_UP");
        assertThat(worker1().about(stuck).tasks()).contains(ASK_SERVICE);
    }

    private void suspended(JourneyId journey, boolean isSuspended) {
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(journey.toString())
                .processDefinitionKey(ReferralProcess.KEY)
                .list()
                .forEach(one -> {
                    if (isSuspended) {
                        runtime.suspendProcessInstanceById(one.getId());
                    } else {
                        runtime.activateProcessInstanceById(one.getId());
                    }
                });
    }
}
