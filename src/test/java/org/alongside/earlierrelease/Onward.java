package org.alongside.earlierrelease;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alongside.ids.RecordId;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.test.context.TestComponent;

/** Goes on with a journey from wherever it stands: answers whatever is open, walks on for a while, and leaves. */
@TestComponent
final class Onward {
    private static final String STANDING_TASK = "userTask_walkAlongside";
    /** What supervisors are offered comes before what somebody has, which would end it. */
    private static final Set<String> FIRST =
            Set.of("userTask_backUpWorker", "userTask_takeOver", "userTask_seeToFollowUp");

    private static final int STEPS_MAX = 60;
    private static final List<String> BEFORE_LEAVING = List.of("SESSION", "LEAVE");

    private final OpenTasks openTasks;
    private final RuntimeService runtime;
    private final Answers answers;
    private final Map<RecordId, Integer> walked = new HashMap<>();

    Onward(OpenTasks openTasks, RuntimeService runtime, Answers answers) {
        this.answers = answers;
        this.openTasks = openTasks;
        this.runtime = runtime;
    }

    /** Answers what is open, and what comes of that, until nothing runs. @return boxes in the order in which they were done */
    List<String> toTheEnd(RecordId id) {
        List<String> done = new ArrayList<>();
        while (!openTasks.open(id).isEmpty()) {
            assertThat(done).as("steps of %s", id).hasSizeLessThan(STEPS_MAX);
            done.add(oneStep(id));
        }
        assertThat(running(id)).as("still running after %s", done).isEmpty();
        return done;
    }

    /** Does what is to be done besides the standing task, or else that. @return the box */
    String oneStep(RecordId id) {
        List<Task> open = openTasks.open(id);
        Task task = open.stream().min(Comparator.comparingInt(Onward::order)).orElseThrow();
        String box = task.getTaskDefinitionKey();
        openTasks.does(task, box.equals(STANDING_TASK) ? next(id) : answers.next(box));
        return box;
    }

    private static int order(Task task) {
        String box = task.getTaskDefinitionKey();
        if (FIRST.contains(box)) {
            return 0;
        }
        return box.equals(STANDING_TASK) ? 2 : 1;
    }

    /** Does the one open task of this box. */
    void step(RecordId id, String box) {
        openTasks.does(id, box, Answers.onward(box));
    }

    private Map<String, Object> next(RecordId id) {
        Map<String, Object> other = answers.another(STANDING_TASK);
        if (other != null) {
            return other;
        }
        int times = walked.merge(id, 1, Integer::sum);
        return Map.of("whatNext", BEFORE_LEAVING.get(Math.min(times, BEFORE_LEAVING.size()) - 1));
    }

    /** Processes that run for a journey or group. */
    List<String> running(RecordId id) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(id.toString()).list().stream()
                .map(ProcessInstance::getProcessDefinitionId)
                .sorted()
                .toList();
    }
}
