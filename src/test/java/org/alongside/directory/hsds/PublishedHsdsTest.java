package org.alongside.directory.hsds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.alongside.directory.Entry.Text;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The published sample and the published schema of HSDS 3.0, where they lie beside the project. */
class PublishedHsdsTest {
    private static final Path PUBLISHED = Path.of("..", "shared", "hsds");
    private static final ObjectMapper JSON = new ObjectMapper();

    @BeforeEach
    void isThere() {
        assumeThat(PUBLISHED.resolve("datapackage.json")).exists();
    }

    private static List<Service> sample() throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        try (Stream<Path> all = Files.list(PUBLISHED.resolve("csv"))) {
            for (Path file : all.toList()) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        Read read = CsvPackage.read(HsdsTest.zip(files));
        assertThat(read.problems()).isEmpty();
        return read.services();
    }

    @Test
    void theSampleIsTheSameAfterEachRound() throws IOException {
        List<Service> sample = sample();
        assertThat(Mapping.entry(sample.get(0)).content().texts())
                .containsEntry(Text.PLACE, "MyCity")
                .containsEntry(Text.LANGUAGES, "Urdu");
        assertThat(HsdsTest.compared(HsdsTest.again(sample))).isEqualTo(HsdsTest.compared(sample));
        assertThat(HsdsTest.compared(JsonFile.read(HsdsTest.json(sample)).services()))
                .isEqualTo(HsdsTest.compared(sample));
        Read json = JsonFile.read(Files.readAllBytes(PUBLISHED.resolve("service_full.json")));
        assertThat(json.problems()).isEmpty();
        assertThat(HsdsTest.compared(HsdsTest.again(json.services()))).isEqualTo(HsdsTest.compared(json.services()));
        assertThat(HsdsTest.compared(
                        JsonFile.read(HsdsTest.json(json.services())).services()))
                .isEqualTo(HsdsTest.compared(json.services()));
    }

    @Test
    void whatIsWrittenIsAsTheSchemaSays() throws IOException {
        Map<String, JsonNode> resources = new HashMap<>();
        JSON.readTree(PUBLISHED.resolve("datapackage.json").toFile())
                .path("resources")
                .forEach(one -> resources.put(
                        one.path("path").asText(), one.path("schema").path("fields")));
        int rows = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(HsdsTest.csv(sample())))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(".csv")) {
                    rows += check(
                            entry.getName(),
                            Objects.requireNonNull(resources.get(entry.getName())),
                            zip.readAllBytes());
                }
            }
        }
        assertThat(rows).isGreaterThan(10);
        JsonNode service = JsonFile.node(sample().get(0));
        checkJson("service", service);
    }

    private static int check(String file, JsonNode fields, byte[] content) throws IOException {
        assertThat(fields).as(file).isNotNull();
        int rows = 0;
        for (CSVRecord row : CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new InputStreamReader(new ByteArrayInputStream(content), StandardCharsets.UTF_8))) {
            rows++;
            Set<String> known = new HashSet<>();
            for (JsonNode field : fields) {
                String name = field.path("name").asText();
                known.add(name);
                String value = row.isMapped(name) ? row.get(name) : "";
                if (field.path("constraints").path("required").asBoolean()) {
                    assertThat(value).as(file + " " + name).isNotEmpty();
                }
                if (value.isEmpty()) {
                    continue;
                }
                if (field.path("format").asText().equals("uuid")) {
                    assertThat(Checks.isId(value)).as(file + " " + name).isTrue();
                }
                if (field.path("type").asText().equals("number")) {
                    assertThat(Checks.isNumber(value)).as(file + " " + name).isTrue();
                }
                JsonNode list = field.path("constraints").path("enum");
                if (list.isArray()) {
                    assertThat(list).extracting(JsonNode::asText).contains(value);
                }
            }
            assertThat(known).as(file).containsAll(row.toMap().keySet());
        }
        return rows;
    }

    /** Names and kinds of all that is written; a list or an object is as the schema to which it points says. */
    private static void checkJson(String schema, JsonNode node) throws IOException {
        JsonNode says = JSON.readTree(
                PUBLISHED.resolve("schema").resolve(schema + ".json").toFile());
        says.path("required").forEach(name -> assertThat(node.has(name.asText()))
                .as(schema + " " + name)
                .isTrue());
        for (var fields = node.fields(); fields.hasNext(); ) {
            var field = fields.next();
            JsonNode property = says.path("properties").path(field.getKey());
            assertThat(property.isMissingNode())
                    .as(schema + " " + field.getKey())
                    .isFalse();
            JsonNode value = field.getValue();
            String type = property.path("type").asText();
            String to = property.path("items")
                    .path("$ref")
                    .asText(property.path("$ref").asText());
            if (value.isArray()) {
                for (JsonNode one : value) {
                    checkJson(to.replace(".json", ""), one);
                }
            } else if (value.isObject()) {
                checkJson(to.replace(".json", ""), value);
            } else {
                assertThat(value.isNumber()).as(schema + " " + field.getKey()).isEqualTo(type.equals("number"));
            }
        }
    }
}
