package org.alongside.engine.tasklist;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.alongside.engine.Caller;
import org.alongside.engine.OpenedTasks;
import org.alongside.engine.TaskPriority;
import org.alongside.engine.guard.TaskFilterKind;
import org.alongside.ids.WorkerId;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which urgent tasks wait for the person who asks: those that they may take, and those given to them and not opened. */
@Component
@Transactional(propagation = Propagation.REQUIRED)
class UrgentTasks implements OpenedTasks {
    /** More than anybody can act on; what is beyond comes once these are taken. */
    static final int WAITING_MAX = 100;
    /** Beyond it a list only says that it is long. */
    static final int COUNTED_MAX = 100;

    private static final Comparator<Task> MOST_URGENT_FIRST = Comparator.comparing(Task::getPriority)
            .reversed()
            .thenComparing(Task::getDueDate, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Task::getCreateTime)
            .thenComparing(Task::getId);

    private final VisibleToCaller seen;
    private final Caller caller;
    private final TaskService tasks;
    private final IdentityService identity;
    private final JdbcClient jdbc;

    UrgentTasks(VisibleToCaller seen, Caller caller, TaskService tasks, IdentityService identity, JdbcClient jdbc) {
        this.seen = seen;
        this.caller = caller;
        this.tasks = tasks;
        this.identity = identity;
        this.jdbc = jdbc;
    }

    /** Whether the person who asks can have tasks at all. Who cannot need not ask again. */
    boolean isForCaller() {
        return identity.createGroupQuery()
                        .groupMember(caller.id().value())
                        .groupIdIn(TaskFilters.SEEN_BY.toArray(String[]::new))
                        .count()
                > 0;
    }

    /** The urgent tasks that wait for who asks, the most urgent first, at most 200; seen with their own rights. */
    List<Task> waiting() {
        String userId = caller.id().value();
        List<Task> waiting = seen.as(
                () -> {
                    List<Task> found =
                            new ArrayList<>(urgent(TaskFilterKind.TO_CLAIM.narrow(tasks.createTaskQuery(), userId)));
                    found.addAll(urgent(TaskFilterKind.MINE.narrow(given(), userId)));
                    return found;
                },
                List.of());
        if (waiting.isEmpty()) {
            return waiting;
        }
        Set<String> opened = opened(userId);
        return waiting.stream()
                .filter(task -> task.getAssignee() == null || !opened.contains(task.getId()))
                .sorted(MOST_URGENT_FIRST)
                .toList();
    }

    /** What was offered to a group and is somebody's now, they have taken: they know of it. */
    private TaskQuery given() {
        return tasks.createTaskQuery().withoutCandidateGroups().includeAssignedTasks();
    }

    private static List<Task> urgent(TaskQuery query) {
        return query.active()
                .taskMinPriority(TaskPriority.URGENT)
                .orderByTaskPriority()
                .desc()
                .orderByDueDate()
                .asc()
                .listPage(0, WAITING_MAX);
    }

    private Set<String> opened(String userId) {
        return jdbc
                .sql("select task_id from alongside.opened_task where user_id = :user")
                .param("user", userId)
                .query(String.class)
                .stream()
                .collect(Collectors.toSet());
    }

    @Override
    public void opened(String taskId, WorkerId userId) {
        jdbc.sql("""
                        insert into alongside.opened_task (task_id, user_id, organisation_id)
                        values (:task, :user, current_setting('alongside.organisation'))
                        on conflict do nothing
                        """).param("task", taskId).param("user", userId.value()).update();
    }

    /** How many tasks stand in each list of who asks, at most {@link #COUNTED_MAX}. */
    Map<TaskFilterKind, Integer> counts() {
        String userId = caller.id().value();
        return seen.as(
                () -> {
                    Map<TaskFilterKind, Integer> counts = new EnumMap<>(TaskFilterKind.class);
                    for (TaskFilterKind kind : TaskFilterKind.values()) {
                        counts.put(
                                kind,
                                kind.narrow(tasks.createTaskQuery(), userId)
                                        .active()
                                        // In the order of the lists, in which an index has them.
                                        .orderByTaskPriority()
                                        .desc()
                                        .orderByDueDate()
                                        .asc()
                                        .listPage(0, COUNTED_MAX)
                                        .size());
                    }
                    return counts;
                },
                Map.of());
    }
}
