package org.alongside.engine.form;

import java.lang.reflect.Field;
import java.util.Optional;
import java.util.function.Supplier;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Refused;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.springframework.util.ReflectionUtils;

/**
 * Answers a start form that is sent a second time, by a second click or because the first answer was lost, as it was
 * answered the first time: with what it began. That it begins nothing twice, the database holds.
 */
public final class StartOnceInterceptor extends CommandInterceptor {
    private static final Field BUSINESS_KEY = businessKey();

    private final Supplier<StartFormTokens> marks;
    private final Supplier<Authentication> caller;

    public StartOnceInterceptor(Supplier<Authentication> caller, Supplier<StartFormTokens> marks) {
        this.caller = caller;
        this.marks = marks;
    }

    @Override
    public <T> T execute(Command<T> command) {
        Authentication person = caller.get();
        if (!(command instanceof SubmitStartFormCmd)
                || Context.getCommandContext() != null
                || person == null
                || person.getUserId() == null) {
            return next.execute(command);
        }
        Optional<StartMark> mark = StartFormTokens.read((String) ReflectionUtils.getField(BUSINESS_KEY, command));
        if (mark.isEmpty()) {
            return next.execute(command);
        }
        Optional<String> before = marks.get().begunBy(mark.get(), WorkerId.of(person.getUserId()));
        if (before.isPresent()) {
            return begun(before.get());
        }
        try {
            return next.execute(command);
        } catch (RuntimeException e) {
            // Sent twice at the same moment: the database let one through, and this one waited for it.
            return begun(marks.get()
                    .begunBy(mark.get(), WorkerId.of(person.getUserId()))
                    .orElseThrow(() -> e));
        }
    }

    /** Only who sent the form the first time comes here, with the same mark. */
    @SuppressWarnings("unchecked")
    private <T> T begun(String processInstanceId) {
        ExecutionEntity instance = next.execute(context -> context.runWithoutAuthorization(
                () -> context.getExecutionManager().findExecutionById(processInstanceId)));
        if (instance == null) {
            throw Refused.form("This form was sent before, and what it began is over already. Nothing was done twice.");
        }
        return (T) instance;
    }

    private static Field businessKey() {
        Field field = ReflectionUtils.findField(SubmitStartFormCmd.class, "businessKey");
        if (field == null) {
            throw new IllegalStateException("The engine keeps the business key of a start form elsewhere.");
        }
        field.setAccessible(true);
        return field;
    }
}
