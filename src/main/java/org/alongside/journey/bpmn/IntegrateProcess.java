package org.alongside.journey.bpmn;

import org.alongside.engine.Variable;
import org.alongside.ids.WorkerId;

/**
 * “Integrate (spring: planning ahead)”: what code names of {@code processes/journey/integrate.bpmn}.
 * Written by {@code bin/docs} from the model; whoever changes it here changes nothing.
 */
public final class IntegrateProcess {
    /** The key of the process. */
    public static final String KEY = "integrate";

    public static final Variable<String> JOURNEY_LABEL = Variable.text("journeyLabel");

    public static final Variable<WorkerId> WORKER_ID = Variable.id("workerId", WorkerId::of);

    /** “Plan the way forward”: form {@code integrate.plan-way-forward}. */
    public static final String USER_TASK_PLAN_WAY_FORWARD = "userTask_planWayForward";

    /** “Check the way forward”: {@code ${keepWayForward}}. */
    public static final String SERVICE_TASK_KEEP_WAY_FORWARD = "serviceTask_keepWayForward";

    private IntegrateProcess() {}
}
