package org.alongside.earlierrelease;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.alongside.ids.RecordId;
import org.alongside.testing.walk.Tasklist;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.test.context.TestComponent;

/** Does a task of somebody's journey or group through its form, as whoever has it. */
@TestComponent
final class OpenTasks {
    private static final List<String> SUPERVISORS = List.of("supervisor2", "supervisor1");

    private final Tasklist tasklist;
    private final TaskService tasks;
    private final Set<String> done = new TreeSet<>();

    OpenTasks(Tasklist tasklist, TaskService tasks) {
        this.tasklist = tasklist;
        this.tasks = tasks;
    }

    /** Model and box of what was done, each once. */
    Set<String> done() {
        return done;
    }

    /** The open tasks of a journey or group, the oldest first. */
    List<Task> open(RecordId id) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(id.toString())
                .initializeFormKeys()
                .orderByTaskCreateTime()
                .asc()
                .list();
    }

    /** The one open task of a box. */
    Task open(RecordId id, String box) {
        List<Task> open = open(id).stream()
                .filter(task -> task.getTaskDefinitionKey().equals(box))
                .toList();
        if (open.size() != 1) {
            throw new AssertionError(id + " has " + open.size() + " of " + box + " but "
                    + open(id).stream().map(Task::getTaskDefinitionKey).toList());
        }
        return open.get(0);
    }

    /** Does the one open task of a box. */
    OpenTasks does(RecordId id, String box, Map<String, ?> answers) {
        return does(open(id, box), answers);
    }

    /** Does a task; one that a group is offered is taken by a supervisor who may. */
    OpenTasks does(Task task, Map<String, ?> answers) {
        Tasklist.Person person = whoDoes(task);
        person.formOf(task.getId());
        person.sends(task.getId(), answers);
        note(task);
        return this;
    }

    /** A task was done. */
    void note(Task task) {
        done.add(task.getProcessDefinitionId() + " " + task.getTaskDefinitionKey());
    }

    /** Who has this task; one that nobody has is taken. */
    Tasklist.Person whoDoes(Task task) {
        if (task.getAssignee() != null) {
            return tasklist.as(task.getAssignee());
        }
        Object decidedBy = tasks.getVariable(task.getId(), "decidedBy");
        String supervisor = SUPERVISORS.stream()
                .filter(each -> !each.equals(decidedBy))
                .findFirst()
                .orElseThrow();
        return tasklist.as(supervisor).claims(task);
    }
}
