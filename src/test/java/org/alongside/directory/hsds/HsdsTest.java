package org.alongside.directory.hsds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.alongside.directory.Entry.Content;
import org.alongside.directory.Entry.Cost;
import org.alongside.directory.Entry.Fit;
import org.alongside.directory.Entry.Kind;
import org.alongside.directory.Entry.Text;
import org.alongside.directory.hsds.ImportProblem.Why;
import org.junit.jupiter.api.Test;

/** Directories in HSDS 3.0 are read, written and read again. */
class HsdsTest {
    private static final String ONE = new UUID(1, 1).toString();
    private static final String TWO = new UUID(1, 2).toString();
    private static final String PROVIDER = new UUID(2, 1).toString();
    private static final String ORGANIZATIONS = "id,name,description\n" + PROVIDER + ",Provider,Who provides\n";
    private static final String HEADER = "id,organization_id,name,status,description\n";

    static byte[] zip(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private static Read services(String lines) {
        return CsvPackage.read(zip(Map.of(
                "organizations.csv", ORGANIZATIONS.getBytes(StandardCharsets.UTF_8),
                "folder/services.csv", (HEADER + lines).getBytes(StandardCharsets.UTF_8))));
    }

    static List<Service> again(List<Service> services) {
        Read read = CsvPackage.read(csv(services));
        assertThat(read.problems()).isEmpty();
        return read.services();
    }

    static byte[] csv(List<Service> services) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            CsvPackage.write(services, bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] json(List<Service> services) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            JsonFile.write(services, bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    /** Whatever the order of rows is. */
    static List<Map<String, Set<Map<String, String>>>> compared(List<Service> services) {
        List<Map<String, Set<Map<String, String>>>> all = new ArrayList<>();
        for (Service service : services) {
            Map<String, Set<Map<String, String>>> rows = new HashMap<>();
            service.rows().forEach((table, its) -> {
                if (!its.isEmpty()) {
                    rows.put(table, Set.copyOf(its));
                }
            });
            all.add(rows);
        }
        return all;
    }

    @Test
    void whatHarmsSpreadsheetsIsWrittenHarmlessAndReadAsItWas() {
        List<String> hard = List.of(
                "=HYPERLINK(\"x\")",
                "+64 9 555",
                "-1 day",
                "@here",
                "\tx",
                "\rx",
                "'=x",
                "''+x",
                "'quoted'",
                "<b>x</b>",
                "a\nb",
                "\u202Ex",
                "\nx",
                "a,\"b\"");
        for (String name : hard) {
            assertThat(Formulas.taken(Formulas.harmless(name))).as(name).isEqualTo(name);
            Service service = Mapping.fresh(ONE, content("x"));
            service.self().put("description", name);
            assertThat(again(List.of(service)).get(0).self()).containsEntry("description", name);
            assertThat(JsonFile.read(json(List.of(service))).services().get(0).self())
                    .containsEntry("description", name);
            assertThat(Formulas.harmless(name)).doesNotMatch("(?s)[=+\\-@\t\r\n].*");
        }
        assertThat(Formulas.harmless("-36.84")).isEqualTo("-36.84");
        Service service = Mapping.fresh(ONE, content("x"));
        service.self().put("name", "\u202EOne\nname <i>");
        assertThat(Mapping.entry(service).content().name()).isEqualTo("One name <i>");
    }

    private static Content content(String name) {
        return new Content(name, Kind.OTHER, Cost.NOT_KNOWN, Set.of(), Map.of());
    }

    @Test
    void problemsNameFileLineAndColumn() {
        Read read = services(ONE + "," + PROVIDER + ",\"One\nname\",active,\n" + "no id," + PROVIDER + ",Two,active,\n"
                + TWO + "," + TWO + ",,sleeping,\n" + ONE + "," + PROVIDER + ",One,active,\n");
        assertThat(read.services()).isEmpty();
        assertThat(read.problems())
                .containsExactlyInAnyOrder(
                        new ImportProblem("services.csv", 4, "id", Why.NOT_AN_ID),
                        new ImportProblem("services.csv", 5, "name", Why.MISSING),
                        new ImportProblem("services.csv", 5, "status", Why.NOT_IN_THE_LIST),
                        new ImportProblem("services.csv", 5, "organization_id", Why.NO_SUCH_ROW),
                        new ImportProblem("services.csv", 6, "id", Why.TWICE));
        assertThat(services(ONE + "," + PROVIDER + ",\"never ends,active,\n").problems())
                .extracting(ImportProblem::why)
                .contains(Why.NOT_READABLE);
        assertThat(JsonFile.read(("[\n{\"id\": \"" + ONE + "\", \"name\": \"One\"},\n{]")
                                .getBytes(StandardCharsets.UTF_8))
                        .problems())
                .contains(
                        new ImportProblem("", 2, "status", Why.MISSING),
                        new ImportProblem("", 2, "organization", Why.MISSING),
                        new ImportProblem("", 3, "", Why.NOT_READABLE));
    }

    @Test
    void limitsHold() {
        assertThat(services("x,,,,\n".repeat(Limits.PROBLEMS + 50)).problems()).hasSize(Limits.PROBLEMS);
        assertThat(services(ONE + "," + PROVIDER + ",One,active," + "x".repeat(Limits.CELL + 1) + "\n")
                        .problems())
                .containsExactly(new ImportProblem("services.csv", 2, "description", Why.CELL_TOO_LONG));
        StringBuilder many = new StringBuilder();
        for (int i = 0; i <= Limits.ROWS; i++) {
            many.append(new UUID(3, i)).append(',').append(PROVIDER).append(",One,active,\n");
        }
        assertThat(services(many.toString()).problems())
                .containsExactly(new ImportProblem("services.csv", Limits.ROWS + 2, "", Why.TOO_MANY_ROWS));
        assertThat(CsvPackage.read(zip(Map.of("bomb.txt", new byte[Limits.UNPACKED + 1])))
                        .problems())
                .extracting(ImportProblem::why)
                .contains(Why.TOO_LARGE);
        Map<String, byte[]> files = new HashMap<>();
        for (int i = 0; i <= Limits.FILES; i++) {
            files.put(i + ".txt", new byte[1]);
        }
        assertThat(CsvPackage.read(zip(files)).problems())
                .extracting(ImportProblem::why)
                .contains(Why.TOO_LARGE);
        for (byte[] nothing : List.of(
                new byte[0],
                "PK".getBytes(StandardCharsets.UTF_8),
                "[".repeat(5000).getBytes(StandardCharsets.UTF_8))) {
            assertThat(CsvPackage.read(nothing).problems()).isNotEmpty();
            assertThat(JsonFile.read(nothing).problems()).isNotEmpty();
        }
        assertThat(services(new String(new byte[] {(byte) 0xC3}, StandardCharsets.ISO_8859_1))
                        .problems())
                .isNotEmpty();
    }

    @Test
    void anEntryThatIsWrittenIsReadAsItWas() {
        Map<Text, String> texts = new EnumMap<>(Text.class);
        for (Text text : Text.values()) {
            texts.put(text, "+ " + text);
        }
        Content all = new Content("=One", Kind.KAUPAPA_MAORI, Cost.FUNDED, Set.of(Fit.MEN, Fit.PASIFIKA), texts);
        Content other = new Content("Two", Kind.OTHER, Cost.FREE, Set.of(), Map.of(Text.PHONE, "09 555"));
        Service one = Mapping.written(all, true, Mapping.fresh(ONE, all));
        Service two = Mapping.written(other, false, Mapping.fresh(TWO, other));
        for (List<Service> read : List.of(
                again(List.of(one, two)), JsonFile.read(json(List.of(one, two))).services())) {
            Content first = Mapping.entry(read.get(0)).content();
            assertThat(first).isEqualTo(new Content(all.name(), all.kind(), all.cost(), all.fits(), texts));
            assertThat(Mapping.entry(read.get(0)).closed()).isTrue();
            assertThat(Mapping.entry(read.get(1)).content()).isEqualTo(other);
            assertThat(compared(read)).isEqualTo(compared(List.of(one, two)));
        }
    }

    @Test
    void whatTwoServicesSayOfOneRowDifferentlyIsKeptOfBoth() {
        Read read = services(ONE + "," + PROVIDER + ",One,active,\n" + TWO + "," + PROVIDER + ",Two,active,\n");
        assertThat(read.problems()).isEmpty();
        Service changed = read.services().get(1).copy();
        changed.of(Table.ORGANIZATION).get(0).put("description", "Other");
        List<Service> again = again(List.of(read.services().get(0), changed));
        assertThat(again.get(0).of(Table.ORGANIZATION).get(0)).containsEntry("description", "Who provides");
        assertThat(again.get(1).of(Table.ORGANIZATION).get(0)).containsEntry("description", "Other");
        assertThat(compared(again(again))).isEqualTo(compared(again));
    }

    @Test
    void whatIsTooLongIsCutInTheEntryAndWholeInTheExport() {
        Service service = Mapping.fresh(ONE, content("x"));
        service.self().put("wait_time", "w".repeat(Text.WAIT.max() + 1));
        Mapping.Mapped mapped = Mapping.entry(service);
        assertThat(mapped.cut()).containsExactly(Text.WAIT);
        assertThat(mapped.isKindUnknown()).isTrue();
        assertThat(Mapping.written(mapped.content(), mapped.closed(), service)).isEqualTo(service);
    }
}
