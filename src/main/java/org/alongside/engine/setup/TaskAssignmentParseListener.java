package org.alongside.engine.setup;

import java.util.HashMap;
import java.util.Map;
import org.alongside.engine.TaskTaken;
import org.alongside.ids.RecordId;
import org.alongside.ids.WorkerId;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.context.ApplicationEventPublisher;

/** Tells the modules who has which task from now on. */
final class TaskAssignmentParseListener extends AbstractBpmnParseListener implements TaskListener {
    private final ApplicationEventPublisher events;

    TaskAssignmentParseListener(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        ((UserTaskActivityBehavior) activity.getActivityBehavior())
                .getTaskDefinition()
                .addBuiltInTaskListener(EVENTNAME_ASSIGNMENT, this);
    }

    @Override
    public void notify(DelegateTask task) {
        String journey = task.getExecution().getProcessBusinessKey();
        if (task.getAssignee() == null || journey == null) {
            return;
        }
        Map<String, String> texts = new HashMap<>();
        task.getVariables().forEach((name, value) -> {
            if (value instanceof String text) {
                texts.put(name, text);
            }
        });
        ProcessDefinitionEntity definition = ((TaskEntity) task).getProcessDefinition();
        events.publishEvent(new TaskTaken(
                definition.getKey(),
                task.getTaskDefinitionKey(),
                RecordId.of(journey),
                WorkerId.of(task.getAssignee()),
                texts));
    }
}
