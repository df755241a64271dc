package org.alongside.journey.policy;

import java.util.EnumSet;
import java.util.Map;
import java.util.UUID;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.records.RecordField;
import org.alongside.records.Records;
import org.springframework.stereotype.Component;

/** Options of support are confirmed with a plan for keeping safe, where there is risk. */
@Component
@Policy(
        id = "SAFE-04",
        rule =
                "Risks and needs are looked at with every survivor, together and low-key, before support starts and again "
                        + "at every review.",
        source = "Guidelines 3.7")
@Policy(
        id = "SAFE-05",
        rule = "Where there is risk there is a plan for keeping safe, made together; no support option is confirmed "
                + "without one.",
        source = "Guidelines, keeping safe")
public class SafetyPlanWhereThereIsRisk {
    private final Records records;

    SafetyPlanWhereThereIsRisk(Records records) {
        this.records = records;
    }

    public Decision decide(UUID journeyId) {
        Map<RecordField, Object> said = records.readForService(
                journeyId,
                EnumSet.of(
                        RecordField.RISKS_SELF,
                        RecordField.RISKS_OTHERS,
                        RecordField.PLAN_KEEPING_SAFE,
                        RecordField.PLAN_OPTIONS),
                "SAFE-05");
        boolean isRisk = said.containsKey(RecordField.RISKS_SELF) || said.containsKey(RecordField.RISKS_OTHERS);
        return !isRisk || !said.containsKey(RecordField.PLAN_OPTIONS) || said.containsKey(RecordField.PLAN_KEEPING_SAFE)
                ? Decision.allowed()
                : Decision.refused(
                        "SAFE-05",
                        "There are risks in what was shared, so please write down together how to keep safe before "
                                + "support options are chosen, or leave the options open for now.");
    }
}
