package org.alongside.engine;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.alongside.ids.JourneyId;
import org.alongside.ids.RecordId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstanceQuery;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * What modules ask of the engine: start a process for a journey, send it a message, hand its tasks over. All instances
 * of a journey carry its id as business key, those that are called included. Whoever names a process means it together
 * with the processes whose models say that they are part of it ({@link ProcessParts}).
 */
@Component
public class Processes {
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ProcessParts parts;
    private final PageSentences sentences;

    Processes(@Lazy RuntimeService runtime, @Lazy TaskService tasks, ProcessParts parts, PageSentences sentences) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.parts = parts;
        this.sentences = sentences;
    }

    /** Ids of the processes that are part of this one, as they are drawn now. */
    public Set<String> partsOf(String process) {
        return parts.of(process);
    }

    /** Starts a process for a journey. */
    public void start(String process, RecordId recordId, VariableValues variables) {
        runtime.createProcessInstanceByKey(process)
                .businessKey(recordId.toString())
                .setVariables(variables.stored())
                .execute();
    }

    /**
     * Starts a process by a message that begins it.
     *
     * @param variables declared by the process, which keeps them
     * @param passing for its first steps; never stored
     */
    public void startByMessage(String message, RecordId recordId, VariableValues variables, VariableValues passing) {
        runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(recordId.toString())
                .setVariables(variables.with(passing))
                .correlateStartMessage();
    }

    /**
     * Sends a message to the running instance of a process for this journey.
     *
     * @param variables declared by the process, which keeps them
     * @param passing for the delegate right after the message; stored only where the process declares it
     * @throws Refused when it does not wait for that now
     */
    public void correlate(
            String process, String message, RecordId recordId, VariableValues variables, VariableValues passing) {
        if (!correlateIfAwaited(process, message, recordId, variables, passing)) {
            throw Refused.notNow(PolicyId.JOURNEY_04, sentences.sentence("refused.journey-is-in-another-place"));
        }
    }

    /** Sends a message that carries nothing. */
    public void correlate(String process, String message, RecordId recordId) {
        correlate(process, message, recordId, VariableValues.none(), VariableValues.none());
    }

    /** Like {@link #correlate}, where it is no mistake when nothing waits for it. @return whether something did */
    public boolean correlateIfAwaited(
            String process, String message, RecordId recordId, VariableValues variables, VariableValues passing) {
        var waiting = MessageSubscriptions.execution(
                runtime, recordId.toString(), message, definition -> parts.isOf(definition, process));
        waiting.ifPresent(one -> {
            Map<String, Object> all = variables.with(passing);
            // The engine takes no passing value where the process already keeps one of this name.
            passing.stored().forEach((name, value) -> {
                if (parts.takes(one.definitionId(), name)) {
                    all.put(name, value);
                }
            });
            runtime.messageEventReceived(message, one.executionId(), all);
        });
        return waiting.isPresent();
    }

    /**
     * Sends a message to the instances with these variables, where there can be several of a process for one journey.
     *
     * @param of which instances are meant
     * @param variables declared by the process, which keeps them
     * @param passing for the boxes right after the message; never stored
     * @return whether something waited for it
     */
    public boolean correlateTo(
            String process,
            VariableValues of,
            String message,
            RecordId recordId,
            VariableValues variables,
            VariableValues passing) {
        List<Execution> waiting = instances(process, recordId, of)
                .flatMap(instance -> runtime
                        .createExecutionQuery()
                        .processInstanceId(instance.getId())
                        .messageEventSubscriptionName(message)
                        .list()
                        .stream())
                .toList();
        waiting.forEach(one -> runtime.messageEventReceived(message, one.getId(), variables.with(passing)));
        return !waiting.isEmpty();
    }

    /** Whether this person has an open task of this kind in an instance with these variables. */
    public boolean hasTask(String process, RecordId recordId, VariableValues of, String task, WorkerId userId) {
        return instances(process, recordId, of)
                .anyMatch(instance -> tasks.createTaskQuery()
                                .processInstanceId(instance.getId())
                                .taskDefinitionKey(task)
                                .taskAssignee(userId.value())
                                .count()
                        > 0);
    }

    /** Whether a task of this kind is open in the process for this journey. */
    public boolean hasTask(String process, RecordId recordId, String task) {
        return !tasksOf(recordId, process, task).isEmpty();
    }

    /** Whether this person has an open task of this kind in the process for this journey. */
    public boolean hasTask(String process, RecordId recordId, String task, WorkerId userId) {
        return tasksOf(recordId, process, task).stream()
                .anyMatch(open -> userId.value().equals(open.getAssignee()));
    }

    /** Whether an instance of the process runs for this journey. */
    public boolean isRunning(String process, RecordId recordId) {
        return running(process, recordId).findAny().isPresent();
    }

    /** Whether this person has an open task about this journey or group. */
    public boolean hasTask(RecordId recordId, WorkerId userId) {
        return tasks.createTaskQuery()
                        .processInstanceBusinessKey(recordId.toString())
                        .taskAssignee(userId.value())
                        .count()
                > 0;
    }

    /** Ends what runs of a process for this journey and is not part of another process, without a trace of why. */
    public void cancel(String process, RecordId recordId, String because) {
        cancel(process, recordId, VariableValues.none(), because);
    }

    /** The same of the instances with these variables. */
    public void cancel(String process, RecordId recordId, VariableValues of, String because) {
        instances(process, recordId, of)
                .filter(Processes::isNotCalled)
                .toList()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), because));
    }

    private <T> void set(Stream<ProcessInstance> instances, Variable<T> variable, @Nullable T value) {
        instances
                .filter(instance -> parts.takes(instance.getProcessDefinitionId(), variable.name()))
                .toList()
                .forEach(instance -> runtime.setVariable(instance.getId(), variable.name(), variable.stored(value)));
    }

    private static boolean isNotCalled(ProcessInstance instance) {
        return instance.getId().equals(instance.getRootProcessInstanceId());
    }

    private Stream<ProcessInstance> running(String process, RecordId recordId) {
        return instances(process, recordId, VariableValues.none());
    }

    private Stream<ProcessInstance> instances(String process, RecordId recordId, VariableValues variables) {
        ProcessInstanceQuery query =
                runtime.createProcessInstanceQuery().processInstanceBusinessKey(recordId.toString());
        variables.stored().forEach(query::variableValueEquals);
        return query.list().stream().filter(instance -> parts.isOf(instance.getProcessDefinitionId(), process));
    }

    private List<Task> tasksOf(RecordId recordId, String process, String... kinds) {
        TaskQuery query = tasks.createTaskQuery().processInstanceBusinessKey(recordId.toString());
        if (kinds.length > 0) {
            query.taskDefinitionKeyIn(kinds);
        }
        return query.list().stream()
                .filter(task -> parts.isOf(task.getProcessDefinitionId(), process))
                .toList();
    }

    /**
     * Gives the open tasks of a journey that are for one person to somebody else, whoever has them, and also those that
     * nobody has; what a group was offered stays with the group. Whoever had a task before sees it no more.
     *
     * @param processes whose tasks are meant
     */
    public void handOver(RecordId recordId, WorkerId to, String... processes) {
        for (String process : processes) {
            handOver(
                    tasksOf(recordId, process).stream()
                            .filter(task -> groupsOf(task).isEmpty())
                            .toList(),
                    to);
        }
    }

    /**
     * Gives the open tasks of these kinds to somebody, whoever has them: also those that a group was offered because
     * whoever had them has no account any more. They are not offered to the group then.
     *
     * @param kinds boxes whose tasks are for one person
     */
    public void handOverTasks(RecordId recordId, WorkerId to, String process, List<String> kinds) {
        handOver(tasksOf(recordId, process, kinds.toArray(String[]::new)), to);
    }

    /** By when the open task of this kind in the process is due for this journey. */
    public Optional<Instant> dueOf(String process, RecordId recordId, String kind) {
        return tasksOf(recordId, process, kind).stream()
                .map(Task::getDueDate)
                .filter(Objects::nonNull)
                .map(Date::toInstant)
                .findFirst();
    }

    /** Whether an instance of the process with these variables runs for this journey. */
    public boolean isRunning(String process, RecordId recordId, VariableValues variables) {
        return instances(process, recordId, variables).findAny().isPresent();
    }

    /** The different values of a variable in the running instances of a process for this journey. */
    public <T> List<T> values(String process, RecordId recordId, Variable<T> variable) {
        return running(process, recordId)
                .flatMap(instance -> variable.of(runtime.getVariable(instance.getId(), variable.name())).stream())
                .distinct()
                .toList();
    }

    /**
     * Ends what else runs of a process for this journey with these variables.
     *
     * @param keptInstanceId the instance that goes on, with what it called
     */
    public void cancelOthers(
            String process, RecordId recordId, VariableValues variables, String keptInstanceId, String because) {
        instances(process, recordId, variables)
                .filter(Processes::isNotCalled)
                .filter(instance -> !instance.getId().equals(keptInstanceId))
                .toList()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), because));
    }

    /** Sets a variable of the journey's running instances of a process and its parts, of those that declare it. */
    public <T> void set(String process, RecordId recordId, Variable<T> variable, @Nullable T value) {
        set(running(process, recordId), variable, value);
    }

    /** Like {@link #set(String, RecordId, Variable, Object)}, of the instances with these variables only. */
    public <T> void set(
            String process, RecordId recordId, VariableValues variables, Variable<T> variable, @Nullable T value) {
        set(instances(process, recordId, variables), variable, value);
    }

    /**
     * Like {@link #handOverTasks}, of the instances with these variables only.
     *
     * @param variable of the process, which names who has these tasks
     */
    public void handOver(
            String process,
            RecordId recordId,
            VariableValues variables,
            Variable<WorkerId> variable,
            WorkerId to,
            List<String> kinds) {
        instances(process, recordId, variables).toList().forEach(instance -> {
            if (parts.takes(instance.getProcessDefinitionId(), variable.name())) {
                runtime.setVariable(instance.getId(), variable.name(), variable.stored(to));
            }
            handOver(
                    tasks.createTaskQuery()
                            .processInstanceId(instance.getId())
                            .taskDefinitionKeyIn(kinds.toArray(String[]::new))
                            .list(),
                    to);
        });
    }

    /** Journeys for which an instance of this process runs with this variable. */
    public <T> List<JourneyId> journeysWith(String process, Variable<T> variable, T value) {
        return runtime
                .createProcessInstanceQuery()
                .processDefinitionKey(process)
                .variableValueEquals(variable.name(), variable.stored(value))
                .list()
                .stream()
                .map(ProcessInstance::getBusinessKey)
                .distinct()
                .sorted()
                .map(JourneyId::of)
                .toList();
    }

    /**
     * Sets by when a task is due, and that it is to be done from now on.
     *
     * @param variables of the instances that are meant
     */
    public void dueBy(String process, RecordId recordId, VariableValues variables, String kind, Instant due) {
        instances(process, recordId, variables)
                .flatMap(instance ->
                        tasks
                                .createTaskQuery()
                                .processInstanceId(instance.getId())
                                .taskDefinitionKey(kind)
                                .list()
                                .stream())
                .toList()
                .forEach(task -> {
                    tasks.setDueDate(task.getId(), Date.from(due));
                    tasks.setFollowUpDate(task.getId(), null);
                });
    }

    /** The open task of a process that has one at a time for this journey. */
    public Optional<String> openTaskOf(String process, RecordId recordId) {
        return tasksOf(recordId, process).stream().map(Task::getId).findFirst();
    }

    /** The same of the instance with these variables, where there can be several of a process for one journey. */
    public Optional<String> openTaskOf(String process, RecordId recordId, VariableValues of) {
        return instances(process, recordId, of)
                .flatMap(instance -> tasks.createTaskQuery().processInstanceId(instance.getId()).list().stream())
                .map(Task::getId)
                .findFirst();
    }

    /**
     * Sets from when open tasks of these kinds are to be done: until then they wait.
     *
     * @param from null where they are to be done from now on
     */
    public void waitUntil(String process, RecordId recordId, List<String> kinds, @Nullable Instant from) {
        tasksOf(recordId, process, kinds.toArray(String[]::new))
                .forEach(task -> tasks.setFollowUpDate(task.getId(), from == null ? null : Date.from(from)));
    }

    /** A variable that a task sees. */
    public <T> Optional<T> valueOf(String taskId, Variable<T> variable) {
        return variable.of(tasks.getVariable(taskId, variable.name()));
    }

    private void handOver(List<Task> open, WorkerId to) {
        for (Task task : open) {
            groupsOf(task).forEach(group -> tasks.deleteCandidateGroup(task.getId(), group));
            if (!to.value().equals(task.getAssignee())) {
                tasks.setAssignee(task.getId(), to.value());
            }
        }
    }

    private List<String> groupsOf(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .toList();
    }
}
