package org.alongside.docs;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alongside.engine.wiring.CheckedModels;
import org.alongside.engine.wiring.Wiring;
import org.alongside.engine.wiring.drawing.LetterWidths;
import org.alongside.engine.wiring.model.Model;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.jspecify.annotations.Nullable;

/** Draws each model into {@code docs/models}, with links from each box to its code, form or called model. */
final class ModelPictures {
    static final Path FOLDER = Path.of("docs/models");
    private static final Path VIEWER = Path.of("bin/bpmnlint/node_modules/bpmn-js/dist/bpmn-viewer.production.min.js");
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Pattern DRAWN_FROM = Pattern.compile(" data-drawn-from=\"([0-9a-f]+)\"");
    private static final Pattern HREF = Pattern.compile(" href=\"([^\"]+)\"");
    private static final Pattern SIZE = Pattern.compile("<svg [^>]*width=\"(\\d+)\" height=\"(\\d+)\"");
    private static final Pattern BEAN = Pattern.compile("\\$\\{(\\w+)}");
    private static final List<String> MODULES = List.of("journey", "groups", "safety", "assessment", "workers");

    private final Map<String, Model> models = Wiring.read().models();
    private final Map<String, Class<?>> delegates = CheckedModels.code(Set.of()).delegates();

    /** Ids of all models, those that nobody calls first, and each followed by what it calls. */
    List<String> ids() {
        Set<String> called = new LinkedHashSet<>();
        models.values().forEach(model -> called.addAll(calls(model)));
        Set<String> ids = new LinkedHashSet<>();
        models.values().stream()
                .sorted(Comparator.comparing((Model model) -> MODULES.indexOf(model.module()))
                        .thenComparing(model -> !calls(model).iterator().hasNext())
                        .thenComparing(Model::file))
                .map(Model::file)
                .filter(id -> !called.contains(id))
                .forEach(id -> add(id, ids));
        return new ArrayList<>(ids);
    }

    private void add(String id, Set<String> ids) {
        if (ids.add(id)) {
            calls(model(id)).forEach(called -> add(called, ids));
        }
    }

    private static Set<String> calls(Model model) {
        Set<String> called = new LinkedHashSet<>();
        model.bpmn().getModelElementsByType(CallActivity.class).forEach(call -> called.add(call.getCalledElement()));
        return called;
    }

    private Model model(String id) {
        return Objects.requireNonNull(models.get(id), id);
    }

    static Path file(String id) {
        return FOLDER.resolve(id + ".svg");
    }

    /** What a picture that lies there was drawn from; empty when there is none. */
    static String drawnFrom(String id) throws IOException {
        Matcher drawn = DRAWN_FROM.matcher(Files.exists(file(id)) ? Files.readString(file(id)) : "");
        return drawn.find() ? drawn.group(1) : "";
    }

    /** The files to which a picture that lies there leads. */
    static List<Path> leadsTo(String id) throws IOException {
        return HREF.matcher(Files.readString(file(id)))
                .results()
                .map(found -> FOLDER.resolve(found.group(1)).normalize())
                .toList();
    }

    /** Says from which model, links and program a picture is to be drawn. */
    String source(String id) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : List.of(
                    xml(id),
                    String.valueOf(boxes(model(id))),
                    script(),
                    Files.readString(Path.of("bin/bpmnlint/package-lock.json"))
                            .replaceAll("(?s).*?\"bpmn-js\": \"([^\"]+)\".*", "$1"))) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Draws those that do not show today's model. */
    void write() throws IOException {
        List<String> old = new ArrayList<>();
        for (String id : ids()) {
            if (!source(id).equals(drawnFrom(id))) {
                old.add(id);
            }
        }
        Files.createDirectories(FOLDER);
        for (Map.Entry<String, String> drawn : draw(old).entrySet()) {
            Files.writeString(file(drawn.getKey()), drawn.getValue());
        }
    }

    /** The text of the picture of each. */
    Map<String, String> draw(List<String> ids) throws IOException {
        Map<String, String> drawn = new LinkedHashMap<>();
        if (ids.isEmpty()) {
            return drawn;
        }
        if (!Files.exists(VIEWER)) {
            throw new IllegalStateException("bpmn-js is missing. Please run bin/bpmnlint/run --install.");
        }
        try (Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(CHROMIUM)
                                .setArgs(
                                        List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")))) {
            Page page = browser.newPage();
            page.addScriptTag(new Page.AddScriptTagOptions().setPath(VIEWER));
            page.addScriptTag(new Page.AddScriptTagOptions().setContent(script()));
            for (String id : ids) {
                Model model = model(id);
                drawn.put(
                        id,
                        String.valueOf(page.evaluate(
                                "drawModel",
                                Map.of(
                                        "xml", xml(id),
                                        "id", id,
                                        "name", model.process().getName(),
                                        "documentation", documentation(model),
                                        "drawnFrom", source(id),
                                        "boxes", boxes(model),
                                        "widths",
                                                Arrays.stream(LetterWidths.letterWidths())
                                                        .boxed()
                                                        .toList()))));
            }
        }
        return drawn;
    }

    /** The pictures one below the other, with what each model does. */
    String index() throws IOException {
        StringBuilder text = new StringBuilder("""
                # The models

                Each model as `bin/docs` draws it. Opened by itself, a picture leads from each box to its form, its class or the model that it
                calls, and a browser prints it on a sheet of A3, on paper or as PDF.
                """);
        for (String id : ids()) {
            Model model = model(id);
            Matcher size = SIZE.matcher(Files.exists(file(id)) ? Files.readString(file(id)) : "");
            text.append("\n## ").append(model.process().getName()).append("\n\n");
            text.append(documentation(model)).append("\n\n[`").append(id).append("`](../../processes/");
            text.append(model.module()).append('/').append(id).append(".bpmn), ");
            text.append(size.find() ? "%,d x %,d pixels, ".formatted(number(size, 1), number(size, 2)) : "");
            text.append(model.nodes().size()).append(" boxes, events, gateways and frames");
            String calls = String.join(
                    ", ",
                    calls(model).stream()
                            .map(called -> "[" + called + "](" + called + ".svg)")
                            .toList());
            text.append(calls.isEmpty() ? ".\n" : ". Calls " + calls + ".\n");
            text.append("\n[![").append(model.process().getName()).append("](").append(id);
            text.append(".svg)](").append(id).append(".svg)\n");
        }
        return text.toString();
    }

    private static int number(Matcher found, int group) {
        return Integer.parseInt(found.group(group));
    }

    private static String documentation(Model model) {
        return model.process()
                .getDocumentations()
                .iterator()
                .next()
                .getTextContent()
                .strip();
    }

    private String xml(String id) throws IOException {
        return Files.readString(Path.of("processes", model(id).module(), id + ".bpmn"))
                .replace("\r\n", "\n");
    }

    private static String script() {
        try (var script = ModelPictures.class.getResourceAsStream("/docs/draw-model.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is said of each element, and where it leads. */
    Map<String, Map<String, String>> boxes(Model model) {
        Map<String, String> listeners = new TreeMap<>();
        model.bpmn()
                .getModelElementsByType(CamundaExecutionListener.class)
                .forEach(listener -> listeners.putIfAbsent(
                        listener.getParentElement().getParentElement().getAttributeValue("id"),
                        Model.camunda(listener, "delegateExpression") == null
                                ? listener.getCamundaDelegateExpression()
                                : Model.camunda(listener, "delegateExpression")));
        Map<String, Map<String, String>> boxes = new TreeMap<>();
        for (FlowNode node : model.nodes()) {
            Path leads = leadsTo(model, node, listeners.get(node.getId()));
            boxes.put(node.getId(), box(node.getId(), Model.name(node), leads));
        }
        for (SequenceFlow flow : model.bpmn().getModelElementsByType(SequenceFlow.class)) {
            boxes.put(flow.getId(), box(flow.getId(), Model.name(flow), null));
        }
        return boxes;
    }

    private static Map<String, String> box(String id, String name, @Nullable Path leadsTo) {
        Map<String, String> box = new TreeMap<>();
        String says = name.equals(id) ? id : name + " (" + id + ")";
        box.put("says", leadsTo == null ? says : says + ": " + leadsTo.getFileName());
        if (leadsTo != null) {
            box.put("href", FOLDER.relativize(leadsTo).toString().replace('\\', '/'));
        }
        return box;
    }

    private @Nullable Path leadsTo(Model model, FlowNode node, @Nullable String listener) {
        String form = Model.camunda(node, "formRef");
        String decision = Model.camunda(node, "decisionRef");
        String called = node.getAttributeValue("calledElement");
        String bean = Model.camunda(node, "delegateExpression");
        if (form != null) {
            return Path.of("forms", model.module(), form + ".form");
        }
        if (decision != null) {
            return Path.of("processes", decided(decision), decision + ".dmn");
        }
        if (called != null) {
            return file(called);
        }
        Matcher name = BEAN.matcher(String.valueOf(bean == null ? listener : bean));
        return name.matches()
                ? Path.of(
                        "src/main/java",
                        Objects.requireNonNull(delegates.get(name.group(1)))
                                        .getName()
                                        .replace('.', '/') + ".java")
                : null;
    }

    private static String decided(String decision) {
        return MODULES.stream()
                .filter(module -> Files.exists(Path.of("processes", module, decision + ".dmn")))
                .findFirst()
                .orElseThrow();
    }
}
