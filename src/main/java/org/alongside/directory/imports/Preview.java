package org.alongside.directory.imports;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alongside.directory.Entry;
import org.alongside.directory.Entry.Content;
import org.alongside.directory.Entry.Text;
import org.alongside.directory.hsds.Exchange.Change;
import org.alongside.directory.hsds.Exchange.Plan;
import org.alongside.directory.hsds.Exchange.Step;
import org.alongside.directory.hsds.ImportProblem;
import org.alongside.directory.hsds.Read;
import org.jspecify.annotations.Nullable;

/**
 * What an import of a file would do, for a page.
 *
 * @param counts how many services, by what happens to them
 * @param cut of how many some words are shortened in the entry
 * @param kindUnknown of how many the file does not say which kind they are
 * @param left how many rows belong to no service
 * @param replaces whether what was changed by hand is replaced, too
 * @param rows the first {@link #ROWS_MAX} of those that are new, changed, kept, too large or merged
 * @param more how many of those follow
 * @param problems why nothing can be imported; empty where it can
 */
public record Preview(
        Map<Change, Integer> counts,
        int cut,
        int kindUnknown,
        int left,
        boolean replaces,
        List<Row> rows,
        int more,
        List<ImportProblem> problems) {
    /** How many services a page shows one by one. */
    public static final int ROWS_MAX = 100;

    private static final int PLACE_MAX = 100;

    /**
     * One service.
     *
     * @param entry the id of what it changes, or of the one that stays where it was merged; null where it is new
     * @param isNow what the one is called into which it was merged; null where it was not
     * @param differences what its entry says now, and then; the whole of it where it is new
     */
    public record Row(
            String name,
            Change change,
            @Nullable String entry,
            @Nullable String isNow,
            boolean byHand,
            boolean kindUnknown,
            Set<Text> cut,
            List<Difference> differences) {}

    /** @param what the name of a {@link Text}, or of another field in {@link Field} */
    public record Difference(String what, String before, String after) {}

    /** Fields that are no {@link Text}. */
    public enum Field {
        NAME,
        KIND,
        COST,
        FITS,
        CLOSED
    }

    static Preview of(Read read, Plan plan, boolean replaces) {
        Map<Change, Integer> counts = new EnumMap<>(Change.class);
        for (Change change : Change.values()) {
            counts.put(change, (int) plan.count(change));
        }
        List<Step> shown = Stream.of(Change.CHANGED, Change.TOO_LARGE, Change.MERGED, Change.KEPT, Change.NEW)
                .flatMap(change -> plan.steps().stream().filter(step -> step.change() == change))
                .toList();
        return new Preview(
                counts,
                (int) plan.steps().stream()
                        .filter(step -> !step.mapped().cut().isEmpty())
                        .count(),
                (int) plan.steps().stream()
                        .filter(step -> step.mapped().isKindUnknown())
                        .count(),
                read.left(),
                replaces,
                shown.stream().limit(ROWS_MAX).map(Preview::row).toList(),
                Math.max(0, shown.size() - ROWS_MAX),
                List.of());
    }

    static Preview of(List<ImportProblem> problems) {
        return new Preview(
                Map.of(),
                0,
                0,
                0,
                false,
                List.of(),
                0,
                problems.stream().map(Preview::shown).toList());
    }

    @JsonIgnore
    public boolean isReadable() {
        return problems.isEmpty();
    }

    /** How many entries are written. */
    @JsonIgnore
    public int written() {
        return count(Change.NEW) + count(Change.CHANGED);
    }

    public int count(Change change) {
        return counts.getOrDefault(change, 0);
    }

    /** What the file calls a file or a column is anybody's word: short, and without marks that cannot be seen. */
    private static ImportProblem shown(ImportProblem problem) {
        return new ImportProblem(visible(problem.file()), problem.line(), visible(problem.column()), problem.why());
    }

    private static String visible(String said) {
        String seen = said.replaceAll("[\\p{Cf}\\p{Cc}\\p{Cs}]", "");
        return seen.length() <= PLACE_MAX ? seen : seen.substring(0, PLACE_MAX);
    }

    private static Row row(Step step) {
        Entry now = step.now();
        return new Row(
                step.mapped().content().name(),
                step.change(),
                now == null ? null : now.id().toString(),
                now == null || step.change() != Change.MERGED
                        ? null
                        : now.content().name(),
                step.byHand(),
                step.mapped().isKindUnknown(),
                step.mapped().cut(),
                differences(
                        now == null ? null : now.content(),
                        now != null && now.closed(),
                        step.mapped().content(),
                        step.mapped().closed()));
    }

    private static List<Difference> differences(
            @Nullable Content before, boolean wasClosed, Content after, boolean closes) {
        List<Difference> differences = new ArrayList<>();
        add(differences, Field.NAME, before == null ? "" : before.name(), after.name());
        add(
                differences,
                Field.KIND,
                before == null ? "" : before.kind().name(),
                after.kind().name());
        add(
                differences,
                Field.COST,
                before == null ? "" : before.cost().name(),
                after.cost().name());
        add(differences, Field.FITS, before == null ? "" : fits(before), fits(after));
        Arrays.stream(Text.values())
                .forEach(text -> add(differences, text, before == null ? "" : before.text(text), after.text(text)));
        add(differences, Field.CLOSED, wasClosed ? "yes" : "", closes ? "yes" : "");
        return List.copyOf(differences);
    }

    private static String fits(Content content) {
        return content.fits().stream().map(Enum::name).sorted().collect(Collectors.joining(" "));
    }

    private static void add(List<Difference> differences, Enum<?> what, String before, String after) {
        if (!before.equals(after)) {
            differences.add(new Difference(what.name(), before, after));
        }
    }

    /** The same for plans that do the same with the same versions of the same entries; 32 bytes. */
    static byte[] digest(Plan plan) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Step step : plan.steps()) {
                Entry now = step.now();
                String line = step.service().id() + " " + step.change() + " "
                        + (now == null ? "-" : now.id() + " " + now.version()) + "\n";
                digest.update(line.getBytes(StandardCharsets.UTF_8));
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
