package org.alongside.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.alongside.ids.RecordId;
import org.alongside.proof.Executed;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The boxes and arrows that each journey passed, in order. The engine's history knows boxes only, and nothing of what
 * OFFEND-07 hides; a test must see that too, to say that it was passed or was not.
 */
public final class PassedElements extends AbstractBpmnParseListener {
    private final Map<RecordId, List<String>> byJourney = new ConcurrentHashMap<>();

    /** Ids of what this journey entered so far, in all its processes, each as often as it was entered. */
    public List<String> of(RecordId journey) {
        return List.copyOf(byJourney.getOrDefault(journey, List.of()));
    }

    /** Forgets what was passed until now, for tests that look at one step. */
    public void forget(RecordId journey) {
        byJourney.remove(journey);
    }

    void forgetAll() {
        byJourney.clear();
    }

    private void watch(ActivityImpl activity) {
        activity.addListener(ExecutionListener.EVENTNAME_START, (ExecutionListener)
                execution -> passed(execution, activity.getId(), false));
    }

    private void passed(DelegateExecution execution, String element, boolean isFlow) {
        String model = ((ExecutionEntity) execution).getProcessDefinition().getKey();
        String type = execution.getBpmnModelElementInstance().getElementType().getTypeName();
        ModelCoverage.passed(model, element, type, isFlow);
        if (!isFlow) {
            Executed.passed(model, element);
        }
        // Models of a test's own need no journey.
        String journey = execution.getProcessBusinessKey();
        if (journey != null) {
            byJourney
                    .computeIfAbsent(RecordId.of(journey), key -> new ArrayList<>())
                    .add(element);
        }
    }

    @Override
    public void parseSequenceFlow(Element element, ScopeImpl scope, TransitionImpl flow) {
        flow.addListener(ExecutionListener.EVENTNAME_TAKE, (ExecutionListener)
                execution -> passed(execution, flow.getId(), true));
    }

    @Override
    public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        watch(activity);
    }

    @Override
    public void parseEndEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        watch(activity);
    }

    @Override
    public void parseBoundaryEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        watch(activity);
    }

    @Override
    public void parseIntermediateCatchEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        watch(activity);
    }

    @Override
    public void parseIntermediateThrowEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        watch(activity);
    }

    @Override
    public void parseExclusiveGateway(Element element, ScopeImpl scope, ActivityImpl activity) {
        watch(activity);
    }

    @Override
    public void parseParallelGateway(Element element, ScopeImpl scope, ActivityImpl activity) {
        watch(activity);
    }

    @Override
    public void parseInclusiveGateway(Element element, ScopeImpl scope, ActivityImpl activity) {
        watch(activity);
    }

    @Override
    public void parseEventBasedGateway(Element element, ScopeImpl scope, ActivityImpl activity) {
        watch(activity);
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        watch(activity);
    }

    @Override
    public void parseServiceTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        watch(activity);
    }

    @Override
    public void parseBusinessRuleTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        watch(activity);
    }

    @Override
    public void parseReceiveTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        watch(activity);
    }

    @Override
    public void parseCallActivity(Element element, ScopeImpl scope, ActivityImpl activity) {
        watch(activity);
    }

    @Override
    public void parseSubProcess(Element element, ScopeImpl scope, ActivityImpl activity) {
        watch(activity);
    }

    /** Puts the recorder into the engine of a Spring context before that is built. */
    public static void recordIn(GenericApplicationContext context) {
        context.registerBean(PassedElements.class);
        context.registerBean(ProcessEnginePlugin.class, () -> new InEngine(context.getBean(PassedElements.class)));
    }

    private static final class InEngine extends AbstractProcessEnginePlugin {
        private final PassedElements passed;

        InEngine(PassedElements passed) {
            this.passed = passed;
        }

        @Override
        public void preInit(ProcessEngineConfigurationImpl configuration) {
            Executed.started(configuration);
            List<BpmnParseListener> listeners = new ArrayList<>();
            if (configuration.getCustomPostBPMNParseListeners() != null) {
                listeners.addAll(configuration.getCustomPostBPMNParseListeners());
            }
            listeners.add(passed);
            configuration.setCustomPostBPMNParseListeners(listeners);
        }
    }
}
