package org.alongside.randomwalk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.alongside.testing.Time;
import org.alongside.testing.walk.Survivors;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;

/** What a step left of one journey: tasks, rows of the ledger and of the record. */
final class JourneyTraces {
    private final Survivors survivors;
    private final Time time;
    private final TaskService tasks;

    JourneyTraces(Survivors survivors, Time time, TaskService tasks) {
        this.survivors = survivors;
        this.time = time;
        this.tasks = tasks;
    }

    /** What a refused act must leave as it was. */
    record Traces(long ledger, long entries, List<String> tasks) {}

    Traces of(Walked walked) {
        return new Traces(
                survivors.count(
                        "select count(*) from alongside.ledger_entry where chain = :journey::text", walked.journey),
                survivors.count(
                        "select count(*) from alongside.record_entry where journey_id = :journey", walked.journey),
                tasksOf(walked).stream()
                        .map(task -> task.getId() + task.getAssignee())
                        .sorted()
                        .toList());
    }

    List<Task> tasksOf(Walked walked) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(walked.journey.toString())
                .initializeFormKeys()
                .list();
    }

    /** A grave answer made two tasks at once, due in time. (SAFE-01, SAFE-02) */
    void twoPeopleAreCalled(Walked walked) {
        assertThat(survivors.concernsOf(walked.journey)).hasSize(walked.concerns);
        List<Task> called = tasks.createTaskQuery()
                .processInstanceBusinessKey(walked.journey.toString())
                .processDefinitionKey("safety-concern")
                .taskCreatedAfter(Date.from(time.now().minusSeconds(20)))
                .list();
        for (String task : List.of("userTask_actNow", "userTask_backUpWorker")) {
            assertThat(called).as("called for help").anySatisfy(open -> {
                assertThat(open.getTaskDefinitionKey()).isEqualTo(task);
                assertThat(open.getDueDate().toInstant())
                        .isBetween(time.now(), time.now().plus(Duration.ofMinutes(60)));
            });
        }
    }
}
