package org.alongside.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Writes a class for each model, with what code names of it: its key, its variables, the messages that it awaits, and the
 * boxes that run code or ask. It reads the files alone and uses nothing of the main code, so that {@code bin/docs} can run
 * it before that compiles: code that names a box which was renamed does not.
 */
final class ProcessClasses {
    static final Path FOLDER = Path.of("src/main/java/org/alongside");

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final String ANSWER = "An answer of the form";

    private ProcessClasses() {}

    public static void main(String[] args) throws IOException {
        Map<Path, String> classes = write();
        for (Map.Entry<Path, String> one : classes.entrySet()) {
            Files.createDirectories(Objects.requireNonNull(one.getKey().getParent()));
            Files.writeString(one.getKey(), one.getValue());
        }
        for (Path file : present()) {
            if (!classes.containsKey(file)) {
                Files.delete(file);
            }
        }
    }

    /** The classes that there are, of models that there may not be any more. */
    static List<Path> present() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> folderOf(file).equals("bpmn") && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        }
    }

    /** Each class by its file. */
    static Map<Path, String> write() throws IOException {
        Map<Path, String> classes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Path.of("processes"))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String module = folderOf(file);
                Path folder = FOLDER.resolve(module).resolve("bpmn");
                if (file.toString().endsWith(".bpmn")) {
                    String id = element(read(file), BPMN, "process").getAttribute("id");
                    classes.put(folder.resolve(camel(id) + "Process.java"), new ProcessClasses.OfProcess(file).write());
                } else if (file.toString().endsWith(".dmn")) {
                    decision(file, module, folder, classes);
                } else {
                    continue;
                }
                classes.put(folder.resolve("package-info.java"), """
                        /** What code names of the models in {@code processes/%1$s}; written by {@code bin/docs}. */
                        @NullMarked
                        @NamedInterface("bpmn")
                        package org.alongside.%1$s.bpmn;

                        import org.jspecify.annotations.NullMarked;
                        import org.springframework.modulith.NamedInterface;
                        """.formatted(module));
            }
        }
        return classes;
    }

    private static void decision(Path file, String module, Path folder, Map<Path, String> classes) {
        NodeList decisions = read(file).getElementsByTagNameNS("*", "decision");
        for (int i = 0; i < decisions.getLength(); i++) {
            Element decision = (Element) decisions.item(i);
            String name = camel(decision.getAttribute("id")) + "Decision";
            ProcessClassText source = new ProcessClassText(module, name, file, decision);
            source.constant("The key of the decision table.", "String", "KEY", quoted(decision.getAttribute("id")));
            NodeList inputs = decision.getElementsByTagNameNS("*", "inputExpression");
            for (int input = 0; input < inputs.getLength(); input++) {
                source.variable(inputs.item(input).getTextContent().strip(), "decision", "An input.");
            }
            classes.put(folder.resolve(name + ".java"), source.end());
        }
    }

    /** The class of one process. */
    private static final class OfProcess {
        private final Path file;
        private final Document model;
        private final Element process;
        private final String id;
        private final ProcessClassText source;

        OfProcess(Path file) {
            this.file = file;
            this.model = read(file);
            this.process = element(model, BPMN, "process");
            this.id = process.getAttribute("id");
            this.source = new ProcessClassText(folderOf(file), camel(id) + "Process", file, process);
        }

        String write() throws IOException {
            source.constant("The key of the process.", "String", "KEY", quoted(id));
            Map<String, String> types = new LinkedHashMap<>();
            Map<String, String> docs = new LinkedHashMap<>();
            declared("variable:", "", types, docs);
            declared("passed:", "Passed to it for its first steps, never stored", types, docs);
            answers(types, docs);
            types.forEach((name, type) -> {
                String doc = docs.getOrDefault(name, "");
                source.variable(name, type, doc);
                if (doc.startsWith(ANSWER)) {
                    source.answer(name);
                }
            });
            NodeList messages = model.getElementsByTagNameNS(BPMN, "message");
            for (int i = 0; i < messages.getLength(); i++) {
                String message = ((Element) messages.item(i)).getAttribute("name");
                source.constant("A message that it awaits.", "String", "MESSAGE_" + upper(message), quoted(message));
            }
            boxes();
            return source.end();
        }

        private void declared(String prefix, String doc, Map<String, String> types, Map<String, String> docs) {
            NodeList properties = model.getElementsByTagNameNS(CAMUNDA, "property");
            for (int i = 0; i < properties.getLength(); i++) {
                Element property = (Element) properties.item(i);
                if (property.getAttribute("name").startsWith(prefix)) {
                    String name = property.getAttribute("name").substring(prefix.length());
                    types.put(name, property.getAttribute("value"));
                    docs.put(name, doc);
                }
            }
        }

        /** Answers of its forms that are for the next steps only, unless it keeps a variable of the same name. */
        private void answers(Map<String, String> types, Map<String, String> docs) throws IOException {
            Path forms = Path.of("forms").resolve(folderOf(file));
            try (Stream<Path> files = Files.list(forms)) {
                List<Path> own = files.filter(
                                form -> form.getFileName().toString().startsWith(id + "."))
                        .sorted()
                        .toList();
                for (Path form : own) {
                    String doc = ANSWER + " {@code " + form.getFileName() + "}, never stored";
                    answers(new ObjectMapper().readTree(form.toFile()), doc, types, docs);
                }
            }
        }

        private static void answers(JsonNode within, String doc, Map<String, String> types, Map<String, String> docs) {
            for (JsonNode field : within.path("components")) {
                boolean isList = field.path("type").asText().equals("dynamiclist");
                if (!isList) {
                    answers(field, doc, types, docs);
                }
                String key = field.path("key").asText();
                if (field.path("properties").path("transient").asText().equals("true") && types.get(key) == null) {
                    List<String> values = new ArrayList<>();
                    field.path("values")
                            .forEach(value -> values.add(value.path("value").asText()));
                    types.put(key, type(field.path("type").asText(), values));
                    docs.put(key, doc);
                }
            }
        }

        private static String type(String field, List<String> values) {
            return switch (field) {
                case "checkbox" -> "boolean";
                case "datetime" -> "date";
                case "number" -> "number";
                case "checklist" -> "choices";
                default -> "decision(" + String.join("|", values) + ")";
            };
        }

        /** Every box that names code or a form, or waits for a time. */
        private void boxes() {
            NodeList all = process.getElementsByTagNameNS(BPMN, "*");
            for (int i = 0; i < all.getLength(); i++) {
                Element box = (Element) all.item(i);
                String runs = runs(box);
                if (!runs.isEmpty()) {
                    String name =
                            box.getAttribute("name").replaceAll("\\s+", " ").strip();
                    source.constant(
                            (name.isEmpty() ? "" : "“" + name + "”: ") + runs + ".",
                            "String",
                            upper(box.getAttribute("id")),
                            quoted(box.getAttribute("id")));
                }
            }
        }

        private static String runs(Element box) {
            List<String> runs = new ArrayList<>();
            if (box.hasAttributeNS(CAMUNDA, "formRef")) {
                runs.add("form {@code " + box.getAttributeNS(CAMUNDA, "formRef") + "}");
            }
            if (box.hasAttributeNS(CAMUNDA, "delegateExpression")) {
                runs.add("{@code " + box.getAttributeNS(CAMUNDA, "delegateExpression") + "}");
            }
            if (!children(box, BPMN, "timerEventDefinition").isEmpty()) {
                runs.add("waits for a time");
            }
            for (Element extensions : children(box, BPMN, "extensionElements")) {
                Stream.concat(
                                children(extensions, CAMUNDA, "executionListener").stream(),
                                children(extensions, CAMUNDA, "taskListener").stream())
                        .map(listener -> "{@code " + listener.getAttribute("delegateExpression") + "}")
                        .filter(expression -> !runs.contains(expression))
                        .forEach(runs::add);
            }
            return String.join(", ", runs);
        }
    }

    private static String folderOf(Path file) {
        return String.valueOf(Objects.requireNonNull(file.getParent()).getFileName());
    }

    private static Document read(Path file) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read.", e);
        } catch (SAXException | ParserConfigurationException e) {
            throw new IllegalStateException(file + " is no XML: " + e.getMessage(), e);
        }
    }

    private static Element element(Document model, String namespace, String name) {
        return (Element) model.getElementsByTagNameNS(namespace, name).item(0);
    }

    private static List<Element> children(Element of, String namespace, String name) {
        List<Element> children = new ArrayList<>();
        for (int i = 0; i < of.getChildNodes().getLength(); i++) {
            if (of.getChildNodes().item(i) instanceof Element child
                    && namespace.equals(child.getNamespaceURI())
                    && name.equals(child.getLocalName())) {
                children.add(child);
            }
        }
        return children;
    }

    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** {@code join-group} as {@code JoinGroup}. */
    private static String camel(String id) {
        return Stream.of(id.split("[-.]")).map(ProcessClasses::title).collect(Collectors.joining());
    }

    static String title(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /** {@code group.facilitatorUnavailable} as {@code GROUP_FACILITATOR_UNAVAILABLE}. */
    static String upper(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .replaceAll("[^A-Za-z0-9]", "_")
                .toUpperCase(Locale.ROOT);
    }
}
