package org.alongside.engine;

import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.camunda.bpm.engine.runtime.EventSubscription;

/**
 * Which messages an instance waits for at this moment. The engine writes its changes at the end of a transaction and
 * looks up messages in the database, so that within the transaction it finds neither what began to wait in it, nor
 * misses what ceased to. One step can make a survivor wait and call them: when a meeting is cancelled, the next follows.
 */
final class AwaitedMessages {
    private AwaitedMessages() {}

    /** @param isNew began to wait in this transaction, where the engine correlates no message to it yet */
    record Awaited(String executionId, boolean isNew) {}

    static List<Awaited> of(RuntimeService runtime, String instanceId, String message) {
        List<EventSubscription> written = runtime.createEventSubscriptionQuery()
                .processInstanceId(instanceId)
                .eventType("message")
                .eventName(message)
                .list();
        CommandContext context = Context.getCommandContext();
        if (context == null) {
            return written.stream()
                    .map(one -> new Awaited(one.getExecutionId(), false))
                    .toList();
        }
        DbEntityManager entities = context.getDbEntityManager();
        Stream<Awaited> still = written.stream()
                .filter(one -> !entities.isDeleted((EventSubscriptionEntity) one))
                .map(one -> new Awaited(one.getExecutionId(), false));
        Stream<Awaited> begun = entities.getCachedEntitiesByType(EventSubscriptionEntity.class).stream()
                .filter(one -> instanceId.equals(one.getProcessInstanceId()) && message.equals(one.getEventName()))
                .filter(one -> entities.getDbEntityCache().isTransient(one))
                .map(one -> new Awaited(one.getExecutionId(), true));
        return Stream.concat(still, begun).toList();
    }
}
