package org.alongside.referral.tasks;

import java.util.List;
import org.alongside.access.People;
import org.alongside.access.Role;
import org.alongside.engine.AccountRemoved;
import org.alongside.engine.Processes;
import org.alongside.engine.Variable;
import org.alongside.engine.VariableValues;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.referral.bpmn.RecallLetterProcess;
import org.alongside.referral.bpmn.ReferralProcess;
import org.alongside.workers.WalkBegan;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who goes on with referrals when somebody else walks with the survivor, or the worker has no account any more. */
@Component
@Transactional(propagation = Propagation.REQUIRED)
@Policy(PolicyId.CONF_08)
class ReferralTasks {
    private static final List<String> OF_WHO_WALKS = List.of(
            ReferralProcess.USER_TASK_AGREE_TOGETHER,
            ReferralProcess.USER_TASK_SEE_WHAT_GOES,
            ReferralProcess.USER_TASK_NOTE_ANSWER,
            ReferralProcess.USER_TASK_ASK_SERVICE,
            ReferralProcess.USER_TASK_ASK_HOW_IT_WENT);

    private final Processes processes;
    private final People people;

    ReferralTasks(Processes processes, People people) {
        this.processes = processes;
        this.people = people;
    }

    /** Somebody else walks with them, and goes on with what is open. What was written before is not open to them by that. (CONF-08) */
    @EventListener
    void on(WalkBegan began) {
        processes.set(ReferralProcess.KEY, began.journeyId(), ReferralProcess.WORKER_ID, began.workerId());
        processes.handOverTasks(began.journeyId(), began.workerId(), ReferralProcess.KEY, OF_WHO_WALKS);
    }

    /**
     * What they have to do now goes to the supervisors, as all that they had. What comes later goes to one of these, until somebody else
     * walks with the survivor: no task is for an account that is no more.
     */
    @EventListener
    @Order(AccountRemoved.NOTHING_MORE_FOR_THEM)
    void on(AccountRemoved removed) {
        people.idsOf(Role.SUPERVISOR).stream()
                .filter(one -> !one.equals(removed.userId()))
                .sorted()
                .findFirst()
                .ifPresent(supervisor -> {
                    comesTo(supervisor, ReferralProcess.KEY, ReferralProcess.WORKER_ID, removed.userId());
                    comesTo(supervisor, RecallLetterProcess.KEY, RecallLetterProcess.WORKER_ID, removed.userId());
                });
    }

    private void comesTo(WorkerId supervisor, String process, Variable<WorkerId> worker, WorkerId removed) {
        processes
                .journeysWith(process, worker, removed)
                .forEach(journey ->
                        processes.set(process, journey, VariableValues.with(worker, removed), worker, supervisor));
    }
}
