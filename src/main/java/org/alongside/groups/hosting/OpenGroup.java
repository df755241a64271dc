package org.alongside.groups.hosting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.engine.Caller;
import org.alongside.engine.EngineClock;
import org.alongside.groups.bpmn.HostGroupProcess;
import org.alongside.groups.group.Group;
import org.alongside.groups.group.GroupType;
import org.alongside.groups.group.Groups;
import org.alongside.groups.group.Rhythm;
import org.alongside.ids.GroupId;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.settings.SettingKey;
import org.alongside.settings.Settings;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Opens a group; who set it up hosts it. */
@Policy(PolicyId.GROUP_07)
@BpmnTask(process = HostGroupProcess.KEY, elements = HostGroupProcess.SERVICE_TASK_OPEN_GROUP)
public class OpenGroup implements JavaDelegate {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("'T'HHmm");

    private final HostGroupSteps hosting;
    private final Caller caller;
    private final Settings settings;

    OpenGroup(HostGroupSteps hosting, Caller caller, Settings settings) {
        this.hosting = hosting;
        this.caller = caller;
        this.settings = settings;
    }

    @Override
    public void execute(DelegateExecution execution) {
        GroupId groupId = BusinessKey.groupId(execution);
        Group group = hosting.open(
                groupId,
                new Groups.SetUp(
                        GroupType.valueOf(HostGroupProcess.GROUP_TYPE.get(execution)),
                        HostGroupProcess.FOR_PEOPLE_WHO_HAVE_OFFENDED.get(execution),
                        Rhythm.valueOf(HostGroupProcess.RHYTHM.get(execution)),
                        day(HostGroupProcess.FIRST_MEETS_ON.get(execution)),
                        time(HostGroupProcess.MEETS_AT.get(execution)),
                        HostGroupProcess.MEETS_FOR_MINUTES.find(execution).orElse(0),
                        HostGroupProcess.PLACES_MAX.find(execution).orElse(0),
                        HostGroupProcess.CADENCE
                                .find(execution)
                                .orElseGet(() -> settings.number(SettingKey.WELCOME_EVERY))),
                caller.id());
        HostGroupProcess.GROUP_LABEL.set(execution, group.label());
        HostGroupProcess.ORGANISATION_ID.set(execution, execution.getTenantId());
        HostGroupProcess.FACILITATOR_ID.set(execution, caller.id());
    }

    static LocalDate day(Instant at) {
        return at.atZone(EngineClock.ZONE).toLocalDate();
    }

    static LocalTime time(String code) {
        return LocalTime.parse(code, TIME);
    }
}
