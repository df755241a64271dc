package org.alongside.engine.form;

import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.StartFormData;
import org.camunda.bpm.engine.form.TaskFormData;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
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

/** Puts the form seam around the handler of every user task and every start form, so that no model can leave it out. */
public final class FormSeamParseListener extends AbstractBpmnParseListener {
    private final Supplier<FormSeam> seam;

    public FormSeamParseListener(Supplier<FormSeam> seam) {
        this.seam = seam;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        ActivityBehavior behavior = activity.getActivityBehavior();
        TaskDefinition definition = ((UserTaskActivityBehavior) behavior).getTaskDefinition();
        definition.setTaskFormHandler(new Task(definition.getTaskFormHandler(), seam));
    }

    @Override
    public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        if (scope instanceof ProcessDefinitionEntity definition
                && definition.getStartFormHandler() != null
                && !(definition.getStartFormHandler() instanceof Start)) {
            definition.setStartFormHandler(new Start(definition.getStartFormHandler(), seam));
        }
    }

    private record Task(TaskFormHandler wrapped, Supplier<FormSeam> seam) implements TaskFormHandler {
        @Override
        public TaskFormData createTaskForm(TaskEntity task) {
            TaskFormData data = wrapped.createTaskForm(task);
            seam.get().open(data, task);
            return data;
        }

        @Override
        public void submitFormVariables(VariableMap submitted, VariableScope scope) {
            TaskEntity task = (TaskEntity) scope;
            seam.get().submit(wrapped.createTaskForm(task), task, submitted);
        }

        @Override
        public void parseConfiguration(
                Element element, DeploymentEntity deployment, ProcessDefinitionEntity definition, BpmnParse parse) {
            wrapped.parseConfiguration(element, deployment, definition, parse);
        }
    }

    private record Start(StartFormHandler wrapped, Supplier<FormSeam> seam) implements StartFormHandler {
        @Override
        public StartFormData createStartFormData(ProcessDefinitionEntity definition) {
            StartFormData data = wrapped.createStartFormData(definition);
            seam.get().openStart(data);
            return data;
        }

        @Override
        public void submitFormVariables(VariableMap submitted, VariableScope scope) {
            ExecutionEntity instance = (ExecutionEntity) scope;
            ProcessDefinitionEntity definition = instance.getProcessDefinition();
            seam.get().submitStart(wrapped.createStartFormData(definition), instance, submitted);
        }

        @Override
        public void parseConfiguration(
                Element element, DeploymentEntity deployment, ProcessDefinitionEntity definition, BpmnParse parse) {
            wrapped.parseConfiguration(element, deployment, definition, parse);
        }
    }
}
