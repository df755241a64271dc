package org.alongside.engine.deployed;

import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.form.entity.CamundaFormDefinitionManager;
import org.camunda.bpm.engine.impl.history.producer.CacheAwareHistoryEventProducer;
import org.camunda.bpm.engine.impl.history.producer.HistoryEventProducer;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.CamundaFormDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionManager;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceManager;
import org.jspecify.annotations.Nullable;

/**
 * Models and forms as they are deployed. Under its id neither ever changes, except that a model can be suspended,
 * deleted, or its history kept for another time; whoever does that on this node says so first, see {@link #forgetOnWrite}.
 */
public final class DeployedModels {
    /** The longest that another node goes on with a model that was suspended here. */
    static final Duration MODELS_KEPT = Duration.ofSeconds(10);

    private static final Duration FORMS_KEPT = Duration.ofMinutes(10);
    private static final String FORM = ".form";

    private final CachedRows<ProcessDefinitionEntity> models = new CachedRows<>(MODELS_KEPT, DeployedModels::copy);
    private final CachedRows<CamundaFormDefinitionEntity> forms = new CachedRows<>(FORMS_KEPT, form -> form);
    private final CachedRows<ResourceEntity> texts = new CachedRows<>(FORMS_KEPT, text -> text);
    private final Map<Class<?>, CachedRows<?>> written = Map.of(
            ProcessDefinitionEntity.class, models,
            CamundaFormDefinitionEntity.class, forms,
            ResourceEntity.class, texts);

    /** Something of this kind is about to be written, changed or deleted in the transaction of this thread. */
    public void forgetOnWrite(Class<? extends DbEntity> kind) {
        CachedRows<?> known = written.get(kind);
        if (known != null) {
            known.beginChange();
        }
    }

    /** What is known of a model without asking the database, or null. Not to be changed. */
    @Nullable
    ProcessDefinitionEntity model(String id) {
        return models.known(id);
    }

    /** The history writes of which model something is; it never changes. To be given to the engine before it sets itself up. */
    public HistoryEventProducer history() {
        return new CacheAwareHistoryEventProducer() {
            @Override
            protected @Nullable ProcessDefinitionEntity getProcessDefinitionEntity(String id) {
                return models.get(id, () -> super.getProcessDefinitionEntity(id));
            }
        };
    }

    /** Lets the engine ask here first; it must have set itself up. */
    public void putInto(ProcessEngineConfigurationImpl engine) {
        put(engine, ProcessDefinitionManager.class, Models::new);
        put(engine, CamundaFormDefinitionManager.class, Forms::new);
        put(engine, ResourceManager.class, Texts::new);
    }

    private static void put(
            ProcessEngineConfigurationImpl engine, Class<? extends Session> kind, Supplier<? extends Session> manager) {
        engine.getSessionFactories().put(kind, new SessionFactory() {
            @Override
            public Class<?> getSessionType() {
                return kind;
            }

            @Override
            public Session openSession() {
                return manager.get();
            }
        });
    }

    /** What can change, and what the engine finds the parsed model by; never what belongs to a command. */
    private static ProcessDefinitionEntity copy(ProcessDefinitionEntity read) {
        ProcessDefinitionEntity kept = new ProcessDefinitionEntity();
        kept.setId(read.getId());
        kept.setKey(read.getKey());
        kept.setName(read.getName());
        kept.setCategory(read.getCategory());
        kept.setVersion(read.getVersion());
        kept.setVersionTag(read.getVersionTag());
        kept.setDeploymentId(read.getDeploymentId());
        kept.setResourceName(read.getResourceName());
        kept.setDiagramResourceName(read.getDiagramResourceName());
        kept.setHasStartFormKey(read.getHasStartFormKey());
        kept.setStartableInTasklist(read.isStartableInTasklist());
        kept.setTenantId(read.getTenantId());
        kept.setRevision(read.getRevision());
        kept.setSuspensionState(read.getSuspensionState());
        kept.setHistoryTimeToLive(read.getHistoryTimeToLive());
        return kept;
    }

    /** Which state a parsed model has now: the engine asks that in each command. To change one it asks otherwise. */
    private final class Models extends ProcessDefinitionManager {
        @Override
        public @Nullable ProcessDefinitionEntity findLatestDefinitionById(String id) {
            return models.get(id, () -> super.findLatestDefinitionById(id));
        }
    }

    private final class Forms extends CamundaFormDefinitionManager {
        @Override
        public @Nullable CamundaFormDefinitionEntity findDefinitionByDeploymentAndKey(String deployment, String key) {
            return forms.get(deployment + "/" + key, () -> super.findDefinitionByDeploymentAndKey(deployment, key));
        }
    }

    private final class Texts extends ResourceManager {
        @Override
        public @Nullable ResourceEntity findResourceByDeploymentIdAndResourceName(String deployment, String name) {
            return name.endsWith(FORM)
                    ? texts.get(
                            deployment + "/" + name,
                            () -> super.findResourceByDeploymentIdAndResourceName(deployment, name))
                    : super.findResourceByDeploymentIdAndResourceName(deployment, name);
        }
    }
}
