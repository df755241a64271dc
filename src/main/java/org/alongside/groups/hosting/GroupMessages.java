package org.alongside.groups.hosting;

import org.alongside.access.Words;
import org.alongside.engine.AccountRemoved;
import org.alongside.engine.BpmnMessages;
import org.alongside.engine.PageTransactions;
import org.alongside.engine.Processes;
import org.alongside.engine.TaskReassignment;
import org.alongside.engine.VariableValues;
import org.alongside.groups.bpmn.HostGroupProcess;
import org.alongside.groups.bpmn.JoinGroupProcess;
import org.alongside.groups.bpmn.LeaveGroupProcess;
import org.alongside.groups.group.Group;
import org.alongside.groups.group.Groups;
import org.alongside.ids.GroupId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;

/** What a supervisor can say to a group from outside: whoever facilitates cannot come, or nobody hosts it any more. */
@Service
@BpmnMessages(
        process = HostGroupProcess.KEY,
        names = {HostGroupProcess.MESSAGE_GROUP_FACILITATOR_UNAVAILABLE, HostGroupProcess.MESSAGE_GROUP_CLOSING})
@Policy(PolicyId.GROUP_12)
public class GroupMessages {

    private final Processes processes;
    private final TaskReassignment tasks;
    private final Groups groups;
    private final PageTransactions acts;

    GroupMessages(Processes processes, TaskReassignment tasks, Groups groups, PageTransactions acts) {
        this.processes = processes;
        this.tasks = tasks;
        this.groups = groups;
        this.acts = acts;
    }

    /** A substitute is looked for, by a task for supervisors. Said twice, it is looked for once. (GROUP-12) */
    public void facilitatorUnavailable(GroupId groupId, WorkerId by) {
        say(
                HostGroupProcess.MESSAGE_GROUP_FACILITATOR_UNAVAILABLE,
                groupId,
                by,
                HostGroupProcess.USER_TASK_FIND_SUBSTITUTE);
    }

    /** The group closes, and every member is offered something else. (GROUP-13) */
    public void close(GroupId groupId, WorkerId by) {
        say(HostGroupProcess.MESSAGE_GROUP_CLOSING, groupId, by, null);
    }

    /** Whose account is gone facilitates no more; supervisors find somebody else before the next meeting. (GROUP-12) */
    @EventListener
    @Order(AccountRemoved.SOMEBODY_ELSE + 1)
    void accountRemoved(AccountRemoved removed) {
        // They wait for whoever is found; what is asked of a worker waits for the next worker.
        tasks.releaseAll(removed.userId(), JoinGroupProcess.KEY, LeaveGroupProcess.KEY);
        groups.of(removed.userId()).stream()
                .map(Group::id)
                .peek(group -> tasks.release(removed.userId(), group, HostGroupProcess.KEY))
                .filter(group ->
                        !processes.hasTask(HostGroupProcess.KEY, group, HostGroupProcess.USER_TASK_FIND_SUBSTITUTE))
                .forEach(group -> processes.correlateIfAwaited(
                        HostGroupProcess.KEY,
                        HostGroupProcess.MESSAGE_GROUP_FACILITATOR_UNAVAILABLE,
                        group,
                        VariableValues.none(),
                        VariableValues.none()));
    }

    private void say(String message, GroupId groupId, WorkerId by, @Nullable String unlessOpen) {
        acts.inOne(message, groupId, by, () -> {
            if (groups.lock(groupId).filter(Group::isOpen).isEmpty()) {
                throw Refused.notNow(PolicyId.GROUP_12, Words.here("refused.group-is-closed"));
            }
            if (unlessOpen == null || !processes.hasTask(HostGroupProcess.KEY, groupId, unlessOpen)) {
                processes.correlate(HostGroupProcess.KEY, message, groupId);
            }
        });
    }
}
