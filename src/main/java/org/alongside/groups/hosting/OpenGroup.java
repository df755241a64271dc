package org.alongside.groups.hosting;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.Caller;
import org.alongside.engine.EngineClock;
import org.alongside.engine.JourneyScope;
import org.alongside.groups.group.Group;
import org.alongside.groups.group.GroupType;
import org.alongside.groups.group.Groups;
import org.alongside.groups.group.Rhythm;
import org.alongside.ids.GroupId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Opens a group; who set it up hosts it. */
@BpmnTask(process = "host-group", elements = "serviceTask_openGroup")
public class OpenGroup implements JavaDelegate {
    private static final int CADENCE = 4;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("'T'HHmm");

    private final Hosting hosting;
    private final Caller caller;

    OpenGroup(Hosting hosting, Caller caller) {
        this.hosting = hosting;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        GroupId groupId = JourneyScope.groupId(execution);
        Group group = hosting.open(
                groupId,
                new Groups.SetUp(
                        GroupType.valueOf(JourneyScope.required(execution, "groupType")),
                        JourneyScope.isYes(execution, "forPeopleWhoHaveOffended"),
                        Rhythm.valueOf(JourneyScope.required(execution, "rhythm")),
                        day(execution, "firstMeetsOn"),
                        time(JourneyScope.required(execution, "meetsAt")),
                        number(execution, "meetsForMinutes", 0),
                        number(execution, "placesMax", 0),
                        number(execution, "cadence", CADENCE)),
                caller.id());
        execution.setVariable("groupLabel", group.label());
        execution.setVariable("organisationId", execution.getTenantId());
        execution.setVariable("facilitatorId", caller.id());
    }

    static LocalDate day(DelegateExecution execution, String name) {
        Date date = (Date) execution.getVariable(name);
        return date.toInstant().atZone(EngineClock.ZONE).toLocalDate();
    }

    static LocalTime time(String code) {
        return LocalTime.parse(code, TIME);
    }

    static int number(DelegateExecution execution, String name, int otherwise) {
        return execution.getVariable(name) instanceof Number number ? number.intValue() : otherwise;
    }
}
