package org.alongside.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.alongside.ids.WorkerId;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.core.variable.scope.AbstractVariableScope;
import org.camunda.bpm.engine.impl.pvm.runtime.ExecutionImpl;
import org.junit.jupiter.api.Test;

class VariableTest {
    private static final Variable<WorkerId> WORKER = Variable.id("workerId", WorkerId::of);
    private static final Variable<Instant> DUE = Variable.date("dueOn");
    private static final Variable<Boolean> HELD = Variable.yesNo("isPlaceHeld");
    private static final Variable<Integer> NUMBER = Variable.number("meetingNumber");
    private static final Variable<Set<String>> TOLD = Variable.choices("told");

    private final VariableScope scope = new ExecutionImpl();

    @Test
    void readsWhatItWrote() {
        Instant at = Instant.parse("2026-11-27T08:00:00Z");
        WORKER.set(scope, WorkerId.of("worker1"));
        DUE.set(scope, at);
        HELD.set(scope, true);
        NUMBER.set(scope, 3);
        TOLD.set(scope, Set.of("RHYTHM"));

        assertThat(WORKER.get(scope)).isEqualTo(WorkerId.of("worker1"));
        assertThat(DUE.get(scope)).isEqualTo(at);
        assertThat(HELD.get(scope)).isTrue();
        assertThat(NUMBER.get(scope)).isEqualTo(3);
        assertThat(TOLD.get(scope)).containsExactly("RHYTHM");
        assertThat(scope.getVariable("workerId")).as("as the engine keeps it").isEqualTo("worker1");
        assertThat(scope.getVariable("dueOn")).as("as the engine keeps it").isEqualTo(Date.from(at));
    }

    @Test
    void whatIsMissingIsAMistakeUnlessItIsAnAnswerThatWasNotGiven() {
        assertThatThrownBy(() -> WORKER.get(scope)).hasMessage("The variable workerId is missing.");
        assertThat(WORKER.find(scope)).isEmpty();
        assertThat(HELD.get(scope)).isFalse();
        assertThat(HELD.find(scope)).isEmpty();
        assertThat(TOLD.get(scope)).isEmpty();
    }

    @Test
    void nothingClearsIt() {
        WORKER.set(scope, WorkerId.of("worker1"));
        WORKER.set(scope, null);

        assertThat(WORKER.find(scope)).isEmpty();
    }

    @Test
    void choicesComeAsTextOrAsAList() {
        scope.setVariable("told", "RHYTHM,,PROTOCOLS");
        assertThat(TOLD.get(scope)).containsExactly("RHYTHM", "PROTOCOLS");

        scope.setVariable("told", List.of("PROTOCOLS", "RHYTHM"));
        assertThat(TOLD.get(scope)).containsExactly("PROTOCOLS", "RHYTHM");
    }

    @Test
    void whatIsPassedOnIsNotStored() {
        HELD.passOn(scope, true);

        assertThat(HELD.get(scope)).isTrue();
        assertThat(((AbstractVariableScope) scope)
                        .getVariableTyped("isPlaceHeld")
                        .isTransient())
                .isTrue();
    }

    @Test
    void valuesAreAsTheEngineKeepsThem() {
        Instant at = Instant.parse("2026-11-27T08:00:00Z");

        assertThat(VariableValues.with(WORKER, WorkerId.of("worker1"))
                        .and(DUE, at)
                        .stored())
                .containsEntry("workerId", "worker1")
                .containsEntry("dueOn", Date.from(at));
        assertThat(VariableValues.with(WORKER, null).stored()).containsEntry("workerId", null);
        assertThat(VariableValues.none().stored()).isEmpty();
    }
}
