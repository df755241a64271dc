package org.alongside.groups.joining;

import java.util.stream.Collectors;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.CallHierarchyVariables;
import org.alongside.engine.Caller;
import org.alongside.groups.bpmn.WayIntoGroupProcess;
import org.alongside.groups.group.Groups;
import org.alongside.groups.joining.Candidates.Talked;
import org.alongside.ids.CandidateId;
import org.alongside.ids.GroupId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Keeps which group it is about, what was talked over, and that something may be passed on. (GROUP-02, GROUP-03) */
@BpmnTask(process = WayIntoGroupProcess.KEY, elements = WayIntoGroupProcess.SERVICE_TASK_KEEP_TALK)
public class KeepTalk implements JavaDelegate {
    private final Groups groups;
    private final JoinGroupSteps joining;
    private final Candidates candidates;
    private final Caller caller;

    KeepTalk(Groups groups, JoinGroupSteps joining, Candidates candidates, Caller caller) {
        this.groups = groups;
        this.joining = joining;
        this.candidates = candidates;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        GroupId wanted = WayIntoGroupProcess.WANTED_GROUP_ID.find(execution).orElse(null);
        if (wanted != null) {
            CallHierarchyVariables.set(execution, WayIntoGroupProcess.GROUP_ID, wanted);
            CallHierarchyVariables.set(execution, WayIntoGroupProcess.GROUP_LABEL, groups.labelOf(wanted));
        }
        CandidateId candidateId = WayIntoGroupProcess.CANDIDATE_ID.get(execution);
        String cameBy = WayIntoGroupProcess.CAME_BY.find(execution).orElse(null);
        if (cameBy != null) {
            candidates.came(candidateId, Candidates.CameBy.valueOf(cameBy));
        }
        joining.talked(
                candidateId,
                wanted,
                WayIntoGroupProcess.TALKED_OVER.get(execution).stream()
                        .map(Talked::valueOf)
                        .collect(Collectors.toSet()),
                WayIntoGroupProcess.AGREES_TO_PASS_ON.get(execution),
                WayIntoGroupProcess.TalkNext.GO_ON.equals(
                        WayIntoGroupProcess.TALK_NEXT.find(execution).orElse(null)),
                caller.id());
    }
}
