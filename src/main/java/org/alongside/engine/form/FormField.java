package org.alongside.engine.form;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A field of a form, as far as the server checks it.
 *
 * @param record field of the record that holds the answer, or null
 * @param show field of the record that is only shown, or null
 * @param isTransient the answer is for the next gateway or decision only
 * @param shown name of a text whose value comes back as it was when the form was opened, seen by nobody; or null
 * @param isFeedback the answer is kept apart from the journey
 * @param isEmail whether the answer is one e-mail address
 * @param days how far from today a date may lie, or null
 * @param hiddenWhen conditions (FEEL, without the equals sign), its own and those of the groups around it
 * @param columns fields of each row, for a list
 */
record FormField(
        String key,
        String label,
        Type type,
        @Nullable String record,
        @Nullable String show,
        boolean isTransient,
        @Nullable String shown,
        boolean isFeedback,
        boolean isRequired,
        @Nullable Integer lengthMin,
        @Nullable Integer lengthMax,
        @Nullable Double numberMin,
        @Nullable Double numberMax,
        @Nullable String pattern,
        boolean isEmail,
        @Nullable Days days,
        Set<String> values,
        @Nullable String valuesKey,
        List<String> hiddenWhen,
        List<FormField> columns) {
    /**
     * Days that a date may name, both included, each as a period from today on: {@code -P1Y} to {@code P0D} for what
     * happened within a year.
     */
    record Days(Period earliest, Period latest) {
        LocalDate first(LocalDate today) {
            return today.plus(earliest);
        }

        LocalDate last(LocalDate today) {
            return today.plus(latest);
        }
    }

    enum Type {
        TEXT,
        NUMBER,
        YES_NO,
        CHOICE,
        CHOICES,
        DATE,
        ROWS
    }

    /** A field whose answer becomes a process variable. */
    boolean isVariable() {
        return record == null && show == null && !isTransient && !isFeedback;
    }

    /** Only for reading: nothing is accepted back. */
    boolean isReadOnly() {
        return show != null;
    }

    /** Whether a condition that hides it reads this name. */
    boolean isHiddenBy(String name) {
        return hiddenWhen.stream().anyMatch(condition -> condition.contains(name));
    }
}
