package org.alongside.testing.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alongside.ids.JourneyId;
import org.assertj.core.api.MapAssert;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;

/**
 * Where a journey stands and what it passed, over its process and all that this called: for tests that say what a survivor
 * meets, in whichever model a box is drawn. What other modules do for the journey is not part of it.
 */
public final class JourneyAssert {
    /** Called by a journey, and a process of their own to whoever looks. */
    private static final Set<String> OF_OTHERS = Set.of("match-worker", "client-assessment");

    private static final Set<String> SCOPES = Set.of("subProcess", "boundaryEvent");

    private final RuntimeService runtime;
    private final HistoryService history;
    private final List<HistoricProcessInstance> processes;

    JourneyAssert(RuntimeService runtime, HistoryService history, JourneyId journey) {
        this.runtime = runtime;
        this.history = history;
        Set<String> journeys = runtime
                .createProcessInstanceQuery()
                .processDefinitionKey("survivor-journey")
                .processInstanceBusinessKey(journey.toString())
                .list()
                .stream()
                .map(instance -> instance.getId())
                .collect(Collectors.toSet());
        assertThat(journeys).as("journeys that run").hasSize(1);
        this.processes =
                history
                        .createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(journey.toString())
                        .list()
                        .stream()
                        .filter(process -> journeys.contains(process.getRootProcessInstanceId()))
                        .filter(process -> !OF_OTHERS.contains(process.getProcessDefinitionKey()))
                        .sorted(Comparator.comparing(HistoricProcessInstance::getStartTime))
                        .toList();
    }

    private Stream<HistoricActivityInstance> boxes() {
        return processes.stream()
                .flatMap(process -> history
                        .createHistoricActivityInstanceQuery()
                        .processInstanceId(process.getId())
                        .orderPartiallyByOccurrence()
                        .asc()
                        .list()
                        .stream());
    }

    /** Where it waits; not at the call of a process, but where that process waits. */
    private List<String> waiting() {
        Set<String> ids = processes.stream().map(HistoricProcessInstance::getId).collect(Collectors.toSet());
        return boxes().filter(box -> box.getEndTime() == null && !SCOPES.contains(box.getActivityType()))
                .filter(box ->
                        box.getCalledProcessInstanceId() == null || !ids.contains(box.getCalledProcessInstanceId()))
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }

    /** In the order in which they ended. */
    private List<String> passed() {
        return boxes().filter(box -> box.getEndTime() != null)
                .sorted(Comparator.comparing(HistoricActivityInstance::getEndTime))
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }

    public JourneyAssert isWaitingAt(String... boxes) {
        assertThat(waiting()).contains(boxes);
        return this;
    }

    public JourneyAssert isNotWaitingAt(String... boxes) {
        assertThat(waiting()).doesNotContain(boxes);
        return this;
    }

    public JourneyAssert isWaitingAtExactly(String... boxes) {
        assertThat(waiting()).containsExactlyInAnyOrder(boxes);
        return this;
    }

    public JourneyAssert hasPassed(String... boxes) {
        assertThat(passed()).contains(boxes);
        return this;
    }

    public JourneyAssert hasNotPassed(String... boxes) {
        assertThat(passed()).doesNotContain(boxes);
        return this;
    }

    public JourneyAssert hasPassedInOrder(String... boxes) {
        assertThat(passed()).containsSubsequence(boxes);
        return this;
    }

    /** Variables of what runs; where several processes have one, that of the process which began last. */
    public MapAssert<String, Object> variables() {
        Map<String, Object> all = new HashMap<>();
        List<HistoricProcessInstance> running = new ArrayList<>(processes);
        running.removeIf(process -> process.getEndTime() != null);
        running.forEach(process -> all.putAll(runtime.getVariables(process.getId())));
        return assertThat(all);
    }
}
