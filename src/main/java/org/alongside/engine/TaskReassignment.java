package org.alongside.engine;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alongside.ids.RecordId;
import org.alongside.ids.WorkerId;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What one person has to do, for when they cannot any more. */
@Component
public class TaskReassignment {
    private final TaskService tasks;

    private final ProcessParts parts;

    TaskReassignment(@Lazy TaskService tasks, ProcessParts parts) {
        this.tasks = tasks;
        this.parts = parts;
    }

    /** They give no answer any more: each of their tasks of this kind is answered so instead. */
    public void answerInstead(WorkerId userId, String process, String kind, Map<String, Object> answer) {
        stillOf(userId, of(userId).taskDefinitionKey(kind), process)
                .forEach(task -> tasks.complete(task.getId(), new HashMap<>(answer)));
    }

    /** They give no answer any more: each of their tasks of this kind is answered so instead. */
    public void answerInstead(WorkerId userId, String process, String kind, VariableValues answer) {
        stillOf(userId, of(userId).taskDefinitionKey(kind), process)
                .forEach(task -> tasks.complete(task.getId(), new HashMap<>(answer.stored())));
    }

    /** Takes their tasks of a journey or a group from them, so that these wait for whoever is found next. */
    public void release(WorkerId userId, RecordId recordId, String process) {
        stillOf(userId, of(userId).processInstanceBusinessKey(recordId.toString()), process)
                .forEach(task -> tasks.setAssignee(task.getId(), null));
    }

    /** Like {@link #release(WorkerId, RecordId, String)}, tasks of one kind only. */
    public void release(WorkerId userId, RecordId recordId, String process, String kind) {
        ofKind(userId, recordId, process, kind).forEach(task -> tasks.setAssignee(task.getId(), null));
    }

    /** Like {@link #release(WorkerId, RecordId, String)}, whichever journeys these are of. */
    public void releaseAll(WorkerId userId, String... processes) {
        stillOf(userId, of(userId), processes).forEach(task -> tasks.setAssignee(task.getId(), null));
    }

    /** Gives their tasks of one kind for a journey to somebody else. */
    public void give(WorkerId userId, RecordId recordId, String process, String kind, WorkerId to) {
        ofKind(userId, recordId, process, kind).forEach(task -> tasks.setAssignee(task.getId(), to.value()));
    }

    private List<Task> ofKind(WorkerId userId, RecordId recordId, String process, String kind) {
        return stillOf(
                userId,
                of(userId).processInstanceBusinessKey(recordId.toString()).taskDefinitionKey(kind),
                process);
    }

    /** Gives all that they still have to do to a group, or back to the group that was offered it. */
    public void giveToGroup(WorkerId userId, String group) {
        for (Task task : stillOf(userId, of(userId).list())) {
            tasks.setAssignee(task.getId(), null);
            boolean isOfGroup =
                    tasks.getIdentityLinksForTask(task.getId()).stream().anyMatch(link -> link.getGroupId() != null);
            if (!isOfGroup) {
                tasks.addCandidateGroup(task.getId(), group);
            }
        }
    }

    /** How many tasks they have to do. */
    public long count(WorkerId userId) {
        return of(userId).count();
    }

    private TaskQuery of(WorkerId userId) {
        return tasks.createTaskQuery().taskAssignee(userId.value());
    }

    /** Of these processes and their parts only. */
    private List<Task> stillOf(WorkerId userId, TaskQuery query, String... processes) {
        return stillOf(
                userId,
                query.list().stream()
                        .filter(task -> Arrays.stream(processes)
                                .anyMatch(process -> parts.isOf(task.getProcessDefinitionId(), process)))
                        .toList());
    }

    /** What changed hands or ended in this transaction is found in the database as it was before. */
    private static List<Task> stillOf(WorkerId userId, List<Task> found) {
        CommandContext context = Context.getCommandContext();
        return found.stream()
                .filter(task -> userId.value().equals(task.getAssignee()))
                .filter(task -> context == null || !context.getDbEntityManager().isDeleted((TaskEntity) task))
                .sorted(Comparator.comparing(Task::getId))
                .toList();
    }
}
