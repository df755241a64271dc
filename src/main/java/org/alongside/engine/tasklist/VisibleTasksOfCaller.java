package org.alongside.engine.tasklist;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alongside.engine.Caller;
import org.alongside.engine.TaskPriority;
import org.alongside.engine.TasksOfCaller;
import org.alongside.ids.JourneyId;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** Asks the engine with the rights of the person who asks. */
@Component
class VisibleTasksOfCaller implements TasksOfCaller {
    private static final int TASKS_MAX = 500;

    private final VisibleToCaller seen;
    private final Caller caller;
    private final TaskService tasks;

    VisibleTasksOfCaller(VisibleToCaller seen, Caller caller, TaskService tasks) {
        this.seen = seen;
        this.caller = caller;
        this.tasks = tasks;
    }

    @Override
    public List<OpenTask> about(Collection<JourneyId> journeys) {
        String[] keys = journeys.stream().map(JourneyId::toString).toArray(String[]::new);
        String userId = caller.id().value();
        List<Task> found = keys.length == 0
                ? List.of()
                : seen.as(
                        () -> tasks.createTaskQuery()
                                .processInstanceBusinessKeyIn(keys)
                                .active()
                                .or()
                                .taskAssignee(userId)
                                .taskUnassigned()
                                .endOr()
                                .orderByDueDate()
                                .asc()
                                .orderByTaskCreateTime()
                                .asc()
                                .listPage(0, TASKS_MAX),
                        List.of());
        Map<String, String> keyOf = seen.businessKeys(found);
        List<OpenTask> open = new ArrayList<>();
        for (Task task : found) {
            String key = keyOf.get(task.getProcessInstanceId());
            if (key != null) {
                open.add(openTask(task, JourneyId.of(key), userId));
            }
        }
        return open;
    }

    private static OpenTask openTask(Task task, JourneyId journeyId, String userId) {
        return new OpenTask(
                task.getId(),
                journeyId,
                task.getTaskDefinitionKey(),
                task.getName(),
                Optional.ofNullable(task.getDueDate()).map(Date::toInstant).orElse(null),
                Optional.ofNullable(task.getFollowUpDate()).map(Date::toInstant).orElse(null),
                userId.equals(task.getAssignee()),
                task.getPriority() >= TaskPriority.URGENT);
    }
}
