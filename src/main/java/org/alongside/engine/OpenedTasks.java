package org.alongside.engine;

/** Remembers that whoever has an urgent task has looked at it, so that nobody need call them to it any more. */
public interface OpenedTasks {
    /** @param userId the assignee, who has just opened the form of the task */
    void opened(String taskId, String userId);
}
