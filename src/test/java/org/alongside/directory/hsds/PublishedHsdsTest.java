package org.alongside.directory.hsds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.alongside.directory.Entry.Content;
import org.alongside.directory.Entry.Cost;
import org.alongside.directory.Entry.Fit;
import org.alongside.directory.Entry.Kind;
import org.alongside.directory.Entry.Text;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published sample and the published schema of HSDS 3.0, where they lie beside the project. */
class PublishedHsdsTest {
    private static final Path PUBLISHED = Path.of("..", "shared", "hsds");
    private static final String BASE = "https://hsds.example/schema/";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The published files name no draft; they are of 2020-12. Nothing is fetched. */
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(PublishedHsdsTest::published)
                    .schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .build()));

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

    /** Each service of an export, and the page around them. */
    @Test
    void anExportInJsonIsAsTheSchemaSays() throws IOException {
        List<Service> services = new ArrayList<>(sample());
        services.addAll(JsonFile.read(Files.readAllBytes(PUBLISHED.resolve("service_full.json")))
                .services());
        String id = "5c9aa1a2-33c0-4d37-8c3c-1ad0e4b0f0a5";
        Content content = new Content(
                "By hand",
                Kind.CRISIS,
                Cost.FREE,
                Set.of(Fit.RAINBOW),
                Arrays.stream(Text.values()).collect(Collectors.toMap(text -> text, text -> "Said of " + text)));
        services.add(Mapping.written(content, true, Mapping.fresh(id, content)));
        JsonNode page = JSON.readTree(HsdsTest.json(services));
        assertThat(schema("page.json").validate(page)).isEmpty();
        assertThat(page.path("contents")).hasSameSizeAs(services);
        for (JsonNode service : page.path("contents")) {
            // What is written by hand is no address of mail; everything else is as the schema says.
            assertThat(schema("service.json").validate(service))
                    .filteredOn(
                            error -> !String.valueOf(error.getInstanceNode()).equals("\"Said of EMAIL\""))
                    .isEmpty();
        }
    }

    @Test
    void thePublishedSampleIsAsItsSchemaSays() throws IOException {
        for (String sample : List.of("service", "organization")) {
            assertThat(schema(sample + ".json")
                            .validate(JSON.readTree(
                                    PUBLISHED.resolve(sample + "_full.json").toFile())))
                    .as(sample)
                    .isEmpty();
        }
    }

    /** What the schema does not know, what is missing, of another type, of another format, or not of its list. */
    @ParameterizedTest
    @CsvSource({
        "/, unknown, \"x\"",
        "/, name, ",
        "/, name, 7",
        "/, id, \"no-id\"",
        "/, status, \"open\"",
        "/organization, unknown, \"x\"",
        "/phones/0, number, 7"
    })
    void whatIsNotAsTheSchemaSaysIsFound(String at, String field, @Nullable String value) throws IOException {
        JsonNode service = JSON.readTree(PUBLISHED.resolve("service_full.json").toFile());
        JsonNode node = at.equals("/") ? service : service.at(at);
        assertThat(node.isObject()).isTrue();
        if (value == null) {
            ((ObjectNode) node).remove(field);
        } else {
            ((ObjectNode) node).set(field, JSON.readTree(value));
        }
        assertThat(schema("service.json").validate(service)).isNotEmpty();
    }

    private static Schema schema(String file) {
        return REGISTRY.getSchema(SchemaLocation.of(BASE + file));
    }

    /** A published schema, which lets no name in that it does not have; the page of services stands in the description of the interface. */
    private static String published(String address) {
        String file = address.substring(BASE.length());
        Path schemas = PUBLISHED.resolve("schema");
        try {
            JsonNode says = file.equals("page.json")
                    ? JSON.readTree(schemas.resolve("openapi.json").toFile()).at("/components/schemas/Page")
                    : JSON.readTree(schemas.resolve(file).toFile());
            if (!file.equals("page.json")) {
                ((ObjectNode) says).put("additionalProperties", false);
            }
            return says.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
