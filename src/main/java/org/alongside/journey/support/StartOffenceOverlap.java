package org.alongside.journey.support;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.engine.Caller;
import org.alongside.ids.WorkerId;
import org.alongside.journey.bpmn.AtAnyTimeProcess;
import org.alongside.journey.bpmn.ConnectProcess;
import org.alongside.journey.bpmn.SupportProcess;
import org.alongside.safety.OffenceOverlap;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Has overlapping offending assessed, beside the journey and unseen in it. */
@BpmnTask(process = ConnectProcess.KEY, elements = ConnectProcess.SERVICE_TASK_START_OFFENCE_OVERLAP_AT_SHARE)
@BpmnTask(process = SupportProcess.KEY, elements = SupportProcess.SERVICE_TASK_START_OFFENCE_OVERLAP_BY_WORKER)
@BpmnTask(process = AtAnyTimeProcess.KEY, elements = AtAnyTimeProcess.SERVICE_TASK_START_OFFENCE_OVERLAP_FROM_MESSAGE)
public class StartOffenceOverlap implements JavaDelegate {
    private final OffenceOverlap overlap;
    private final Caller caller;

    StartOffenceOverlap(OffenceOverlap overlap, Caller caller) {
        this.overlap = overlap;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        WorkerId worker = ConnectProcess.WORKER_ID.find(execution).orElse(null);
        overlap.disclosed(
                BusinessKey.journeyId(execution),
                worker != null ? worker : ConnectProcess.FIRST_CONTACT_BY.get(execution),
                ConnectProcess.JOURNEY_LABEL.get(execution),
                caller.id());
    }
}
