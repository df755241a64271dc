package org.alongside.journey.policy;

import java.util.EnumSet;
import java.util.Map;
import org.alongside.ids.JourneyId;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.records.RecordField;
import org.alongside.records.Records;
import org.springframework.stereotype.Component;

/** Options of support are confirmed with a plan for keeping safe, where there is risk. */
@Component
@Policy(PolicyId.SAFE_05)
public class SafetyPlanWhereThereIsRisk {
    /** Why the service looks into a record where options of support are chosen. */
    public static final String REASON_OF_LOOK = PolicyId.SAFE_05.id();

    private final Records records;

    SafetyPlanWhereThereIsRisk(Records records) {
        this.records = records;
    }

    public Decision decide(JourneyId journeyId) {
        Map<RecordField, Object> said = records.readForService(
                journeyId,
                EnumSet.of(
                        RecordField.RISKS_SELF,
                        RecordField.RISKS_OTHERS,
                        RecordField.PLAN_KEEPING_SAFE,
                        RecordField.PLAN_OPTIONS),
                REASON_OF_LOOK);
        boolean isRisk = said.containsKey(RecordField.RISKS_SELF) || said.containsKey(RecordField.RISKS_OTHERS);
        return !isRisk || !said.containsKey(RecordField.PLAN_OPTIONS) || said.containsKey(RecordField.PLAN_KEEPING_SAFE)
                ? Decision.allowed(PolicyId.SAFE_05)
                : Decision.refused(
                        PolicyId.SAFE_05,
                        "There are risks in what was shared, so please write down together how to keep safe before "
                                + "support options are chosen, or leave the options open for now.");
    }
}
