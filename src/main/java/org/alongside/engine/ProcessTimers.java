package org.alongside.engine;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.alongside.ids.RecordId;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.camunda.bpm.engine.impl.persistence.entity.AcquirableJobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Timers of processes that wait for another time than the one that was drawn. */
@Component
public class ProcessTimers {
    private final RuntimeService runtime;
    private final ManagementService management;
    private final ProcessParts parts;

    ProcessTimers(@Lazy RuntimeService runtime, @Lazy ManagementService management, ProcessParts parts) {
        this.runtime = runtime;
        this.management = management;
        this.parts = parts;
    }

    /**
     * Moves a timer of the journey's running instances of a process and its parts.
     *
     * @param timer the event that waits for it
     */
    public void setDue(String process, RecordId recordId, String timer, Instant at) {
        List<String> instances =
                runtime.createProcessInstanceQuery().processInstanceBusinessKey(recordId.toString()).list().stream()
                        .filter(instance -> parts.isOf(instance.getProcessDefinitionId(), process))
                        .map(ProcessInstance::getId)
                        .toList();
        DbEntityManager entities = Context.getCommandContext() == null
                ? null
                : Context.getCommandContext().getDbEntityManager();
        for (String instance : instances) {
            management.createJobQuery().processInstanceId(instance).activityId(timer).timers().list().stream()
                    .filter(job -> entities == null || !entities.isDeleted((JobEntity) job))
                    .forEach(job -> management.setJobDuedate(job.getId(), Date.from(at)));
        }
        if (entities != null) {
            // A timer that repeats was set anew in this transaction, and is not in the database yet.
            // The engine finds cached jobs of all kinds by the type of those that can be acquired, and by no other.
            entities.getCachedEntitiesByType(AcquirableJobEntity.class).stream()
                    .filter(job -> entities.getDbEntityCache().isTransient(job))
                    .map(JobEntity.class::cast)
                    .filter(job -> instances.contains(job.getProcessInstanceId()) && timer.equals(job.getActivityId()))
                    .forEach(job -> job.setDuedate(Date.from(at)));
        }
    }

    /** What timers of a process wait for is now: of the instances in which this variable has this value. */
    public <T> void bringForward(String process, Variable<T> variable, T value) {
        List<String> waiting = runtime
                .createProcessInstanceQuery()
                .processDefinitionKey(process)
                .variableValueEquals(variable.name(), variable.stored(value))
                .list()
                .stream()
                .map(ProcessInstance::getId)
                .toList();
        Date now = ClockUtil.getCurrentTime();
        waiting.forEach(id -> management.createJobQuery().processInstanceId(id).timers().list().stream()
                .filter(timer -> timer.getDuedate().after(now))
                .forEach(timer -> management.setJobDuedate(timer.getId(), now)));
    }
}
