package org.alongside.groups.joining;

import java.util.stream.Collectors;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.Caller;
import org.alongside.engine.CompletedTasks;
import org.alongside.engine.JourneyScope;
import org.alongside.groups.group.Ids;
import org.alongside.groups.joining.Candidates.Told;
import org.alongside.groups.policy.WhoTalksNext;
import org.alongside.ids.CandidateId;
import org.alongside.ids.GroupId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Dates what was told, and the endorsement of the protocols. (GROUP-04, GROUP-05, GROUP-06, GROUP-09) */
@BpmnTask(process = "way-into-group", elements = "serviceTask_recordGroupInformation")
public class RecordGroupInformation implements JavaDelegate {
    private static final String FITS = "FITS";

    private final Joining joining;
    private final Caller caller;

    RecordGroupInformation(Joining joining, Caller caller) {
        this.joining = joining;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        joining.told(
                CandidateId.of(JourneyScope.required(execution, "candidateId")),
                GroupId.of(JourneyScope.required(execution, "groupId")),
                hostSaid(execution),
                Ids.codes(execution, "told").stream().map(Told::valueOf).collect(Collectors.toSet()),
                JourneyScope.isYes(execution, "endorsesProtocols"),
                "READY".equals(JourneyScope.text(execution, "informationNext")),
                caller.id());
    }

    private static Joining.HostSaid hostSaid(DelegateExecution execution) {
        String facilitator = JourneyScope.text(execution, "facilitatorView");
        String clearance = JourneyScope.text(execution, "clearance");
        return new Joining.HostSaid(
                WhoTalksNext.Talk.valueOf(JourneyScope.required(execution, "nextTalk")),
                // Earlier versions of the model kept no answer, and led here with a yes alone.
                facilitator == null
                        ? CompletedTasks.has(execution, "userTask_meetFacilitator")
                        : facilitator.equals(FITS) && FITS.equals(JourneyScope.text(execution, "survivorView")),
                clearance == null
                        ? CompletedTasks.has(execution, "userTask_clearInvitation")
                        : clearance.equals("CLEARED"));
    }
}
