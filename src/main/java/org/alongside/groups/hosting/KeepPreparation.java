package org.alongside.groups.hosting;

import java.util.Set;
import java.util.stream.Collectors;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.engine.Caller;
import org.alongside.groups.bpmn.PrepareMeetingProcess;
import org.alongside.groups.group.Meetings;
import org.alongside.groups.group.Meetings.Meeting;
import org.alongside.groups.group.MembershipIds;
import org.alongside.groups.membership.Memberships;
import org.alongside.groups.membership.Memberships.Membership;
import org.alongside.ids.GroupId;
import org.alongside.ids.MembershipId;
import org.alongside.ids.WorkerId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Keeps who will be away, and who facilitates as the second. (GROUP-11, GROUP-12) */
@BpmnTask(process = PrepareMeetingProcess.KEY, elements = PrepareMeetingProcess.SERVICE_TASK_KEEP_PREPARATION)
public class KeepPreparation implements JavaDelegate {
    private final HostGroupSteps hosting;
    private final Meetings meetings;
    private final Memberships memberships;
    private final Caller caller;

    KeepPreparation(HostGroupSteps hosting, Meetings meetings, Memberships memberships, Caller caller) {
        this.hosting = hosting;
        this.meetings = meetings;
        this.memberships = memberships;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        GroupId groupId = BusinessKey.groupId(execution);
        WorkerId by = caller.id();
        Meeting meeting = meetings.ahead(groupId).orElseThrow();
        Set<MembershipId> known =
                memberships.of(groupId).stream().map(Membership::id).collect(Collectors.toSet());
        MembershipIds.of(PrepareMeetingProcess.ABSENT_TOLD.get(execution)).stream()
                .filter(known::contains)
                .forEach(member -> memberships.willBeAway(meeting.id(), member, true, by));
        MembershipIds.of(PrepareMeetingProcess.ABSENT_SILENTLY.get(execution)).stream()
                .filter(known::contains)
                .forEach(member -> memberships.willBeAway(meeting.id(), member, false, by));
        WorkerId second =
                PrepareMeetingProcess.SECOND_FACILITATOR_ID.find(execution).orElse(null);
        if (second != null) {
            hosting.secondFacilitator(groupId, second, by);
        }
    }
}
