package org.alongside.directory.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alongside.access.Words;
import org.alongside.directory.Entry.Text;
import org.alongside.directory.hsds.Exchange.Change;
import org.alongside.directory.hsds.ImportProblem;
import org.alongside.directory.imports.Preview;
import org.alongside.directory.imports.Preview.Difference;
import org.alongside.directory.imports.Preview.Field;

/** What the page of an import calls things. */
final class ImportWords {
    private ImportWords() {}

    /** What stands now and what then, of one field. */
    record Line(String what, String before, String after) {}

    /** One service: what happens to it, and what is to be known of it. */
    record Shown(Preview.Row row, String change, List<String> notes, List<Line> lines) {
        public boolean isNew() {
            return row.change() == Change.NEW;
        }
    }

    static List<Shown> shown(Preview preview) {
        return preview.rows().stream()
                .map(row -> new Shown(
                        row,
                        Words.here("import-change." + address(row.change())),
                        notes(row),
                        row.differences().stream().map(ImportWords::line).toList()))
                .toList();
    }

    private static List<String> notes(Preview.Row row) {
        List<String> notes = new ArrayList<>();
        if (row.byHand() && row.change() == Change.CHANGED) {
            notes.add(Words.here("directory-import.by-hand-replaced"));
        }
        if (row.isNow() != null) {
            notes.add(Words.here("directory-import.merged-here", row.isNow()));
        }
        if (row.kindUnknown()) {
            notes.add(Words.here("directory-import.kind-unknown-here"));
        }
        if (!row.cut().isEmpty()) {
            notes.add(Words.here(
                    "directory-import.cut-here",
                    Arrays.stream(Text.values())
                            .filter(row.cut()::contains)
                            .map(text -> Words.here("directory-text." + address(text)))
                            .collect(Collectors.joining(", "))));
        }
        return notes;
    }

    private static Line line(Difference difference) {
        Field field = Arrays.stream(Field.values())
                .filter(one -> one.name().equals(difference.what()))
                .findFirst()
                .orElse(null);
        if (field == null) {
            return new Line(
                    Words.here("directory-text." + address(Text.valueOf(difference.what()))),
                    difference.before(),
                    difference.after());
        }
        String what =
                switch (field) {
                    case NAME -> Words.here("common.name");
                    case KIND -> Words.here("directory.kind");
                    case COST -> Words.here("directory.cost");
                    case FITS -> Words.here("directory.fit");
                    case CLOSED -> Words.here("directory-import.closed");
                };
        return new Line(what, value(field, difference.before()), value(field, difference.after()));
    }

    private static String value(Field field, String said) {
        if (said.isEmpty()) {
            return field == Field.CLOSED ? Words.here("common.no") : "";
        }
        return switch (field) {
            case NAME -> said;
            case KIND -> Words.here("directory-kind." + address(said));
            case COST -> Words.here("directory-cost." + address(said));
            case FITS ->
                Stream.of(said.split(" "))
                        .map(one -> Words.here("directory-fit." + address(one)))
                        .collect(Collectors.joining(", "));
            case CLOSED -> Words.here("common.yes");
        };
    }

    /** Where each stands in the file, and what is to be done. */
    static List<String> problems(Preview preview) {
        return preview.problems().stream().map(ImportWords::problem).toList();
    }

    private static String problem(ImportProblem problem) {
        List<String> where = new ArrayList<>();
        if (!problem.file().isEmpty()) {
            where.add(problem.file());
        }
        if (problem.line() > 0) {
            where.add(Words.here("directory-import.line", problem.line()));
        }
        if (!problem.column().isEmpty()) {
            where.add(Words.here("directory-import.column", problem.column()));
        }
        String why = Words.here("import-why." + address(problem.why()));
        return where.isEmpty() ? why : String.join(", ", where) + ": " + why;
    }

    private static String address(Enum<?> value) {
        return address(value.name());
    }

    private static String address(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
