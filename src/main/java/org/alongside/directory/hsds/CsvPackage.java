package org.alongside.directory.hsds;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.alongside.directory.hsds.ImportProblem.Why;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/** The CSV data package of HSDS 3.0: a zip file with a CSV file for each table. */
public final class CsvPackage {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();
    private static final String DESCRIPTOR = "datapackage.json";

    private CsvPackage() {}

    /** Reads it. What is wrong is in the answer, with file, line and column; then there are no services. */
    public static Read read(byte[] zip) {
        Checks checks = new Checks();
        Map<Table, Map<String, Map<String, String>>> tables = new EnumMap<>(Table.class);
        Map<String, Long> lines = new LinkedHashMap<>();
        int files = 0;
        long[] unpacked = {0};
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (++files > Limits.FILES) {
                    checks.add(entry.getName(), 0, "", Why.TOO_LARGE);
                    break;
                }
                String file = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
                byte[] content = in.readNBytes((int) (Limits.UNPACKED - unpacked[0] + 1));
                unpacked[0] += content.length;
                if (unpacked[0] > Limits.UNPACKED) {
                    checks.add(file, 0, "", Why.TOO_LARGE);
                    break;
                }
                Table.ofFile(file).ifPresent(table -> {
                    if (tables.containsKey(table)) {
                        checks.add(file, 0, "", Why.TWICE);
                        return;
                    }
                    tables.put(table, table(table, file, content, checks, lines));
                });
            }
        } catch (IOException | IllegalArgumentException e) {
            checks.add("", 0, "", Why.NOT_READABLE);
        }
        return new Tables(tables).services(checks, lines);
    }

    private static Map<String, Map<String, String>> table(
            Table table, String file, byte[] content, Checks checks, Map<String, Long> lines) {
        Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        long at = 1;
        try (CSVParser parser = CSVParser.parse(reader(content), FORMAT)) {
            List<String> header = null;
            for (CSVRecord line : parser) {
                long next = parser.getCurrentLineNumber() + 1;
                if (header == null) {
                    header = header(line, file, checks);
                    if (header.isEmpty()) {
                        return rows;
                    }
                } else if (rows.size() >= Limits.ROWS) {
                    checks.add(file, at, "", Why.TOO_MANY_ROWS);
                    return rows;
                } else if (line.size() > header.size()) {
                    checks.add(file, at, "", Why.NOT_READABLE);
                } else {
                    Map<String, String> row = new TreeMap<>();
                    for (int i = 0; i < line.size(); i++) {
                        String value = Formulas.taken(line.get(i)).replace("\u0000", "");
                        if (!value.isBlank()) {
                            row.put(header.get(i), value);
                        }
                    }
                    checks.check(table, row, file, at, "");
                    String id = row.getOrDefault(Table.ID, "");
                    if (rows.putIfAbsent(id, row) != null) {
                        checks.add(file, at, Table.ID, Why.TWICE);
                    }
                    lines.put(table + id, at);
                }
                if (checks.isFull()) {
                    return rows;
                }
                at = next;
            }
        } catch (IOException | UncheckedIOException e) {
            checks.add(file, at, "", Why.NOT_READABLE);
        }
        return rows;
    }

    private static List<String> header(CSVRecord line, String file, Checks checks) {
        List<String> header = new ArrayList<>();
        for (String name : line) {
            header.add(name.replace("\uFEFF", "").strip());
        }
        if (header.size() > Limits.COLUMNS
                || new HashSet<>(header).size() < header.size()
                || header.stream().anyMatch(name -> !Checks.isColumn(name))) {
            checks.add(file, 1, "", Why.NOT_READABLE);
            return List.of();
        }
        if (!header.contains(Table.ID)) {
            checks.add(file, 1, Table.ID, Why.MISSING);
            return List.of();
        }
        return header;
    }

    private static Reader reader(byte[] content) {
        return new BufferedReader(new InputStreamReader(
                new ByteArrayInputStream(content),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
    }

    /** Writes them. Cells that a spreadsheet would run as a formula are made harmless; {@link #read} undoes it. */
    public static void write(List<Service> services, OutputStream to) throws IOException {
        Map<Table, Map<String, Map<String, String>>> tables = Tables.together(services);
        try (ZipOutputStream zip = new ZipOutputStream(to, StandardCharsets.UTF_8)) {
            List<Map<String, Object>> resources = new ArrayList<>();
            for (Map.Entry<Table, Map<String, Map<String, String>>> table : tables.entrySet()) {
                Set<String> columns = columns(table.getKey(), table.getValue());
                zip.putNextEntry(new ZipEntry(table.getKey().file()));
                Writer out = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
                CSVPrinter printer = new CSVPrinter(out, FORMAT);
                printer.printRecord(columns);
                for (Map<String, String> row : table.getValue().values()) {
                    printer.printRecord(columns.stream()
                            .map(column -> Formulas.harmless(row.getOrDefault(column, "")))
                            .toList());
                }
                out.flush();
                zip.closeEntry();
                resources.add(resource(table.getKey(), columns));
            }
            zip.putNextEntry(new ZipEntry(DESCRIPTOR));
            zip.write(new ObjectMapper()
                    .writeValueAsBytes(Map.of(
                            "name", "human_services_data",
                            "profile", "tabular-data-package",
                            "resources", resources)));
            zip.closeEntry();
        }
    }

    private static Map<String, Object> resource(Table table, Set<String> columns) {
        return Map.of(
                "name", table.entity(),
                "path", table.file(),
                "profile", "tabular-data-resource",
                "schema",
                        Map.of(
                                "primaryKey",
                                Table.ID,
                                "fields",
                                columns.stream()
                                        .map(column -> Map.of(
                                                "name",
                                                column,
                                                "type",
                                                Table.NUMBERS.contains(column) ? "number" : "string"))
                                        .toList()));
    }

    private static Set<String> columns(Table table, Map<String, Map<String, String>> rows) {
        Set<String> columns = new LinkedHashSet<>(Set.of(Table.ID));
        columns.addAll(new TreeSet<>(table.required()));
        Set<String> more = new TreeSet<>();
        rows.values().forEach(row -> more.addAll(row.keySet()));
        columns.addAll(more);
        return columns;
    }
}
