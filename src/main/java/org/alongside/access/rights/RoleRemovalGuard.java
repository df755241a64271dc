package org.alongside.access.rights;

import java.util.List;
import java.util.Set;
import org.alongside.access.Role;
import org.alongside.access.policy.RoleStaysWithTasks;
import org.alongside.engine.AccountChanged;
import org.alongside.engine.TaskReassignment;
import org.alongside.ids.WorkerId;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Whoever has tasks keeps the role in which they do them. Otherwise survivors would wait for somebody who cannot open the
 * Tasklist any more, and nobody would be looked for instead; removing the account does look for somebody. (WORKER-07)
 */
@Component
class RoleRemovalGuard {
    private static final Set<String> DO_TASKS = Set.of(Role.PEER_WORKER.group(), Role.SUPERVISOR.group());

    private final IdentityService identity;
    private final TaskReassignment tasks;

    RoleRemovalGuard(@Lazy IdentityService identity, TaskReassignment tasks) {
        this.identity = identity;
        this.tasks = tasks;
    }

    /** @throws org.alongside.policy.Refused under WORKER-07 while they have tasks that they could not do any more */
    @EventListener
    void changed(AccountChanged change) {
        WorkerId account = change.account();
        if (account == null || !losesTasklist(change, account)) {
            return;
        }
        RoleStaysWithTasks.decide(tasks.count(account)).orRefuse();
    }

    private boolean losesTasklist(AccountChanged change, WorkerId account) {
        return switch (change.act()) {
            case AccountChanged.LEAVES_ORGANISATION -> true;
            case AccountChanged.LOSES_ROLE ->
                DO_TASKS.contains(String.valueOf(change.in()))
                        // The engine still finds the role that is being taken away.
                        && rolesOf(account).stream().noneMatch(group -> !group.equals(change.in()));
            default -> false;
        };
    }

    private List<String> rolesOf(WorkerId account) {
        return identity.createGroupQuery().groupMember(account.value()).list().stream()
                .map(Group::getId)
                .filter(DO_TASKS::contains)
                .toList();
    }
}
