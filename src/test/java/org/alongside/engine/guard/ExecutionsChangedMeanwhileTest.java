package org.alongside.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Objects;
import org.alongside.proof.Executed;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the engine throws when executions end while it reads them is a change at the same moment, which can be tried again. */
@Tag(Executed.NO_PROOF)
class ExecutionsChangedMeanwhileTest {
    private static Throwable thrownBy(RuntimeException failure) {
        CommandGuardInterceptor guard = new CommandGuardInterceptor(
                () -> null,
                ExecutionsChangedMeanwhileTest::unasked,
                ExecutionsChangedMeanwhileTest::unasked,
                ExecutionsChangedMeanwhileTest::unasked,
                ExecutionsChangedMeanwhileTest::unasked);
        guard.setNext(new CommandInterceptor() {
            @Override
            public <T> T execute(Command<T> command) {
                throw failure;
            }
        });
        return Objects.requireNonNull(catchThrowable(() -> guard.execute(context -> "done")));
    }

    private static <T> T unasked() {
        throw new IllegalStateException("Nobody is signed in, so nobody asks for this.");
    }

    /** As the virtual machine words it. */
    private static NullPointerException missing(Runnable call) {
        return (NullPointerException) Objects.requireNonNull(catchThrowable(call::run));
    }

    private static <T> @Nullable T none() {
        return null;
    }

    @Test
    @SuppressWarnings("NullAway")
    void aMissingInstanceOrActivityIsAChangeAtTheSameMoment() {
        NullPointerException instance = missing(
                () -> ExecutionsChangedMeanwhileTest.<ExecutionEntity>none().getProcessInstance());
        NullPointerException activity = missing(
                () -> ExecutionsChangedMeanwhileTest.<ActivityImpl>none().getFlowScope());
        for (RuntimeException failure :
                List.of(instance, activity, new ProcessEngineException("In a listener", instance))) {
            assertThat(thrownBy(failure))
                    .isInstanceOf(OptimisticLockingException.class)
                    .hasCause(failure);
        }
    }

    @Test
    void anyOtherMistakeStaysOne() {
        NullPointerException ours = new NullPointerException("Cannot invoke \"org.alongside.ids.JourneyId.value()\"");
        assertThat(thrownBy(ours)).isSameAs(ours);
        assertThatThrownBy(() -> {
                    throw thrownBy(new IllegalStateException("org.camunda.bpm.engine.impl.pvm."));
                })
                .isInstanceOf(IllegalStateException.class);
    }
}
