package org.alongside.groups.leaving;

import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.groups.bpmn.HoldMeetingProcess;
import org.alongside.groups.group.JourneyFacts;
import org.alongside.groups.membership.Memberships;
import org.alongside.groups.membership.Memberships.Membership;
import org.alongside.settings.SettingKey;
import org.alongside.settings.Settings;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Asks after members who were not at the last meetings; their worker does, and nobody is put out. (GROUP-13) */
@BpmnTask(process = HoldMeetingProcess.KEY, elements = HoldMeetingProcess.SERVICE_TASK_ASK_AFTER_LONG_ABSENCE)
public class AskAfterLongAbsence implements JavaDelegate {
    private final Memberships memberships;
    private final LeaveGroupStarter leaving;
    private final JourneyFacts journeys;
    private final Settings settings;

    AskAfterLongAbsence(Memberships memberships, LeaveGroupStarter leaving, JourneyFacts journeys, Settings settings) {
        this.memberships = memberships;
        this.leaving = leaving;
        this.journeys = journeys;
        this.settings = settings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        int meetingsMax = settings.number(SettingKey.LONG_ABSENCE);
        for (Membership member : memberships.of(BusinessKey.groupId(execution))) {
            int missed = memberships.missedInARowCount(member.id());
            if (missed > 0 && missed % meetingsMax == 0 && journeys.isUnderWay(member.journeyId())) {
                leaving.asksAfter(member);
            }
        }
    }
}
