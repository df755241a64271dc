package org.alongside.engine;

import org.alongside.ids.GroupId;
import org.alongside.ids.JourneyId;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** What every process of a journey knows. */
public final class JourneyScope {
    private JourneyScope() {}

    /** The journey that this instance belongs to. */
    public static JourneyId journeyId(DelegateExecution execution) {
        return JourneyId.of(execution.getProcessBusinessKey());
    }

    /** The group that this instance belongs to. */
    public static GroupId groupId(DelegateExecution execution) {
        return GroupId.of(execution.getProcessBusinessKey());
    }
}
