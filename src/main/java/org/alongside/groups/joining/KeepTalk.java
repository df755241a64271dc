package org.alongside.groups.joining;

import java.util.stream.Collectors;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.CalledTogether;
import org.alongside.engine.Caller;
import org.alongside.engine.JourneyScope;
import org.alongside.groups.group.Groups;
import org.alongside.groups.group.Ids;
import org.alongside.groups.joining.Candidates.Talked;
import org.alongside.ids.CandidateId;
import org.alongside.ids.GroupId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Keeps which group it is about, what was talked over, and that something may be passed on. (GROUP-02, GROUP-03) */
@BpmnTask(process = "way-into-group", elements = "serviceTask_keepTalk")
public class KeepTalk implements JavaDelegate {
    private final Groups groups;
    private final Joining joining;
    private final Candidates candidates;
    private final Caller caller;

    KeepTalk(Groups groups, Joining joining, Candidates candidates, Caller caller) {
        this.groups = groups;
        this.joining = joining;
        this.candidates = candidates;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String wanted = JourneyScope.text(execution, "wantedGroupId");
        if (wanted != null) {
            CalledTogether.set(execution, "groupId", wanted);
            CalledTogether.set(execution, "groupLabel", groups.labelOf(GroupId.of(wanted)));
        }
        CandidateId candidateId = CandidateId.of(JourneyScope.required(execution, "candidateId"));
        String cameBy = JourneyScope.text(execution, "cameBy");
        if (cameBy != null) {
            candidates.came(candidateId, Candidates.CameBy.valueOf(cameBy));
        }
        joining.talked(
                candidateId,
                wanted == null ? null : GroupId.of(wanted),
                Ids.codes(execution, "talkedOver").stream().map(Talked::valueOf).collect(Collectors.toSet()),
                JourneyScope.isYes(execution, "agreesToPassOn"),
                "GO_ON".equals(JourneyScope.text(execution, "talkNext")),
                caller.id());
    }
}
