package org.alongside.journey.support;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import org.alongside.ids.JourneyId;
import org.alongside.journey.policy.SafetyPlanWhereThereIsRisk;
import org.alongside.journey.policy.SupportWaitsForLook;
import org.alongside.policy.PolicyId;
import org.alongside.records.RecordField;
import org.alongside.records.Records;
import org.alongside.safety.OffenceOverlap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Whether the way forward that survivor and worker wrote down together may be kept. */
@Service
@Transactional(propagation = Propagation.REQUIRED)
public class WayForwardCheck {
    /** Why the service looks into a record where options of support are chosen. */
    public static final String REASON_OF_LOOK = PolicyId.SAFE_05.id();

    private final Records records;
    private final OffenceOverlap overlap;

    WayForwardCheck(Records records, OffenceOverlap overlap) {
        this.records = records;
        this.overlap = overlap;
    }

    /** @throws org.alongside.policy.Refused under OFFEND-01 or SAFE-05 where options of support cannot be chosen yet */
    public void refuseUnlessRight(JourneyId journeyId) {
        Optional<Instant> lookSince = overlap.underWaySince(journeyId);
        SupportWaitsForLook.decide(
                        lookSince.isPresent(),
                        lookSince
                                .filter(since -> areChosenSince(journeyId, since))
                                .isPresent())
                .orRefuse();
        SafetyPlanWhereThereIsRisk.decide(facts(journeyId)).orRefuse();
    }

    private boolean areChosenSince(JourneyId journeyId, Instant since) {
        return records.changedAt(journeyId, RecordField.PLAN_OPTIONS)
                        .filter(changed -> !changed.isBefore(since))
                        .isPresent()
                && !records.readForService(journeyId, EnumSet.of(RecordField.PLAN_OPTIONS), REASON_OF_LOOK)
                        .isEmpty();
    }

    private SafetyPlanWhereThereIsRisk.Facts facts(JourneyId journeyId) {
        Map<RecordField, Object> said = records.readForService(
                journeyId,
                EnumSet.of(
                        RecordField.RISKS_SELF,
                        RecordField.RISKS_OTHERS,
                        RecordField.PLAN_KEEPING_SAFE,
                        RecordField.PLAN_OPTIONS),
                REASON_OF_LOOK);
        return new SafetyPlanWhereThereIsRisk.Facts(
                said.containsKey(RecordField.RISKS_SELF) || said.containsKey(RecordField.RISKS_OTHERS),
                said.containsKey(RecordField.PLAN_OPTIONS),
                said.containsKey(RecordField.PLAN_KEEPING_SAFE));
    }
}
