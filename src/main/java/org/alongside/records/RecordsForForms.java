package org.alongside.records;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.alongside.engine.FormContext;
import org.alongside.engine.FormRecord;
import org.alongside.ids.WorkerId;
import org.springframework.stereotype.Component;

/** Carries personal answers between the forms and the records. */
@Component
class RecordsForForms implements FormRecord {
    private final Records records;
    private final Feedback feedback;

    RecordsForForms(Records records, Feedback feedback) {
        this.records = records;
        this.feedback = feedback;
    }

    @Override
    public Set<String> fieldIds() {
        return RecordField.byId().keySet();
    }

    @Override
    public Map<String, Object> read(FormContext context, Collection<String> filled, Collection<String> shown) {
        List<RecordField> wanted = new ArrayList<>();
        filled.stream()
                .map(RecordsForForms::field)
                .filter(field -> !field.isEachTime())
                .forEach(wanted::add);
        shown.stream().map(RecordsForForms::field).forEach(wanted::add);
        Map<String, Object> seen = new LinkedHashMap<>();
        records.read(context.recordId(), user(context), wanted, context.formId())
                .forEach((field, value) -> seen.put(field.id(), value));
        return seen;
    }

    @Override
    public void write(FormContext context, Map<String, Object> answers) {
        Map<RecordField, Object> byField = new EnumMap<>(RecordField.class);
        answers.forEach((id, value) -> byField.put(field(id), value));
        records.write(context.recordId(), user(context), context.formId(), byField);
    }

    @Override
    public void writeFeedback(FormContext context, String text) {
        feedback.keep(null, text);
    }

    @Override
    public void open(FormContext context) {
        records.open(context.recordId());
    }

    private static RecordField field(String id) {
        return RecordField.of(id).orElseThrow(() -> new IllegalStateException("The record has no field " + id));
    }

    private static WorkerId user(FormContext context) {
        return Objects.requireNonNull(context.userId());
    }
}
