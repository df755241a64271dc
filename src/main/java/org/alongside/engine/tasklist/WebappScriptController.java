package org.alongside.engine.tasklist;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alongside.engine.ProcessDescriptor;
import org.alongside.engine.ProcessParts;
import org.alongside.engine.TaskNameParseListener;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers what our scripts in the engine's web applications ask and the engine's own interface leaves out, or gives to
 * others than those who need it: which journey a task belongs to, and by which label people speak of an instance.
 */
@RestController
class WebappScriptController {
    private static final int TASKS_MAX = 100;

    private final VisibleToCaller seen;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ProcessParts parts;
    private final List<String> aboutNobody;

    WebappScriptController(
            VisibleToCaller seen,
            RuntimeService runtime,
            TaskService tasks,
            ProcessParts parts,
            List<ProcessDescriptor> announced) {
        this.seen = seen;
        this.tasks = tasks;
        this.parts = parts;
        this.aboutNobody = announced.stream()
                .filter(ProcessDescriptor::isAboutNobody)
                .map(ProcessDescriptor::process)
                .toList();
        this.runtime = runtime;
    }

    /**
     * @param ids of tasks, with commas between, at most 50
     * @return journey by task; tasks that the person may not see, or that are about nobody, are left out
     */
    @GetMapping("/tasks/journeys")
    ResponseEntity<Map<String, String>> journeys(@RequestParam("tasks") String ids) {
        List<Task> tasks = seen.tasks(ids);
        Map<String, String> byTask = new HashMap<>();
        if (!tasks.isEmpty()) {
            Map<String, String> byInstance = seen.businessKeys(tasks);
            for (Task task : tasks) {
                String journey = byInstance.get(task.getProcessInstanceId());
                if (journey != null && !isAboutNobody(task)) {
                    byTask.put(task.getId(), journey);
                }
            }
        }
        return answer(byTask);
    }

    private boolean isAboutNobody(Task task) {
        return aboutNobody.stream().anyMatch(process -> parts.isOf(task.getProcessDefinitionId(), process));
    }

    /**
     * @param ids of process instances, with commas between, at most 50
     * @return label by instance, such as "Tūī 27"; instances that the person may not see are left out
     */
    @GetMapping("/instances/labels")
    ResponseEntity<Map<String, String>> labels(@RequestParam("instances") String ids) {
        List<ProcessInstance> instances = seen.instances(ids);
        Map<String, String> labels = new HashMap<>();
        if (!instances.isEmpty()) {
            for (VariableInstance label : runtime.createVariableInstanceQuery()
                    .processInstanceIdIn(
                            instances.stream().map(ProcessInstance::getId).toArray(String[]::new))
                    .variableNameLike("%Label")
                    .list()) {
                if (!Set.of(TaskNameParseListener.LABEL, TaskNameParseListener.GROUP_LABEL)
                        .contains(label.getName())) {
                    continue;
                }
                // Somebody's way into a group has both; people speak of it by theirs.
                labels.merge(
                        label.getProcessInstanceId(),
                        String.valueOf(label.getValue()),
                        (before, other) -> label.getName().equals(TaskNameParseListener.LABEL) ? other : before);
            }
        }
        return answer(labels);
    }

    /**
     * An open task of an instance, for Cockpit.
     *
     * @param since when it came
     * @param until when it is due; null for no day
     */
    record TaskTimes(String name, Instant since, @Nullable Instant until) {}

    /**
     * @param id of a process instance
     * @return its open tasks, the longest first, at most 100; none where the person may not see the instance
     */
    @GetMapping("/instances/tasks")
    ResponseEntity<List<TaskTimes>> tasks(@RequestParam("instance") String id) {
        List<String> theirs =
                seen.instances(id).stream().map(ProcessInstance::getId).toList();
        if (theirs.isEmpty()) {
            return answer(List.of());
        }
        return answer(tasks
                .createTaskQuery()
                .processInstanceIdIn(theirs.toArray(String[]::new))
                .orderByTaskCreateTime()
                .asc()
                .listPage(0, TASKS_MAX)
                .stream()
                .map(task -> new TaskTimes(
                        task.getName(),
                        task.getCreateTime().toInstant(),
                        task.getDueDate() == null ? null : task.getDueDate().toInstant()))
                .toList());
    }

    private static <T> ResponseEntity<T> answer(T answer) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(answer);
    }
}
