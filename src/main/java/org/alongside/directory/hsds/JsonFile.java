package org.alongside.directory.hsds;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.alongside.directory.hsds.ImportProblem.Why;

/** HSDS 3.0 in JSON: services with all that belongs to each, as a list, as {@code contents} of a page, or a single one. */
public final class JsonFile {
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(2 * Limits.DEPTH)
                    .maxStringLength(2 * Limits.CELL)
                    .maxNumberLength(40)
                    .build())
            .build());

    /** What the database cannot keep: the character zero, and halves of characters. */
    private static final Pattern NOT_TEXT = Pattern.compile("[\\x00\\p{Cs}]");

    private JsonFile() {}

    /** Reads it. What is wrong is in the answer, with the line where its service begins; then there are no services. */
    public static Read read(byte[] file) {
        Checks checks = new Checks();
        List<Service> services = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        int[] left = {0};
        long line = 1;
        try (JsonParser parser = JSON.createParser(file)) {
            JsonToken first = parser.nextToken();
            boolean isSingle = first == JsonToken.START_OBJECT && !toContents(parser);
            if (isSingle) {
                one(JSON.readTree(file), 1, services, ids, checks, left);
            } else if (parser.currentToken() == JsonToken.START_ARRAY) {
                while (parser.nextToken() == JsonToken.START_OBJECT && !checks.isFull()) {
                    line = parser.currentTokenLocation().getLineNr();
                    if (services.size() >= Limits.ROWS) {
                        checks.add("", line, "", Why.TOO_MANY_ROWS);
                        break;
                    }
                    JsonNode node = JSON.readTree(parser);
                    one(node, line, services, ids, checks, left);
                }
                if (!checks.isFull() && parser.currentToken() != JsonToken.END_ARRAY) {
                    checks.add("", parser.currentTokenLocation().getLineNr(), "", Why.NOT_READABLE);
                }
            } else {
                checks.add("", 1, "", Why.NOT_READABLE);
            }
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            checks.add("", e.getLocation() == null ? line : e.getLocation().getLineNr(), "", Why.NOT_READABLE);
        } catch (IOException e) {
            checks.add("", line, "", Why.NOT_READABLE);
        }
        if (services.isEmpty() && checks.problems().isEmpty()) {
            checks.add("", 0, "", Why.NO_SERVICES);
        }
        return checks.problems().isEmpty()
                ? new Read(List.copyOf(services), List.of(), left[0])
                : new Read(List.of(), checks.problems(), 0);
    }

    /** Goes to the list in {@code contents}, if there is one. */
    private static boolean toContents(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean isIt = "contents".equals(parser.currentName());
            JsonToken value = parser.nextToken();
            if (isIt && value == JsonToken.START_ARRAY) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }

    private static void one(
            JsonNode node, long line, List<Service> services, Set<String> ids, Checks checks, int[] left) {
        String id = node.path(Table.ID).asText();
        Service service = Service.empty(id);
        flat(node, Table.SERVICE, service, line, "", checks, left);
        if (!node.path("organization").isObject()) {
            checks.add("", line, "organization", Why.MISSING);
        }
        if (!ids.add(id)) {
            checks.add("", line, Table.ID, Why.TWICE);
        }
        services.add(service);
    }

    /** @return the id of the row */
    private static String flat(
            JsonNode node, Table table, Service service, long line, String prefix, Checks checks, int[] left) {
        Map<String, String> row = new TreeMap<>();
        node.fields().forEachRemaining(field -> {
            JsonNode value = field.getValue();
            if (value.isValueNode() && !value.isNull()) {
                String text = NOT_TEXT.matcher(value.asText()).replaceAll("");
                if (!Checks.isColumn(field.getKey())) {
                    left[0]++;
                } else if (!text.isBlank()) {
                    row.put(field.getKey(), text);
                }
            }
        });
        String id = row.getOrDefault(Table.ID, "");
        row.putAll(parentOf(node));
        table.held().forEach((column, name) -> {
            if (node.path(name).isObject()) {
                row.put(
                        column,
                        flat(node.path(name), Table.heldAs(name), service, line, prefix + name + ".", checks, left));
            }
        });
        checks.check(table, row, "", line, prefix);
        put(service, table, row);
        node.fields().forEachRemaining(field -> {
            Table child = Table.ofList(field.getKey()).orElse(null);
            if (!field.getValue().isContainerNode()) {
                return;
            }
            if (child != null
                    && field.getValue().isArray()
                    && child.columnTo(table).isPresent()) {
                String column = child.columnTo(table).orElseThrow();
                field.getValue().forEach(one -> {
                    if (one instanceof ObjectNode object) {
                        object.putObject(PARENT).put(column, id);
                        flat(object, child, service, line, prefix + field.getKey() + ".", checks, left);
                    }
                });
            } else if (!table.held().containsValue(field.getKey())
                    && !field.getKey().equals(PARENT)) {
                left[0]++;
            }
        });
        return id;
    }

    private static final String PARENT = "alongside parent";

    private static Map<String, String> parentOf(JsonNode node) {
        Map<String, String> parent = new TreeMap<>();
        node.path(PARENT)
                .fields()
                .forEachRemaining(
                        field -> parent.put(field.getKey(), field.getValue().asText()));
        return parent;
    }

    /** A row that stands at two places is kept once; where that cannot be, it gets an id of its own. */
    private static void put(Service service, Table table, Map<String, String> row) {
        String id = row.getOrDefault(Table.ID, "");
        Map<String, String> there = service.row(table, id).orElse(null);
        if (there == null) {
            service.add(table, row);
            return;
        }
        boolean fits = row.entrySet().stream().allMatch(one -> there.getOrDefault(one.getKey(), one.getValue())
                .equals(one.getValue()));
        if (fits) {
            row.forEach(there::putIfAbsent);
        } else {
            row.put(Table.ID, Tables.madeOf(table + row.toString()));
            if (service.row(table, row.getOrDefault(Table.ID, "")).isEmpty()) {
                service.add(table, row);
            }
        }
    }

    /** Writes them as the {@code contents} of a single page. */
    public static void write(List<Service> services, OutputStream to) throws IOException {
        try (JsonGenerator out = JSON.createGenerator(to)) {
            out.writeStartObject();
            out.writeNumberField("total_items", services.size());
            out.writeNumberField("total_pages", 1);
            out.writeNumberField("page_number", 1);
            out.writeNumberField("size", services.size());
            out.writeBooleanField("first_page", true);
            out.writeBooleanField("last_page", true);
            out.writeBooleanField("empty", services.isEmpty());
            out.writeArrayFieldStart("contents");
            for (Service service : services) {
                JSON.writeTree(out, node(service));
            }
            out.writeEndArray();
            out.writeEndObject();
        }
    }

    /** One of them, as in {@code service.json} of the published schema. */
    static ObjectNode node(Service service) {
        return node(service, Table.SERVICE, service.self());
    }

    private static ObjectNode node(Service service, Table table, Map<String, String> row) {
        ObjectNode node = JSON.createObjectNode();
        row.forEach((column, value) -> {
            if (table.parentColumns().contains(column) || table.held().containsKey(column)) {
                return;
            }
            if (Table.NUMBERS.contains(column)) {
                node.set(column, DecimalNode.valueOf(new BigDecimal(value)));
            } else {
                node.put(column, value);
            }
        });
        table.held().forEach((column, name) -> {
            String to = row.get(column);
            if (to != null) {
                Table other = Table.heldAs(name);
                service.row(other, to).ifPresent(held -> node.set(name, node(service, other, held)));
            }
        });
        String id = row.getOrDefault(Table.ID, "");
        for (Table child : Table.all()) {
            child.columnTo(table).ifPresent(column -> {
                ArrayNode list = JSON.createArrayNode();
                service.of(child).stream()
                        .filter(one -> id.equals(one.get(column)))
                        .forEach(one -> list.add(node(service, child, one)));
                if (!list.isEmpty()) {
                    node.set(child.list(), list);
                }
            });
        }
        return node;
    }
}
