package org.alongside.journey.leaving;

import java.time.Clock;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.engine.Caller;
import org.alongside.ids.JourneyId;
import org.alongside.journey.bpmn.LeaveJourneyProcess;
import org.alongside.journey.policy.ErasureIsConfirmed;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.settings.SettingKey;
import org.alongside.settings.Settings;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/**
 * The survivor said not now: nothing goes on, and nobody sees their record. They are invited to give feedback first, for which
 * the safe contact is kept, and erased by the day that is set here, whatever anybody does.
 */
@BpmnTask(process = LeaveJourneyProcess.KEY, elements = LeaveJourneyProcess.SERVICE_TASK_BEGIN_ERASURE)
@Policy(PolicyId.CONSENT_03)
public class BeginErasure implements JavaDelegate {
    private final Erasure erasure;
    private final Settings settings;
    private final Caller caller;
    private final Clock clock;

    BeginErasure(Erasure erasure, Settings settings, Caller caller, Clock clock) {
        this.erasure = erasure;
        this.settings = settings;
        this.caller = caller;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        JourneyId journeyId = BusinessKey.journeyId(execution);
        ErasureIsConfirmed.decide(
                        LeaveJourneyProcess.EVERYTHING_ERASED.find(execution).orElse(null))
                .orRefuse();
        if (LeaveJourneyProcess.WORKER_ID.find(execution).isEmpty()) {
            LeaveJourneyProcess.WORKER_ID.set(
                    execution,
                    LeaveJourneyProcess.FIRST_CONTACT_BY.find(execution).orElse(null));
        }
        LeaveJourneyProcess.ERASE_BY.set(
                execution, clock.instant().plus(settings.duration(SettingKey.FEEDBACK_BEFORE_ERASURE)));
        erasure.begin(journeyId, LeaveJourneyProcess.FIRST_CONTACT_BY.get(execution), caller.id());
    }
}
