package org.alongside.groups.joining;

import java.util.stream.Collectors;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.Caller;
import org.alongside.engine.CompletedTasks;
import org.alongside.engine.Variable;
import org.alongside.groups.bpmn.WayIntoGroupProcess;
import org.alongside.groups.joining.Candidates.Told;
import org.alongside.groups.policy.WhoTalksNext;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Dates what was told, and the endorsement of the protocols. (GROUP-04, GROUP-05, GROUP-06, GROUP-09) */
@BpmnTask(process = WayIntoGroupProcess.KEY, elements = WayIntoGroupProcess.SERVICE_TASK_RECORD_GROUP_INFORMATION)
public class RecordGroupInformation implements JavaDelegate {
    private final JoinGroupSteps joining;
    private final Caller caller;

    RecordGroupInformation(JoinGroupSteps joining, Caller caller) {
        this.joining = joining;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        joining.told(
                WayIntoGroupProcess.CANDIDATE_ID.get(execution),
                WayIntoGroupProcess.GROUP_ID.get(execution),
                hostSaid(execution),
                WayIntoGroupProcess.TOLD.get(execution).stream()
                        .map(Told::valueOf)
                        .collect(Collectors.toSet()),
                WayIntoGroupProcess.ENDORSES_PROTOCOLS.get(execution),
                WayIntoGroupProcess.InformationNext.READY.equals(
                        WayIntoGroupProcess.INFORMATION_NEXT.find(execution).orElse(null)),
                caller.id());
    }

    private static JoinGroupSteps.HostSaid hostSaid(DelegateExecution execution) {
        return new JoinGroupSteps.HostSaid(
                WhoTalksNext.Talk.valueOf(WayIntoGroupProcess.NEXT_TALK.get(execution)),
                // Earlier versions of the model kept no answer, and led here with a yes alone.
                WayIntoGroupProcess.FACILITATOR_VIEW.isKnown(execution)
                        ? is(execution, WayIntoGroupProcess.FACILITATOR_VIEW, WayIntoGroupProcess.FacilitatorView.FITS)
                                && is(
                                        execution,
                                        WayIntoGroupProcess.SURVIVOR_VIEW,
                                        WayIntoGroupProcess.SurvivorView.FITS)
                        : CompletedTasks.has(execution, WayIntoGroupProcess.USER_TASK_MEET_FACILITATOR),
                WayIntoGroupProcess.CLEARANCE.isKnown(execution)
                        ? is(execution, WayIntoGroupProcess.CLEARANCE, WayIntoGroupProcess.Clearance.CLEARED)
                        : CompletedTasks.has(execution, WayIntoGroupProcess.USER_TASK_CLEAR_INVITATION));
    }

    private static boolean is(DelegateExecution execution, Variable<String> answer, String expected) {
        return answer.find(execution).filter(expected::equals).isPresent();
    }
}
