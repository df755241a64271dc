package org.alongside.engine.wiring;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.alongside.engine.form.FormSchema;
import org.alongside.engine.wiring.drawing.DrawingCheck;
import org.alongside.engine.wiring.model.Model;
import org.alongside.engine.wiring.model.ModelReader;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.xml.ModelException;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Models, forms, decisions and code, and whether they match. The application does not start when they do not, so that a
 * typo in a drawing is found by who draws it and not by a worker months later.
 *
 * @param models by process id
 * @param forms by form id
 * @param decisions by decision id
 * @param notRead what could not be read, or stands twice, a sentence each
 */
public record Wiring(
        Map<String, Model> models,
        Map<String, FormSchema> forms,
        Map<String, DmnModelInstance> decisions,
        List<String> notRead) {

    /** Models, forms and decisions that could be read. */
    public Wiring(Map<String, Model> models, Map<String, FormSchema> forms, Map<String, DmnModelInstance> decisions) {
        this(models, forms, decisions, List.of());
    }

    /** What of the code the models are held against. */
    public record Code(
            Map<String, Class<?>> delegates,
            List<Class<?>> senders,
            Set<String> recordFields,
            Set<String> options,
            Set<String> texts,
            Set<String> policies) {}

    /** Reads everything that is deployed with the application. */
    public static Wiring read() {
        return read("classpath*:");
    }

    /** Reads {@code processes} and {@code forms} in a folder. */
    public static Wiring read(Path folder) {
        return read(folder.toAbsolutePath().normalize().toUri().toString());
    }

    /** Ids of the processes that are drawn as part of another one, by its id. */
    public Map<String, Set<String>> partsByProcess() {
        return models.values().stream()
                .filter(model -> model.partOf() != null)
                .collect(Collectors.groupingBy(
                        model -> String.valueOf(model.partOf()),
                        Collectors.mapping(model -> model.process().getId(), Collectors.toUnmodifiableSet())));
    }

    private static Wiring read(String place) {
        PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();
        ModelReader reader = new ModelReader();
        Map<String, Model> models = new LinkedHashMap<>();
        Map<String, FormSchema> forms = new LinkedHashMap<>();
        Map<String, DmnModelInstance> decisions = new LinkedHashMap<>();
        List<String> notRead = new ArrayList<>();
        try {
            for (Resource resource : resources.getResources(place + "processes/**/*.bpmn")) {
                each(resource, notRead, () -> {
                    Model model = new Model(
                            module(resource), name(resource, ".bpmn"), reader.read(resource.getInputStream()));
                    once(models, model.process().getId(), model, resource, notRead);
                });
            }
            for (Resource resource : resources.getResources(place + "processes/**/*.dmn")) {
                each(resource, notRead, () -> {
                    DmnModelInstance table = Dmn.readModelFromStream(resource.getInputStream());
                    for (Decision decision : table.getModelElementsByType(Decision.class)) {
                        once(decisions, decision.getId(), table, resource, notRead);
                    }
                });
            }
            for (Resource resource : resources.getResources(place + "forms/**/*.form")) {
                each(resource, notRead, () -> {
                    byte[] content = resource.getContentAsByteArray();
                    FormFileCheck.check(name(resource, ".form"), content, notRead);
                    FormSchema form = FormSchema.parse(content);
                    once(forms, form.id(), form, resource, notRead);
                });
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The models cannot be read.", e);
        }
        return new Wiring(models, forms, decisions, notRead);
    }

    /** Models and forms that are deployed with the application, by name without folders. */
    public static Map<String, Resource> files() {
        PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();
        Map<String, Resource> files = new HashMap<>();
        try {
            for (String pattern : List.of("processes/**/*.bpmn", "forms/**/*.form")) {
                for (Resource resource : resources.getResources("classpath*:" + pattern)) {
                    files.put(String.valueOf(resource.getFilename()), resource);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The models cannot be read.", e);
        }
        return files;
    }

    /** A model that is deployed, of whichever version; it belongs to no folder. */
    public static Model model(InputStream content) {
        return new Model("", "", new ModelReader().read(content));
    }

    private interface Reading {
        void run() throws IOException;
    }

    /** One file that cannot be read does not hide what is wrong with the others. */
    private static void each(Resource resource, List<String> notRead, Reading reading) throws IOException {
        try {
            reading.run();
        } catch (ModelException | IllegalArgumentException | IllegalStateException | UncheckedIOException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            notRead.add(resource.getFilename() + ": it cannot be read: " + e.getMessage()
                    + (cause == e ? "" : " " + cause.getMessage()) + " Please mend it in the Modeler.");
        }
    }

    private static <T> void once(Map<String, T> all, String id, T one, Resource resource, List<String> notRead) {
        if (all.put(id, one) != null) {
            notRead.add(resource.getFilename() + ": another file has the id " + id
                    + " as well. Please give one of them another id.");
        }
    }

    private static String name(Resource resource, String ending) {
        String file = String.valueOf(resource.getFilename());
        return file.substring(0, file.length() - ending.length());
    }

    private static String module(Resource resource) throws IOException {
        String[] parts = resource.getURL().getPath().split("/", -1);
        return parts[parts.length - 2];
    }

    /** Whether there is a file of this process that cannot be read: what follows from that need not be said as well. */
    boolean isUnreadable(String process) {
        return notRead.stream().anyMatch(problem -> problem.startsWith(process + ".bpmn: "));
    }

    /** Everything that does not match, a sentence each; empty when all is well. */
    public List<String> problems(Code code) {
        List<String> problems = new ArrayList<>(notRead);
        Map<String, Set<String>> named = new HashMap<>();
        for (Model model : models.values()) {
            ModelCheck check = new ModelCheck(this, model, code, problems);
            check.run();
            TemplatesCheck.check(model, problems);
            ReachabilityCheck.check(model, problems);
            named.put(model.process().getId(), check.delegatesNamed());
        }
        DelegateCheck.check(this, code, named, problems);
        NeededAnswersCheck.check(this, code, problems);
        decisions.forEach((id, table) -> DecisionTableCheck.check(id, table, problems));
        CallCheck.check(this, problems);
        FirstStepsCheck.check(this, problems);
        EscalationCheck.check(this, problems);
        AnswersCheck.check(this, problems);
        DrawingCheck.check(models.values(), problems);
        forms.values().forEach(form -> problems.addAll(form.problems(code.recordFields(), code.options())));
        return problems;
    }
}
