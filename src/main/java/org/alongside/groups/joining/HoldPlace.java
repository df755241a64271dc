package org.alongside.groups.joining;

import java.time.Instant;
import java.util.Optional;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.Caller;
import org.alongside.engine.JourneyScope;
import org.alongside.ids.CandidateId;
import org.alongside.ids.GroupId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Holds a place in the group, where all is still as it was. (GROUP-01) */
@BpmnTask(process = "welcome-evening", elements = "serviceTask_holdPlace")
public class HoldPlace implements JavaDelegate {
    private final Joining joining;
    private final Caller caller;

    HoldPlace(Joining joining, Caller caller) {
        this.joining = joining;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        GroupId groupId = GroupId.of(JourneyScope.required(execution, "groupId"));
        boolean isPossible = joining.holdPlace(
                CandidateId.of(JourneyScope.required(execution, "candidateId")), groupId, caller.id());
        execution.setVariable("eligibility", isPossible ? "POSSIBLE" : "NOT_NOW");
        execution.setVariable("isPlaceHeld", isPossible);
        Optional<Instant> welcome = joining.welcomeMeetingAhead(groupId);
        execution.setVariable("isWelcomePlanned", welcome.isPresent());
        JourneyScope.date(execution, "welcomeMeetingOn", welcome.orElse(null));
    }
}
