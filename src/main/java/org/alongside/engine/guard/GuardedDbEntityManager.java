package org.alongside.engine.guard;

import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.alongside.engine.DeclaredVariablesParseListener;
import org.alongside.engine.deployed.DeployedModels;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.cfg.IdGenerator;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.db.PersistenceSession;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManager;
import org.camunda.bpm.engine.impl.db.entitymanager.DbEntityManagerFactory;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.CachedDbEntity;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.DbEntityState;
import org.camunda.bpm.engine.impl.db.entitymanager.operation.DbBulkOperation;
import org.camunda.bpm.engine.impl.db.entitymanager.operation.DbOperationType;
import org.camunda.bpm.engine.impl.persistence.entity.AttachmentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.CommentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.FilterEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.jspecify.annotations.Nullable;

/**
 * The last check of the engine, made where entities are about to be written: it refuses whatever could hold
 * what a person said, whichever command, endpoint, listener or delegate wanted it written.
 */
@Policy(PolicyId.CONF_01)
public final class GuardedDbEntityManager extends DbEntityManager {
    private final DeployedModels deployed;

    private GuardedDbEntityManager(IdGenerator idGenerator, PersistenceSession session, DeployedModels deployed) {
        super(idGenerator, session);
        this.deployed = deployed;
    }

    /** All that the engine writes comes through here or one of the two below. */
    @Override
    protected void performEntityOperation(CachedDbEntity cached, DbOperationType type) {
        deployed.forgetOnWrite(cached.getEntity().getClass());
        super.performEntityOperation(cached, type);
    }

    @Override
    protected DbBulkOperation performBulkOperation(
            Class<? extends DbEntity> kind, String statement, Object parameter, DbOperationType type) {
        deployed.forgetOnWrite(kind);
        return super.performBulkOperation(kind, statement, parameter, type);
    }

    @Override
    protected DbBulkOperation performBulkOperationPreserveOrder(
            Class<? extends DbEntity> kind, String statement, Object parameter, DbOperationType type) {
        deployed.forgetOnWrite(kind);
        return super.performBulkOperationPreserveOrder(kind, statement, parameter, type);
    }

    @Override
    protected void flushCachedEntity(CachedDbEntity cached) {
        DbEntityState state = cached.getEntityState();
        boolean isWritten = state == DbEntityState.TRANSIENT
                || state == DbEntityState.MERGED
                || (state == DbEntityState.PERSISTENT && cached.isDirty());
        if (isWritten) {
            check(cached.getEntity());
        }
        super.flushCachedEntity(cached);
    }

    private static void check(DbEntity entity) {
        if (entity instanceof VariableInstanceEntity variable) {
            checkVariable(variable);
        } else if (entity instanceof CommentEntity || entity instanceof AttachmentEntity) {
            throw refused("Comments and attachments are not kept here. Please write in the form.");
        } else if (entity instanceof TaskEntity task) {
            checkTask(task);
        } else if (entity instanceof FilterEntity && Context.getCommandContext().getAuthenticatedUserId() != null) {
            throw refused("Filters are set up by the service, so that no name is ever written into one.");
        }
    }

    private static void checkTask(TaskEntity task) {
        // Nothing looks for tasks below a task.
        if (task.getProcessDefinitionId() == null || task.getParentTaskId() != null) {
            throw refused("Tasks of one's own are not kept here. Please use the survivor's tasks.");
        }
        String description = task.getDescription();
        if (description != null && !isDocumentation(description, task)) {
            throw refused("A task has no room for a description. Please write in the form.");
        }
    }

    /**
     * Whether it is what the model says about the box, which the engine shows with each of its tasks. A task that was taken
     * along to a newer version keeps what the version said on which it began, perhaps of a box with another id.
     */
    private static boolean isDocumentation(String description, TaskEntity task) {
        return description.equals(documented(task.getTaskDefinition()))
                || versions(task)
                        .flatMap(version -> version.getTaskDefinitions().values().stream())
                        .anyMatch(box -> description.equals(documented(box)));
    }

    /** The newest first. */
    private static Stream<ProcessDefinitionEntity> versions(TaskEntity task) {
        var command = Context.getCommandContext();
        var deployed = Context.getProcessEngineConfiguration().getDeploymentCache();
        String process = deployed.findDeployedProcessDefinitionById(task.getProcessDefinitionId())
                .getKey();
        return command
                .runWithoutAuthorization(
                        () -> command.getProcessDefinitionManager().findProcessDefinitionsByKey(process))
                .stream()
                .sorted(Comparator.comparingInt(ProcessDefinition::getVersion).reversed())
                .map(version -> deployed.findDeployedProcessDefinitionById(version.getId()));
    }

    private static @Nullable String documented(TaskDefinition box) {
        Expression documentation = box.getDescriptionExpression();
        return documentation == null ? null : documentation.getExpressionText();
    }

    private static void checkVariable(VariableInstanceEntity variable) {
        if (variable.getTaskId() != null) {
            throw refused("A task keeps nothing of its own. Please write in the form.");
        }
        String definitionId = variable.getProcessDefinitionId();
        if (definitionId == null && variable.getExecution() != null) {
            definitionId = variable.getExecution().getProcessDefinitionId();
        }
        if (definitionId == null) {
            throw undeclared(variable.getName());
        }
        ProcessDefinitionEntity definition = Context.getProcessEngineConfiguration()
                .getDeploymentCache()
                .findDeployedProcessDefinitionById(definitionId);
        Map<String, String> declared = DeclaredVariablesParseListener.of(definition);
        if (!DeclaredVariablesParseListener.fits(declared.get(variable.getName()), variable.getValue())
                && !isOfTheEngine(variable)) {
            throw undeclared(declared.containsKey(variable.getName()) ? variable.getName() : "one of them");
        }
    }

    /** Counters that the engine itself keeps for several instances of a box. */
    private static boolean isOfTheEngine(VariableInstanceEntity variable) {
        return variable.getName().startsWith("nrOf") && variable.getValue() instanceof Integer
                || "loopCounter".equals(variable.getName());
    }

    private static Refused undeclared(String name) {
        return refused("The process keeps only what it declares, and its variables do not fit: " + name + ".");
    }

    /** Of what the engine would keep about somebody. */
    private static Refused refused(String sentence) {
        return new Refused(PolicyId.CONF_01, sentence);
    }

    /** Makes the engine write through this guard. */
    public static final class Factory extends DbEntityManagerFactory {
        private final DeployedModels deployed;

        /** @param deployed is told when something of it is about to be written */
        public Factory(IdGenerator idGenerator, DeployedModels deployed) {
            super(idGenerator);
            this.deployed = deployed;
        }

        @Override
        public DbEntityManager openSession() {
            return new GuardedDbEntityManager(
                    idGenerator, Context.getCommandContext().getSession(PersistenceSession.class), deployed);
        }
    }
}
