package org.alongside.engine.form;

import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.StartFormData;
import org.camunda.bpm.engine.form.TaskFormData;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.form.CamundaFormRefImpl;
import org.camunda.bpm.engine.impl.form.FormDefinition;
import org.camunda.bpm.engine.impl.form.TaskFormDataImpl;
import org.camunda.bpm.engine.impl.form.handler.DefaultFormHandler;
import org.camunda.bpm.engine.impl.form.handler.StartFormHandler;
import org.camunda.bpm.engine.impl.form.handler.TaskFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityBehavior;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.VariableMap;

/** Puts our form handling around the handler of every user task and every start form, so that no model can leave it out. */
public final class FormHandlerParseListener extends AbstractBpmnParseListener {
    private final Supplier<FormHandling> handling;

    public FormHandlerParseListener(Supplier<FormHandling> handling) {
        this.handling = handling;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        ActivityBehavior behavior = activity.getActivityBehavior();
        TaskDefinition definition = ((UserTaskActivityBehavior) behavior).getTaskDefinition();
        definition.setTaskFormHandler(new Task(definition.getTaskFormHandler(), !hasOwnFields(element), handling));
    }

    @Override
    public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        if (scope instanceof ProcessDefinitionEntity definition
                && definition.getStartFormHandler() != null
                && !(definition.getStartFormHandler() instanceof Start)) {
            definition.setStartFormHandler(new Start(definition.getStartFormHandler(), handling));
        }
    }

    /** Fields that stand in the model itself and not in a form beside it. */
    private static boolean hasOwnFields(Element box) {
        Element extensions = box.element("extensionElements");
        return extensions != null
                && (extensions.elementNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "formData") != null
                        || extensions.elementNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "formProperty") != null);
    }

    private record Task(TaskFormHandler wrapped, boolean isBeside, Supplier<FormHandling> handling)
            implements TaskFormHandler {
        /** The engine looks up the execution for fields in the model, which asks the database also where there are none. */
        private TaskFormData form(TaskEntity task) {
            FormDefinition form = task.getTaskDefinition().getFormDefinition();
            Expression key = form.getCamundaFormDefinitionKey();
            boolean isOfDeployment =
                    DefaultFormHandler.FORM_REF_BINDING_DEPLOYMENT.equals(form.getCamundaFormDefinitionBinding());
            if (!isBeside || !isOfDeployment || key == null || !key.isLiteralText() || form.getFormKey() != null) {
                return wrapped.createTaskForm(task);
            }
            TaskFormDataImpl data = new TaskFormDataImpl();
            data.setCamundaFormRef(
                    new CamundaFormRefImpl(key.getExpressionText(), form.getCamundaFormDefinitionBinding()));
            data.setDeploymentId(task.getProcessDefinition().getDeploymentId());
            data.setTask(task);
            return data;
        }

        @Override
        public TaskFormData createTaskForm(TaskEntity task) {
            TaskFormData data = form(task);
            handling.get().open(data, task);
            return data;
        }

        @Override
        public void submitFormVariables(VariableMap submitted, VariableScope scope) {
            TaskEntity task = (TaskEntity) scope;
            handling.get().submit(form(task), task, submitted);
        }

        @Override
        public void parseConfiguration(
                Element element, DeploymentEntity deployment, ProcessDefinitionEntity definition, BpmnParse parse) {
            wrapped.parseConfiguration(element, deployment, definition, parse);
        }
    }

    private record Start(StartFormHandler wrapped, Supplier<FormHandling> handling) implements StartFormHandler {
        @Override
        public StartFormData createStartFormData(ProcessDefinitionEntity definition) {
            StartFormData data = wrapped.createStartFormData(definition);
            handling.get().openStart(data);
            return data;
        }

        @Override
        public void submitFormVariables(VariableMap submitted, VariableScope scope) {
            ExecutionEntity instance = (ExecutionEntity) scope;
            ProcessDefinitionEntity definition = instance.getProcessDefinition();
            handling.get().submitStart(wrapped.createStartFormData(definition), instance, submitted);
        }

        @Override
        public void parseConfiguration(
                Element element, DeploymentEntity deployment, ProcessDefinitionEntity definition, BpmnParse parse) {
            wrapped.parseConfiguration(element, deployment, definition, parse);
        }
    }
}
