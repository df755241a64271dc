package org.alongside.journey.record;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.alongside.access.RecordPart;
import org.alongside.records.RecordField;

/**
 * What a record is about, as whoever walks with the survivor reads it: each field has one theme. Those of an assessment of
 * overlapping offending have none, and are read in its own tasks alone (OFFEND-07); nor have those of a group.
 */
public enum RecordTheme {
    SESSION("session"),
    MEETING("meeting"),
    WAY_FORWARD("plan"),
    LOOKING_BACK("review"),
    COMING_BACK("pause"),
    SHARED("share", "risks"),
    SAFETY("safety", "concern"),
    PERSON("person"),
    CONTACT("contact", "told", "wishes"),
    GROUPS("joining"),
    ASSESSMENT("assessment"),
    OTHER_SUPPORT("otherSupport");

    private final Set<RecordField> fields;

    RecordTheme(String... prefixes) {
        this.fields = Collections.unmodifiableSet(Arrays.stream(RecordField.values())
                .filter(field -> List.of(prefixes)
                        .contains(field.id().substring(0, field.id().indexOf('.'))))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(RecordField.class))));
    }

    public Set<RecordField> fields() {
        return fields;
    }

    /** All fields that have a theme. */
    public static Set<RecordField> allFields() {
        Set<RecordField> all = EnumSet.noneOf(RecordField.class);
        for (RecordTheme theme : values()) {
            all.addAll(theme.fields);
        }
        return all;
    }

    /** The theme of a field; none for those of {@link RecordPart#OFFENDING} and {@link RecordPart#GROUP}. */
    public static Optional<RecordTheme> of(RecordField field) {
        return Arrays.stream(values())
                .filter(theme -> theme.fields.contains(field))
                .findFirst();
    }

    /** @param name as it stands in an address; nothing where there is no such theme */
    public static Optional<RecordTheme> named(String name) {
        return Arrays.stream(values())
                .filter(theme -> theme.address().equals(name))
                .findFirst();
    }

    /** How it stands in an address, such as {@code way-forward}. */
    public String address() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
