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
 * Where a journey stands and what it passed, over the frame and all sheets that it called: for tests that say what a
 * survivor meets, whichever sheet a box is drawn on. What other modules do for the journey is not part of it.
 */
public final class JourneyAssert {
    /** Called by a journey, and a process of their own to whoever looks. */
    private static final Set<String> OF_OTHERS = Set.of("match-worker", "client-assessment");

    private static final Set<String> FRAMES = Set.of("subProcess", "boundaryEvent");

    private final RuntimeService runtime;
    private final HistoryService history;
    private final List<HistoricProcessInstance> sheets;

    JourneyAssert(RuntimeService runtime, HistoryService history, JourneyId journey) {
        this.runtime = runtime;
        this.history = history;
        Set<String> frames = runtime
                .createProcessInstanceQuery()
                .processDefinitionKey("survivor-journey")
                .processInstanceBusinessKey(journey.toString())
                .list()
                .stream()
                .map(instance -> instance.getId())
                .collect(Collectors.toSet());
        assertThat(frames).as("journeys that run").hasSize(1);
        this.sheets =
                history
                        .createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(journey.toString())
                        .list()
                        .stream()
                        .filter(sheet -> frames.contains(sheet.getRootProcessInstanceId()))
                        .filter(sheet -> !OF_OTHERS.contains(sheet.getProcessDefinitionKey()))
                        .sorted(Comparator.comparing(HistoricProcessInstance::getStartTime))
                        .toList();
    }

    private Stream<HistoricActivityInstance> boxes() {
        return sheets.stream()
                .flatMap(sheet -> history
                        .createHistoricActivityInstanceQuery()
                        .processInstanceId(sheet.getId())
                        .orderPartiallyByOccurrence()
                        .asc()
                        .list()
                        .stream());
    }

    /** Where it waits; not at the call of a sheet, but where that sheet waits. */
    private List<String> waiting() {
        Set<String> ids = sheets.stream().map(HistoricProcessInstance::getId).collect(Collectors.toSet());
        return boxes().filter(box -> box.getEndTime() == null && !FRAMES.contains(box.getActivityType()))
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

    /** Variables of what runs; where several sheets have one, that of the sheet which began last. */
    public MapAssert<String, Object> variables() {
        Map<String, Object> all = new HashMap<>();
        List<HistoricProcessInstance> running = new ArrayList<>(sheets);
        running.removeIf(sheet -> sheet.getEndTime() != null);
        running.forEach(sheet -> all.putAll(runtime.getVariables(sheet.getId())));
        return assertThat(all);
    }
}
