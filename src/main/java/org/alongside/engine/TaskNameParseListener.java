package org.alongside.engine;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** Adds the journey's label to the name of each task, so that a worker can tell twelve "Walk alongside" apart. */
public final class TaskNameParseListener extends AbstractBpmnParseListener implements TaskListener {
    /** The process variable that holds the label. */
    public static final String LABEL = "journeyLabel";
    /** The same for the process of a group, which belongs to no journey. */
    public static final String GROUP_LABEL = "groupLabel";

    private static final String BEFORE_LABEL = " · ";

    /** The name of a task as it is drawn, without the label that it bears in lists. */
    public static String withoutLabel(String name, String label) {
        String suffix = BEFORE_LABEL + label;
        return name.endsWith(suffix) ? name.substring(0, name.length() - suffix.length()) : name;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        ((UserTaskActivityBehavior) activity.getActivityBehavior())
                .getTaskDefinition()
                .addBuiltInTaskListener(EVENTNAME_CREATE, this);
    }

    @Override
    public void notify(DelegateTask task) {
        Object label = task.hasVariable(LABEL) ? task.getVariable(LABEL) : task.getVariable(GROUP_LABEL);
        if (label != null) {
            task.setName(task.getName() + BEFORE_LABEL + label);
        }
    }
}
