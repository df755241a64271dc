package org.alongside.engine.tasklist;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.alongside.engine.TaskNameParseListener;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.task.Task;
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
    private final VisibleToCaller seen;
    private final RuntimeService runtime;

    WebappScriptController(VisibleToCaller seen, RuntimeService runtime) {
        this.seen = seen;
        this.runtime = runtime;
    }

    /**
     * @param ids of tasks, with commas between, at most 50
     * @return journey by task; tasks that the person may not see are left out
     */
    @GetMapping("/tasks/journeys")
    ResponseEntity<Map<String, String>> journeys(@RequestParam("tasks") String ids) {
        List<Task> tasks = seen.tasks(ids);
        Map<String, String> byTask = new HashMap<>();
        if (!tasks.isEmpty()) {
            Map<String, String> byInstance =
                    journeys(tasks.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet()));
            for (Task task : tasks) {
                String journey = byInstance.get(task.getProcessInstanceId());
                if (journey != null) {
                    byTask.put(task.getId(), journey);
                }
            }
        }
        return answer(byTask);
    }

    private Map<String, String> journeys(Set<String> instanceIds) {
        Map<String, String> journeys = new HashMap<>();
        for (ProcessInstance instance : runtime.createProcessInstanceQuery()
                .processInstanceIds(instanceIds)
                .list()) {
            if (instance.getBusinessKey() != null) {
                journeys.put(instance.getId(), instance.getBusinessKey());
            }
        }
        return journeys;
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

    private static ResponseEntity<Map<String, String>> answer(Map<String, String> answer) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(answer);
    }
}
