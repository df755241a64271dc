package org.alongside.journey.policy;

import java.util.EnumSet;
import org.alongside.ids.JourneyId;
import org.alongside.policy.Decision;
import org.alongside.policy.PolicyId;
import org.alongside.records.RecordField;
import org.alongside.records.Records;
import org.alongside.safety.OffenceOverlap;
import org.springframework.stereotype.Component;

/**
 * While a trained person looks at something, no option of support is chosen anew. What was chosen before stands, and
 * everything else can be written down: contact, safety and the record stay possible. (OFFEND-01)
 */
@Component
public class SupportWaitsForLook {
    private final Records records;
    private final OffenceOverlap overlap;

    SupportWaitsForLook(Records records, OffenceOverlap overlap) {
        this.records = records;
        this.overlap = overlap;
    }

    public Decision decide(JourneyId journeyId) {
        boolean isChosenNow = overlap.underWaySince(journeyId)
                .filter(since -> records.changedAt(journeyId, RecordField.PLAN_OPTIONS)
                        .filter(changed -> !changed.isBefore(since))
                        .isPresent())
                .filter(since -> !records.readForService(
                                journeyId,
                                EnumSet.of(RecordField.PLAN_OPTIONS),
                                SafetyPlanWhereThereIsRisk.REASON_OF_LOOK)
                        .isEmpty())
                .isPresent();
        return isChosenNow
                ? Decision.refused(
                        PolicyId.OFFEND_01,
                        "Something needs to be looked at before options of support are chosen. Please leave them as they "
                                + "were for now; everything else can be written down, and you go on meeting. You will "
                                + "be told when it is done.")
                : Decision.allowed(PolicyId.OFFEND_01);
    }
}
