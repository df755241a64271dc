package org.alongside.records;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.alongside.access.Words;
import org.alongside.engine.FormWords;

/** An answer of a record in the words of the form that asked for it. */
public final class AnswerTexts {
    private AnswerTexts() {}

    /**
     * What was answered, in lines; none where the answer was taken out.
     *
     * @param day how a day is written
     */
    public static List<String> of(FormWords.Field field, Object value, Function<LocalDate, String> day) {
        if (value instanceof Collection<?> several) {
            List<String> lines = new ArrayList<>();
            several.forEach(
                    each -> lines.add(each instanceof Map<?, ?> row ? row(field, row, day) : field.choice(each)));
            return lines;
        }
        if (value instanceof Boolean isYes) {
            return List.of(Words.here(isYes ? "common.yes" : "common.no"));
        }
        return value.equals("") ? List.of() : List.of(day(field.choice(value), day));
    }

    private static String row(FormWords.Field field, Map<?, ?> row, Function<LocalDate, String> day) {
        return row.entrySet().stream()
                .filter(cell -> cell.getValue() != null && !cell.getValue().equals(""))
                .map(cell -> {
                    FormWords.Field column = field.column(cell.getKey().toString());
                    return column.label() + ": " + String.join(", ", of(column, cell.getValue(), day));
                })
                .collect(Collectors.joining("; "));
    }

    private static String day(String text, Function<LocalDate, String> day) {
        try {
            return day.apply(LocalDate.parse(text));
        } catch (DateTimeParseException isNoDay) {
            return text;
        }
    }
}
