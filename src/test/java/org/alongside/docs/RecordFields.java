package org.alongside.docs;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.alongside.access.RecordPart;
import org.alongside.engine.form.FormSchema;
import org.alongside.engine.wiring.Wiring;
import org.alongside.records.RecordField;

/** Writes which fields of the record a question of a form can name, and which forms ask them. */
final class RecordFields {
    private static final Map<RecordPart, String> PARTS = new EnumMap<>(Map.of(
            RecordPart.CONTACT, "How to reach the survivor, and what they wish for",
            RecordPart.MAIN, "What was shared and planned",
            RecordPart.SAFETY, "How safe things are, and concerns",
            RecordPart.OFFENDING, "What a trained person looked at before going on",
            RecordPart.JOINING, "What the survivor passes on to the facilitators of a group",
            RecordPart.GROUP, "What a group writes about itself"));

    private RecordFields() {}

    static String write() {
        StringBuilder text = new StringBuilder("""
                # Fields of the record

                What a person said goes into one of these. A question of a form names the field in its property `record`.
                A new field is a decision about privacy: a developer adds it to `RecordField`. Generated from that class and
                the forms by `bin/docs`; the build fails when it is out of date.
                """);
        Map<String, FormSchema> forms = Wiring.read().forms();
        PARTS.forEach((part, title) -> {
            text.append("\n## ").append(title).append("\n\n| field | keeps | asked by |\n|---|---|---|\n");
            Arrays.stream(RecordField.values())
                    .filter(field -> field.compartment() == part)
                    .forEach(field -> text.append("| `")
                            .append(field.id())
                            .append("` | ")
                            .append(field.isEachTime() ? "each answer" : "the newest answer")
                            .append(" | ")
                            .append(String.join(", ", asking(forms, field)))
                            .append(" |\n"));
        });
        return text.toString();
    }

    private static Set<String> asking(Map<String, FormSchema> forms, RecordField field) {
        Set<String> asking = new TreeSet<>();
        forms.values().stream()
                .filter(form -> form.askedRecordFields().contains(field.id()))
                .forEach(form -> asking.add("`" + form.id() + "`"));
        return asking;
    }
}
