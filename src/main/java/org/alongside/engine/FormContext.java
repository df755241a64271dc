package org.alongside.engine;

import org.alongside.ids.RecordId;
import org.alongside.ids.WorkerId;
import org.jspecify.annotations.Nullable;

/**
 * Who fills in which form for which journey or group.
 *
 * @param recordId whom or what the process instance is about: its business key
 * @param organisationId tenant of the process instance
 * @param userId the person signed in; null when the engine acts by itself
 * @param formId id of the form, which names what was asked for in the access list
 * @param taskId id of the task; null for a start form
 */
public record FormContext(
        RecordId recordId,
        String organisationId,
        @Nullable WorkerId userId,
        String formId,
        @Nullable String taskId) {
    public boolean isStart() {
        return taskId == null;
    }
}
