package org.alongside.referral.offer;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.Caller;
import org.alongside.engine.EngineClock;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.referral.DataClass;
import org.alongside.referral.Referral;
import org.alongside.referral.bpmn.ReferralProcess;
import org.alongside.referral.policy.SurvivorChoosesWay.Way;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Keeps what the survivor agreed to for a service, and builds the letter from it. */
@BpmnTask(process = ReferralProcess.KEY, elements = ReferralProcess.SERVICE_TASK_PREPARE_LETTER)
@Policy(PolicyId.REFER_01)
@Policy(PolicyId.REFER_02)
@Policy(PolicyId.CONSENT_05)
public class PrepareLetter implements JavaDelegate {
    private final OfferSteps offers;
    private final Caller caller;

    PrepareLetter(OfferSteps offers, Caller caller) {
        this.offers = offers;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        LocalDate until = ReferralProcess.AGREED_UNTIL
                .find(execution)
                .orElseThrow(() -> Refused.form("Please say until when the agreement holds."))
                .atZone(EngineClock.ZONE)
                .toLocalDate();
        Set<DataClass> classes = EnumSet.noneOf(DataClass.class);
        ReferralProcess.REFERRAL_CLASSES
                .find(execution)
                .orElse(Set.of())
                .forEach(each -> classes.add(DataClass.valueOf(each)));
        offers.prepare(
                ReferralProcess.REFERRAL_ID.get(execution),
                Way.valueOf(ReferralProcess.REFERRAL_WAY.get(execution)),
                classes,
                until,
                ReferralProcess.LETTER_BY
                        .find(execution)
                        .map(Referral.GoesBy::valueOf)
                        .orElse(Referral.GoesBy.PAPER),
                caller.id());
    }
}
