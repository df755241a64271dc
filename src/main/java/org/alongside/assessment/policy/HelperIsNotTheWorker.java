package org.alongside.assessment.policy;

import java.util.Set;
import org.alongside.access.Words;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;

/** Nobody helps a survivor to assess the support that they gave themselves. */
@Policy(PolicyId.MONITOR_01)
public final class HelperIsNotTheWorker {
    private HelperIsNotTheWorker() {}

    /**
     * @param helper who would sit down with the survivor, or take what they filled in on paper
     * @param workers who walked with them at any moment of the time that is assessed
     */
    public static Decision decide(WorkerId helper, Set<WorkerId> workers) {
        return workers.contains(helper)
                ? Decision.refused(PolicyId.MONITOR_01, Words.here("refused.you-walk-with-who-assesses"))
                : Decision.allowed(PolicyId.MONITOR_01);
    }
}
