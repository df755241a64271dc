package org.alongside.engine;

import org.alongside.ids.EntryId;
import org.alongside.ids.GroupId;
import org.alongside.ids.JourneyId;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The business key of an instance: the journey, the group or the entry of the directory that it belongs to. */
public final class BusinessKey {
    private BusinessKey() {}

    /** The journey that this instance belongs to. */
    public static JourneyId journeyId(DelegateExecution execution) {
        return JourneyId.of(execution.getProcessBusinessKey());
    }

    /** The group that this instance belongs to. */
    public static GroupId groupId(DelegateExecution execution) {
        return GroupId.of(execution.getProcessBusinessKey());
    }

    /** The entry of the directory that this instance is about. */
    public static EntryId entryId(DelegateExecution execution) {
        return EntryId.of(execution.getProcessBusinessKey());
    }
}
