package org.alongside.journey.record.web;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alongside.access.AccountNames;
import org.alongside.access.Words;
import org.alongside.engine.FormWords;
import org.alongside.journey.record.RecordTheme;
import org.alongside.journey.web.JourneyWords;
import org.alongside.records.AnswerTexts;
import org.alongside.records.RecordEntry;
import org.springframework.stereotype.Component;

/** Entries of a record in the words of the forms that asked for them. */
@Component
class RecordLines {

    private final FormWords words;
    private final AccountNames accounts;

    RecordLines(FormWords words, AccountNames accounts) {
        this.words = words;
        this.accounts = accounts;
    }

    /**
     * One answer.
     *
     * @param text what was answered, in lines; empty where the answer was taken out
     * @param isEarlier a later answer took its place
     * @param corrected when and why, where it is a correction; else empty
     * @param said what the survivor says to it
     */
    record Line(String id, String label, List<String> text, boolean isEarlier, String corrected, List<Said> said) {}

    /** What the survivor says to an entry, and when that was written down. */
    record Said(String text, String when) {}

    /** What was written at one moment by one person. */
    record Moment(String when, String who, List<String> themes, List<Line> lines) {}

    Line line(RecordEntry entry) {
        FormWords.Field field = words.of(entry.field().id());
        return new Line(
                entry.id().toString(),
                label(entry, field),
                AnswerTexts.of(field, entry.value(), JourneyWords::day),
                !entry.isCurrent(),
                entry.corrected()
                        .map(reason -> Words.here(
                                "record.because", JourneyWords.when(entry.writtenAt()), JourneyWords.of(reason)))
                        .orElse(""),
                entry.statements().stream()
                        .map(said -> new Said(said.text(), JourneyWords.when(said.writtenAt())))
                        .toList());
    }

    /** What somebody told stands everywhere as what it is. (CONSENT-08) */
    private static String label(RecordEntry entry, FormWords.Field field) {
        return entry.field().isTold() ? field.label() + " – " + Words.here("told.not-confirmed") : field.label();
    }

    List<Line> lines(Collection<RecordEntry> entries) {
        return entries.stream().map(this::line).toList();
    }

    /** In the order in which they came. */
    List<Moment> moments(List<RecordEntry> entries) {
        AccountNames.Through names =
                accounts.of(entries.stream().map(RecordEntry::writtenBy).toList());
        Map<List<Object>, List<RecordEntry>> byMoment = entries.stream()
                .collect(Collectors.groupingBy(
                        entry -> List.of(entry.saidAt(), entry.writtenAt(), entry.writtenBy()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return byMoment.values().stream().map(each -> moment(each, names)).toList();
    }

    private Moment moment(List<RecordEntry> entries, AccountNames.Through names) {
        RecordEntry first = entries.get(0);
        return new Moment(
                JourneyWords.when(first.saidAt()),
                names.at(first.writtenBy(), first.writtenAt()),
                entries.stream()
                        .flatMap(entry -> RecordTheme.of(entry.field()).stream())
                        .distinct()
                        .map(JourneyWords::of)
                        .toList(),
                entries.stream()
                        .sorted(Comparator.comparing(RecordEntry::field))
                        .map(this::line)
                        .toList());
    }

    /** When the newest of these was written; empty where there is none. */
    String lastWritten(Collection<RecordEntry> entries) {
        return entries.stream()
                .map(RecordEntry::writtenAt)
                .max(Instant::compareTo)
                .map(JourneyWords::when)
                .orElse("");
    }

    /** All of an answer in one text, for searching. */
    String text(RecordEntry entry) {
        FormWords.Field field = words.of(entry.field().id());
        return Stream.concat(
                        AnswerTexts.of(field, entry.value(), JourneyWords::day).stream(),
                        entry.statements().stream().map(RecordEntry.Statement::text))
                .collect(Collectors.joining(" "));
    }
}
