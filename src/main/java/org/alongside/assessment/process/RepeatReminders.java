package org.alongside.assessment.process;

import org.alongside.assessment.Assessments;
import org.alongside.assessment.bpmn.ClientAssessmentProcess;
import org.alongside.engine.BpmnTask;
import org.alongside.settings.SettingKey;
import org.alongside.settings.Settings;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

/** A round that began before there were links knows no reminders, which the timer of the next task needs. */
@BpmnTask(process = ClientAssessmentProcess.KEY, elements = ClientAssessmentProcess.GATEWAY_ASK_THEM)
public class RepeatReminders implements ExecutionListener {
    private final Settings settings;

    RepeatReminders(Settings settings) {
        this.settings = settings;
    }

    @Override
    public void notify(DelegateExecution execution) {
        if (!ClientAssessmentProcess.REMINDERS.isKnown(execution)) {
            ClientAssessmentProcess.REMINDERS.set(
                    execution, Assessments.remindersEvery(settings.number(SettingKey.ASSESSMENT_REMIND)));
        }
    }
}
