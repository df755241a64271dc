package org.alongside.groups.hosting;

import java.util.Map;
import org.alongside.engine.AccountRemoved;
import org.alongside.engine.BpmnMessages;
import org.alongside.engine.PersonalTasks;
import org.alongside.engine.Processes;
import org.alongside.engine.RefusalLedger;
import org.alongside.groups.group.Group;
import org.alongside.groups.group.Groups;
import org.alongside.groups.joining.CandidateMessages;
import org.alongside.ids.GroupId;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** What a supervisor can say to a group from outside: whoever facilitates cannot come, or nobody hosts it any more. */
@Service
@BpmnMessages(
        process = GroupMessages.PROCESS,
        names = {GroupMessages.FACILITATOR_UNAVAILABLE, "group.closing"})
public class GroupMessages {
    static final String PROCESS = "host-group";
    static final String FACILITATOR_UNAVAILABLE = "group.facilitatorUnavailable";
    private static final String FIND_SUBSTITUTE = "userTask_findSubstitute";

    private final Processes processes;
    private final PersonalTasks tasks;
    private final Groups groups;
    private final RefusalLedger refusals;
    private final TransactionTemplate transaction;

    GroupMessages(
            Processes processes,
            PersonalTasks tasks,
            Groups groups,
            RefusalLedger refusals,
            TransactionTemplate transaction) {
        this.processes = processes;
        this.tasks = tasks;
        this.groups = groups;
        this.refusals = refusals;
        this.transaction = transaction;
    }

    /** A substitute is looked for, by a task for supervisors. Said twice, it is looked for once. (GROUP-12) */
    public void facilitatorUnavailable(GroupId groupId, String by) {
        say(FACILITATOR_UNAVAILABLE, groupId, by, FIND_SUBSTITUTE);
    }

    /** The group closes, and every member is offered something else. (GROUP-13) */
    public void close(GroupId groupId, String by) {
        say("group.closing", groupId, by, null);
    }

    /** Whose account is gone facilitates no more; supervisors find somebody else before the next meeting. (GROUP-12) */
    @EventListener
    @Order(AccountRemoved.SOMEBODY_ELSE + 1)
    void accountRemoved(AccountRemoved removed) {
        // They wait for whoever is found; what is asked of a worker waits for the next worker.
        tasks.releaseAll(removed.userId(), CandidateMessages.PROCESS, "leave-group");
        groups.of(removed.userId()).stream()
                .map(Group::id)
                .peek(group -> tasks.release(removed.userId(), group, PROCESS))
                .filter(group -> !processes.hasTask(PROCESS, group, FIND_SUBSTITUTE))
                .forEach(group -> processes.tell(PROCESS, FACILITATOR_UNAVAILABLE, group, Map.of(), Map.of()));
    }

    private void say(String message, GroupId groupId, String by, @Nullable String unlessOpen) {
        try {
            transaction.executeWithoutResult(status -> {
                if (groups.lock(groupId).filter(Group::isOpen).isEmpty()) {
                    throw new Refused(PolicyId.GROUP_12, "This group is closed already.");
                }
                if (unlessOpen == null || !processes.hasTask(PROCESS, groupId, unlessOpen)) {
                    processes.message(PROCESS, message, groupId, Map.of());
                }
            });
        } catch (Refused refused) {
            refusals.refused(refused, by, message, groupId.toString());
            throw refused;
        }
    }
}
