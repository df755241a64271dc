package org.alongside.access.rights;

import org.alongside.access.Role;
import org.alongside.engine.AccountRemoved;
import org.alongside.engine.TaskReassignment;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Tasks for which nobody else was found with the account's removal go to supervisors: nothing waits for nobody. */
@Component
class TasksOfRemovedAccount {
    private final TaskReassignment tasks;

    TasksOfRemovedAccount(TaskReassignment tasks) {
        this.tasks = tasks;
    }

    @EventListener
    @Order(AccountRemoved.WHAT_IS_LEFT)
    void accountRemoved(AccountRemoved removed) {
        tasks.giveToGroup(removed.userId(), Role.SUPERVISOR.group());
    }
}
