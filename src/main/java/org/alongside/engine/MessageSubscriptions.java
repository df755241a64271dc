package org.alongside.engine;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for a message at this moment. The engine writes its changes at the end of a transaction and looks up messages
 * in the database. So within a transaction it does not see waits that began in it, and still sees those that ended in it.
 * One step can make a survivor wait and call them: when a meeting is cancelled, the next follows.
 */
final class MessageSubscriptions {
    private MessageSubscriptions() {}

    /**
     * The execution that waits for a message. A journey can have two instances: one that goes on, and one that ended and
     * still waits for feedback; each may have called others. Where several wait, those that were called come first, as they
     * are where the survivor is, and then the order of their ids.
     *
     * @param businessKey of the instances that are meant, called ones included
     * @param isMeant by the id of a definition
     */
    static Optional<Waiting> execution(
            RuntimeService runtime, String businessKey, String message, Predicate<String> isMeant) {
        CommandContext context = Context.getCommandContext();
        DbEntityManager entities = context == null ? null : context.getDbEntityManager();
        Stream<ExecutionEntity> written = runtime
                .createExecutionQuery()
                .processInstanceBusinessKey(businessKey)
                .messageEventSubscriptionName(message)
                .list()
                .stream()
                .map(ExecutionEntity.class::cast)
                .filter(one -> entities == null || !hasCeased(entities, one, message));
        Stream<ExecutionEntity> begun = entities == null ? Stream.of() : begun(entities, businessKey, message);
        return Stream.concat(written, begun)
                .filter(one -> isMeant.test(one.getProcessDefinitionId()))
                .min(Comparator.comparing(MessageSubscriptions::isRoot)
                        .thenComparing(ExecutionEntity::getProcessInstanceId)
                        .thenComparing(ExecutionEntity::getId))
                .map(one -> new Waiting(one.getId(), one.getProcessDefinitionId()));
    }

    /** An execution that waits. */
    record Waiting(String executionId, String definitionId) {}

    private static boolean isRoot(ExecutionEntity execution) {
        return execution.getProcessInstanceId().equals(execution.getRootProcessInstanceId());
    }

    private static boolean hasCeased(DbEntityManager entities, ExecutionEntity execution, String message) {
        return subscriptions(entities, message)
                .filter(one -> execution.getId().equals(one.getExecutionId()))
                .anyMatch(entities::isDeleted);
    }

    private static Stream<ExecutionEntity> begun(DbEntityManager entities, String businessKey, String message) {
        List<EventSubscriptionEntity> begun = subscriptions(entities, message)
                .filter(one -> entities.getDbEntityCache().isTransient(one))
                .toList();
        return begun.stream()
                .map(one -> execution(entities, one.getExecutionId()))
                .filter(one -> one != null
                        && businessKey.equals(one.getProcessInstance().getBusinessKey()));
    }

    private static @Nullable ExecutionEntity execution(DbEntityManager entities, @Nullable String id) {
        return id == null ? null : entities.selectById(ExecutionEntity.class, id);
    }

    private static Stream<EventSubscriptionEntity> subscriptions(DbEntityManager entities, String message) {
        return entities.getCachedEntitiesByType(EventSubscriptionEntity.class).stream()
                .filter(one -> "message".equals(one.getEventType()) && message.equals(one.getEventName()));
    }
}
