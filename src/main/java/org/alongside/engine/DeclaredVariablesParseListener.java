package org.alongside.engine;

import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;

/**
 * The variables that a process declares ({@code camunda:property name="variable:…"}), and what may be in them. There is
 * no type for free text: an analyst can declare a new decision, not a new place for what people say.
 */
public final class DeclaredVariablesParseListener extends AbstractBpmnParseListener {
    static final String PROPERTY = "alongside.variables";
    private static final String PREFIX = "variable:";
    private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}_.:@-]{1,64}");
    private static final Pattern LABEL = Pattern.compile("[\\p{L}-]{1,30} \\p{N}{1,6}");
    /** As a timer repeats it: always or so many times, from a moment or from now on, after so many months or days. */
    private static final Pattern CYCLE =
            Pattern.compile("R[0-9]?(/[0-9]{4}(-[0-9]{2}){2}T([0-9]{2}:){2}[0-9]{2}Z)?/P[0-9]{1,2}[MD]");

    private static final Pattern DECISION =
            Pattern.compile("decision\\(([A-Z0-9_]{1,40}(\\|[A-Z0-9_]{1,40}){0,30})\\)");

    @Override
    public void parseProcess(Element process, ProcessDefinitionEntity definition) {
        definition.setProperty(PROPERTY, read(process));
    }

    private static Map<String, String> read(Element process) {
        Map<String, String> declared = new HashMap<>();
        Element extensions = process.element("extensionElements");
        Element properties =
                extensions == null ? null : extensions.elementNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "properties");
        if (properties != null) {
            for (Element property : properties.elementsNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "property")) {
                String name = property.attribute("name", "");
                if (name.startsWith(PREFIX)) {
                    declared.put(name.substring(PREFIX.length()), property.attribute("value", ""));
                }
            }
        }
        return declared;
    }

    /** Declared names with their types. */
    @SuppressWarnings("unchecked")
    public static Map<String, String> of(ProcessDefinitionEntity definition) {
        Object declared = definition.getProperty(PROPERTY);
        return declared == null ? Map.of() : (Map<String, String>) declared;
    }

    /** Whether this is a type that a process can declare. */
    public static boolean isType(String type) {
        return Set.of("id", "date", "cycle", "boolean", "number", "label").contains(type)
                || DECISION.matcher(type).matches();
    }

    /** Whether the value is of the type; nothing ({@code null}) always is. */
    public static boolean fits(@Nullable String type, @Nullable Object value) {
        if (type == null) {
            return false;
        }
        if (value == null) {
            return true;
        }
        return switch (type) {
            case "id" -> value instanceof String text && ID.matcher(text).matches();
            case "label" -> value instanceof String text && LABEL.matcher(text).matches();
            case "date" -> value instanceof Date;
            case "cycle" -> value instanceof String text && CYCLE.matcher(text).matches();
            case "boolean" -> value instanceof Boolean;
            case "number" -> value instanceof Number;
            default -> value instanceof String text && choices(type).contains(text);
        };
    }

    private static Set<String> choices(String type) {
        var matcher = DECISION.matcher(type);
        return matcher.matches() ? Arrays.stream(matcher.group(1).split("\\|")).collect(Collectors.toSet()) : Set.of();
    }
}
