package org.alongside.engine;

import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.GetDeployedProcessDefinitionCmd;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The name of a process also means the processes that say that they are part of it
 * ({@code camunda:property name="partOf"}). So a model can be divided into several, and no module has to name them. A process
 * of another module that it calls, such as the search for a worker, is not part of it.
 */
@Component
public final class ProcessParts {
    /** The property of a model that names the process which it is part of. */
    public static final String PART_OF = "partOf";

    private static final String PROPERTY = "alongside.partOf";

    private final ObjectProvider<ProcessEngineConfigurationImpl> configuration;
    private volatile Map<String, Set<String>> drawn = Map.of();

    ProcessParts(ObjectProvider<ProcessEngineConfigurationImpl> configuration) {
        this.configuration = configuration;
    }

    /** What the models say that are deployed with the application: ids of the parts by the id of the whole. */
    public void drawn(Map<String, Set<String>> partsByProcess) {
        drawn = Map.copyOf(partsByProcess);
    }

    /** Ids of the processes that are drawn as parts of this one. */
    Set<String> of(String process) {
        return drawn.getOrDefault(process, Set.of());
    }

    /** Whether this definition, of whichever version, is the process or a part of it. */
    public boolean isOf(String definitionId, String process) {
        ProcessDefinitionEntity definition = definition(definitionId);
        return process.equals(definition.getKey()) || process.equals(definition.getProperty(PROPERTY));
    }

    /** Whether this definition declares the variable. */
    boolean takes(String definitionId, String variable) {
        return DeclaredVariablesParseListener.of(definition(definitionId)).containsKey(variable);
    }

    /** From memory, once it was needed: what is deployed never changes. */
    private ProcessDefinitionEntity definition(String id) {
        return configuration
                .getObject()
                .getCommandExecutorTxRequired()
                .execute(new GetDeployedProcessDefinitionCmd(id, false));
    }

    /** Keeps with each definition what its model says. */
    public static final class Reader extends AbstractBpmnParseListener {
        @Override
        public void parseProcess(Element process, ProcessDefinitionEntity definition) {
            Element extensions = process.element("extensionElements");
            Element properties = extensions == null
                    ? null
                    : extensions.elementNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "properties");
            if (properties == null) {
                return;
            }
            for (Element property : properties.elementsNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "property")) {
                if (PART_OF.equals(property.attribute("name"))) {
                    definition.setProperty(PROPERTY, property.attribute("value"));
                }
            }
        }
    }
}
