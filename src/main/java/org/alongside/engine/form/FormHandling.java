package org.alongside.engine.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.alongside.engine.FormContext;
import org.alongside.engine.FormOptions;
import org.alongside.engine.FormRecord;
import org.alongside.engine.FormText;
import org.alongside.engine.OpenedTasks;
import org.alongside.engine.TaskPriority;
import org.alongside.ids.RecordId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.engine.form.FormData;
import org.camunda.bpm.engine.form.FormField;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.form.FormFieldImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.plugin.variable.SpinValues;
import org.jspecify.annotations.Nullable;

/**
 * Between the forms and the engine: personal answers go to the record and come from it, everything is checked against
 * the form, and only decisions, ids and dates become variables.
 */
@Policy(PolicyId.CONF_01)
public final class FormHandling {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FormRecord record;
    private final Map<String, FormOptions> options;
    private final Map<String, FormText> texts;
    private final OpenedTasks opened;
    private final Conditions conditions;
    private final StartFormTokens marks;
    private final FormSchemas schemas = new FormSchemas();

    public FormHandling(
            FormRecord record,
            List<FormOptions> options,
            OpenedTasks opened,
            List<FormText> texts,
            FeelEngine feel,
            StartFormTokens marks) {
        this.record = record;
        this.opened = opened;
        this.marks = marks;
        this.options = options.stream().collect(Collectors.toMap(FormOptions::key, option -> option));
        this.texts = texts.stream().collect(Collectors.toMap(FormText::key, text -> text));
        this.conditions = new Conditions(feel);
    }

    /** Fills the form of a task for its assignee; for others it stays without anything personal. */
    void open(FormData data, TaskEntity task) {
        FormSchema schema = schemas.of(data);
        if (schema == null) {
            return;
        }
        OpenedFormInterceptor.declares(schema.declared());
        if (!OpenedFormInterceptor.isOpening()) {
            return;
        }
        Map<String, Object> variables = variables(task);
        for (org.alongside.engine.form.FormField field : schema.fields().values()) {
            if (field.isVariable() && variables.get(field.key()) instanceof Date date) {
                add(data, field.key(), DateOnly.toDay(date).toString());
            } else if (field.isTransient()) {
                add(data, field.key(), field.shown() == null ? unanswered(field) : shown(field.shown(), task, schema));
            }
        }
        WorkerId user = user();
        boolean isAssignee = user != null && user.value().equals(task.getAssignee());
        showTexts(data, schema, task, isAssignee);
        if (user == null || !isAssignee) {
            return;
        }
        if (TaskPriority.isUrgent(task.getPriority())) {
            opened.opened(task.getId(), user);
        }
        FormContext context = context(task, schema, user);
        Map<String, Object> seen = record.read(context, schema.askedRecordFields(), schema.shownRecordFields());
        for (org.alongside.engine.form.FormField field : schema.fields().values()) {
            String source = field.record() != null ? field.record() : field.show();
            if (source != null && seen.containsKey(source) && !field.isTransient()) {
                add(data, field.key(), seen.get(source));
            }
        }
        for (String key : schema.valuesKeys()) {
            add(data, key, optionsFor(key, context));
        }
    }

    /** The number of the version that is shown now, which comes back with the answers. */
    private Long shown(String name, TaskEntity task, FormSchema schema) {
        FormText text = Objects.requireNonNull(texts.get(name), name);
        return Long.valueOf(text.text(context(task, schema, null)));
    }

    /** Texts from data, such as numbers to call; they go to the browser and nowhere else. */
    private void showTexts(FormData data, FormSchema schema, TaskEntity task, boolean isAssignee) {
        for (String name : schema.conditionVariables()) {
            FormText text = texts.get(name);
            if (text == null) {
                continue;
            }
            FormContext context = context(task, schema, isAssignee ? WorkerId.of(task.getAssignee()) : null);
            boolean isShown = isAssignee || !text.isForAssigneeOnly();
            add(
                    data,
                    name,
                    isShown ? Context.getCommandContext().runWithoutAuthorization(() -> text.text(context)) : "");
        }
    }

    /** What the browser is told of a list is also the type in which it sends it back: nothing cannot become a list. */
    private static @Nullable Object unanswered(org.alongside.engine.form.FormField field) {
        return switch (field.type()) {
            case CHOICES, ROWS -> List.of();
            default -> null;
        };
    }

    /** Offers a start form: nothing to fill but options from data. */
    void openStart(FormData data) {
        FormSchema schema = schemas.of(data);
        if (schema != null) {
            OpenedFormInterceptor.declares(schema.declared());
        }
    }

    /**
     * Takes in the form of a task.
     *
     * @throws Refused unless the assignee sent it and it holds to the form
     */
    void submit(FormData data, TaskEntity task, VariableMap submitted) {
        FormSchema schema = schemas.of(data);
        if (schema == null) {
            throw Refused.form("This task has no form to fill in.");
        }
        WorkerId user = user();
        if (user == null || !user.value().equals(task.getAssignee())) {
            throw refused("Only the person who has this task can complete it.");
        }
        FormContext context = context(task, schema, user);
        FormCheck.Answers answers = new FormCheck(schema, conditions, key -> values(key, context), DateOnly.today())
                .check(submitted, known(task, schema, context));
        keep(context, answers);
        answers.variables.forEach(task::setVariable);
        answers.forNextStep.forEach((name, value) -> task.setVariable(name, Variables.untypedValue(value, true)));
    }

    /** Takes in a start form: a journey begins, under an id of its own that nobody typed. */
    void submitStart(FormData data, ExecutionEntity instance, VariableMap submitted) {
        FormSchema schema = schemas.of(data);
        WorkerId user = user();
        if (schema == null || user == null) {
            throw refused("Only somebody who is signed in can begin a journey.");
        }
        String organisation = instance.getTenantId();
        if (organisation == null) {
            throw refused("Your account belongs to no organisation yet. Please ask an administrator.");
        }
        StartFormTokens.read(instance.getBusinessKey()).ifPresent(mark -> marks.take(mark, user, instance.getId()));
        RecordId recordId = RecordId.of(UUID.randomUUID());
        instance.setProcessBusinessKey(recordId.toString());
        FormContext context = new FormContext(recordId, organisation, user, schema.id(), null);
        FormCheck.Answers answers = new FormCheck(schema, conditions, key -> values(key, context), DateOnly.today())
                .check(submitted, Map.of());
        record.open(context);
        keep(context, answers);
        answers.variables.forEach(instance::setVariable);
        answers.forNextStep.forEach((name, value) -> instance.setVariable(name, Variables.untypedValue(value, true)));
    }

    /** What conditions may read: variables, and the texts from data that say whether something is asked. */
    private Map<String, Object> known(TaskEntity task, FormSchema schema, FormContext context) {
        Map<String, Object> known = variables(task);
        for (String name : schema.conditionVariables()) {
            FormText text = texts.get(name);
            if (text != null && schema.isAskedBy(name)) {
                known.put(name, Context.getCommandContext().runWithoutAuthorization(() -> text.text(context)));
            }
        }
        return known;
    }

    private void keep(FormContext context, FormCheck.Answers answers) {
        if (!answers.forRecord.isEmpty()) {
            record.write(context, answers.forRecord);
        }
        answers.feedback.forEach(text -> record.writeFeedback(context, text));
    }

    private Set<String> values(String key, FormContext context) {
        Set<String> values = new LinkedHashSet<>();
        options(key, context).forEach(option -> values.add(option.value()));
        return values;
    }

    /** Who opens the form need not have the right to look up all that the service looks at to find the choices. */
    private List<FormOptions.Option> options(String key, FormContext context) {
        return Context.getCommandContext()
                .runWithoutAuthorization(() -> provider(key).options(context));
    }

    private List<Map<String, String>> optionsFor(String key, FormContext context) {
        return options(key, context).stream()
                .map(option -> Map.of("label", option.label(), "value", option.value()))
                .toList();
    }

    private FormOptions provider(String key) {
        return Objects.requireNonNull(options.get(key), () -> "Nothing provides the options " + key);
    }

    private static void add(FormData data, String id, @Nullable Object value) {
        FormFieldImpl field = new FormFieldImpl();
        field.setId(id);
        field.setValue(typed(value));
        List<FormField> fields = data.getFormFields();
        fields.add(field);
    }

    private static TypedValue typed(@Nullable Object value) {
        if (value instanceof List<?> || value instanceof Map<?, ?>) {
            try {
                return SpinValues.jsonValue(JSON.writeValueAsString(value)).create();
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("A list of the record cannot be shown.", e);
            }
        }
        return Variables.untypedValue(value);
    }

    /** Of a form that is not theirs to send, or whose answers would belong to nobody. */
    private static Refused refused(String sentence) {
        return new Refused(PolicyId.CONF_01, sentence);
    }

    private static FormContext context(TaskEntity task, FormSchema schema, @Nullable WorkerId user) {
        ExecutionEntity instance = task.getProcessInstance();
        String journey = instance.getBusinessKey();
        String organisation = instance.getTenantId();
        if (journey == null || organisation == null) {
            throw refused("This task belongs to no journey.");
        }
        return new FormContext(RecordId.of(journey), organisation, user, schema.id(), task.getId());
    }

    private static Map<String, Object> variables(TaskEntity task) {
        return new LinkedHashMap<>(new HashMap<>(task.getVariables()));
    }

    private static @Nullable WorkerId user() {
        return WorkerId.ofNullable(Context.getCommandContext().getAuthenticatedUserId());
    }
}
