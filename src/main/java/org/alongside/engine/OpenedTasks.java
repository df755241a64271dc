package org.alongside.engine;

import org.alongside.ids.WorkerId;

/** Remembers that whoever has an urgent task has looked at it, so that nobody need call them to it any more. */
public interface OpenedTasks {
    /** @param userId the assignee, who has just opened the form of the task */
    void opened(String taskId, WorkerId userId);
}
