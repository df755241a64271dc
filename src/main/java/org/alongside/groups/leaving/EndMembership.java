package org.alongside.groups.leaving;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.Caller;
import org.alongside.groups.bpmn.LeaveGroupProcess;
import org.alongside.groups.joining.GroupReaders;
import org.alongside.groups.leaving.LeaveGroupStarter.Kind;
import org.alongside.groups.membership.Memberships;
import org.alongside.groups.membership.Memberships.Membership;
import org.alongside.groups.membership.Memberships.State;
import org.alongside.groups.policy.AskedToLeaveOnNamedGround;
import org.alongside.ids.MembershipId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** The survivor is no longer a member, and the facilitators see no more of them. (GROUP-13, GROUP-14) */
@BpmnTask(process = LeaveGroupProcess.KEY, elements = LeaveGroupProcess.SERVICE_TASK_END_MEMBERSHIP)
public class EndMembership implements JavaDelegate {
    private final Memberships memberships;
    private final GroupReaders readers;
    private final LeaveGroupStarter leaving;
    private final Caller caller;

    EndMembership(Memberships memberships, GroupReaders readers, LeaveGroupStarter leaving, Caller caller) {
        this.memberships = memberships;
        this.readers = readers;
        this.leaving = leaving;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        if (Kind.ASKED_TO_LEAVE
                .name()
                .equals(LeaveGroupProcess.LEAVING_KIND.find(execution).orElse(null))) {
            AskedToLeaveOnNamedGround.mayEnd(
                            LeaveGroupProcess.REQUESTED_BY.find(execution).orElse(null),
                            LeaveGroupProcess.AGREED_BY.find(execution).orElse(null),
                            LeaveGroupProcess.IS_TOLD.get(execution))
                    .orRefuse();
        }
        MembershipId membershipId = LeaveGroupProcess.MEMBERSHIP_ID.get(execution);
        Membership member = memberships.find(membershipId).orElseThrow();
        memberships.become(membershipId, State.LEFT, caller.id());
        leaving.stopOthers(member, execution.getProcessInstanceId());
        readers.close(member.journeyId());
    }
}
