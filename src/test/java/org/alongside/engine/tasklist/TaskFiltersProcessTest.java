package org.alongside.engine.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.alongside.engine.TaskPriority;
import org.alongside.engine.guard.TaskFilterKind;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.Task;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What stands first in the lists of the Tasklist. */
@ProcessTest
@ExcludeFromProcessCoverage
class TaskFiltersProcessTest {
    @Autowired
    Survivors survivors;

    @Autowired
    Tasklist tasklist;

    @Autowired
    FilterService filters;

    @Autowired
    TaskService tasks;

    @Autowired
    TaskFilters seeding;

    private Filter filter(TaskFilterKind kind) {
        return filters.createTaskFilterQuery().list().stream()
                .filter(filter -> TaskFilterKind.of(filter).filter(kind::equals).isPresent())
                .findFirst()
                .orElseThrow();
    }

    /** As the Tasklist asks by itself: the newest first. */
    private List<Task> listed(String userId, TaskFilterKind kind) {
        String filterId = filter(kind).getId();
        return tasklist.as(userId)
                .doing(() -> filters.listPage(
                        filterId,
                        tasks.createTaskQuery().orderByTaskCreateTime().desc(),
                        0,
                        50));
    }

    private List<String> shown(String userId, TaskFilterKind kind) {
        return listed(userId, kind).stream().map(Task::getTaskDefinitionKey).toList();
    }

    @Test
    void anEmergencyStandsAboveWhatIsDueEarlierOrCameLater() {
        survivors.whoMadeContact(Survivors.EMERGENCY);
        tasklist.as("supervisor1").claims("userTask_backUpWorker");
        survivors.whoMadeContact(Survivors.URGENT);
        survivors.whoMadeContact(Map.of());

        assertThat(shown("worker1", TaskFilterKind.MINE))
                .startsWith("userTask_actNow", "userTask_actNow")
                .hasSizeGreaterThan(3);
        assertThat(shown("worker1", TaskFilterKind.DUE)).startsWith("userTask_actNow", "userTask_actNow");
        assertThat(shown("supervisor1", TaskFilterKind.MINE)).containsExactly("userTask_backUpWorker");
    }

    @Test
    void amongTasksOfOneUrgencyTheEarliestDateComesFirstAndThoseWithoutADateLast() {
        survivors.inSupport();
        survivors.whoMadeContact(Survivors.URGENT);
        survivors.whoMadeContact(Survivors.EMERGENCY);
        List<Task> mine = listed("worker1", TaskFilterKind.MINE);
        assertThat(mine).hasSizeGreaterThan(3);
        for (int i = 1; i < mine.size(); i++) {
            Task before = mine.get(i - 1);
            Task task = mine.get(i);
            assertThat(before.getPriority()).isGreaterThanOrEqualTo(task.getPriority());
            if (before.getPriority() == task.getPriority() && task.getDueDate() != null) {
                assertThat(before.getDueDate()).isNotNull().isBeforeOrEqualTo(task.getDueDate());
            }
        }
        assertThat(mine.get(0).getPriority()).isGreaterThanOrEqualTo(TaskPriority.URGENT);
    }

    @Test
    void aListOfAnEarlierVersionIsSortedSoAtTheNextStart() {
        Filter old = filter(TaskFilterKind.TO_CLAIM);
        old.setQuery(tasks.createTaskQuery());
        filters.saveFilter(old);

        seeding.afterSingletonsInstantiated();

        assertThat(filter(TaskFilterKind.TO_CLAIM).getId()).isEqualTo(old.getId());
        survivors.whoMadeContact(Survivors.URGENT);
        survivors.whoMadeContact(Survivors.EMERGENCY);
        List<Task> offered = listed("supervisor1", TaskFilterKind.TO_CLAIM);
        assertThat(offered).hasSize(2);
        assertThat(offered.get(0).getDueDate()).isBefore(offered.get(1).getDueDate());
    }
}
