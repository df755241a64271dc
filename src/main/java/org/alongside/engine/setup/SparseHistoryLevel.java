package org.alongside.engine.setup;

import java.util.EnumSet;
import java.util.Set;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.camunda.bpm.engine.impl.history.HistoryLevelAudit;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.jspecify.annotations.Nullable;

/**
 * The engine's history without what could betray somebody: no variables, no inputs of decisions, no submitted form fields,
 * and nothing at all of processes and boxes that a model marks with the property {@code history = none} (OFFEND-07). Who did
 * what is in the ledger of the audit module.
 */
@Policy(PolicyId.OFFEND_07)
final class SparseHistoryLevel extends HistoryLevelAudit {
    static final String NAME = "alongside";
    /** Name of the property in a model and of the mark that the parse listener leaves. */
    static final String MARK = "alongside.history.none";

    private static final Set<HistoryEventTypes> NEVER = EnumSet.of(
            HistoryEventTypes.FORM_PROPERTY_UPDATE,
            HistoryEventTypes.VARIABLE_INSTANCE_CREATE,
            HistoryEventTypes.VARIABLE_INSTANCE_UPDATE,
            HistoryEventTypes.VARIABLE_INSTANCE_UPDATE_DETAIL,
            HistoryEventTypes.VARIABLE_INSTANCE_MIGRATE,
            HistoryEventTypes.VARIABLE_INSTANCE_DELETE);

    @Override
    public int getId() {
        return 40;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean isHistoryEventProduced(HistoryEventType type, @Nullable Object entity) {
        if (NEVER.contains(type)) {
            return false;
        }
        boolean isIncident = type == HistoryEventTypes.INCIDENT_CREATE
                || type == HistoryEventTypes.INCIDENT_RESOLVE
                || type == HistoryEventTypes.INCIDENT_DELETE;
        return (isIncident || super.isHistoryEventProduced(type, entity)) && !isUnseen(entity);
    }

    private static boolean isUnseen(@Nullable Object entity) {
        if (entity instanceof TaskEntity task) {
            return isMarked(task.getProcessDefinition());
        }
        if (entity instanceof ExecutionEntity execution) {
            if (isMarked(execution.getProcessDefinition())) {
                return true;
            }
            for (ScopeImpl at = execution.getActivity(); at != null; at = at.getFlowScope()) {
                if (at.getProperty(MARK) != null) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isMarked(@Nullable ProcessDefinitionEntity definition) {
        return definition != null && definition.getProperty(MARK) != null;
    }
}
