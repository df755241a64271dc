package org.alongside.engine.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alongside.engine.form.FormSchema;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Models, forms, decisions and code, and whether they match. The application does not start when they do not, so that a
 * typo in a drawing is found by who draws it and not by a worker months later.
 *
 * @param models by process id
 * @param forms by form id
 * @param decisions by decision id
 */
public record Wiring(
        Map<String, Model> models, Map<String, FormSchema> forms, Map<String, DmnModelInstance> decisions) {

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
        PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();
        Map<String, Model> models = new LinkedHashMap<>();
        Map<String, FormSchema> forms = new LinkedHashMap<>();
        Map<String, DmnModelInstance> decisions = new LinkedHashMap<>();
        try {
            for (Resource resource : resources.getResources("classpath*:processes/**/*.bpmn")) {
                Model model = new Model(
                        module(resource), name(resource, ".bpmn"), Bpmn.readModelFromStream(resource.getInputStream()));
                models.put(model.process().getId(), model);
            }
            for (Resource resource : resources.getResources("classpath*:processes/**/*.dmn")) {
                DmnModelInstance table = Dmn.readModelFromStream(resource.getInputStream());
                for (Decision decision : table.getModelElementsByType(Decision.class)) {
                    decisions.put(decision.getId(), table);
                }
            }
            for (Resource resource : resources.getResources("classpath*:forms/**/*.form")) {
                FormSchema form = FormSchema.parse(resource.getContentAsByteArray());
                if (!form.id().equals(name(resource, ".form"))) {
                    throw new IllegalStateException(
                            "The form " + form.id() + " lies in a file of another name: " + resource.getFilename());
                }
                forms.put(form.id(), form);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The models cannot be read.", e);
        }
        return new Wiring(models, forms, decisions);
    }

    private static String name(Resource resource, String ending) {
        String file = String.valueOf(resource.getFilename());
        return file.substring(0, file.length() - ending.length());
    }

    private static String module(Resource resource) throws IOException {
        String[] parts = resource.getURL().getPath().split("/", -1);
        return parts[parts.length - 2];
    }

    /** Everything that does not match, a sentence each; empty when all is well. */
    public List<String> problems(Code code) {
        List<String> problems = new ArrayList<>();
        Map<String, Set<String>> named = new HashMap<>();
        for (Model model : models.values()) {
            ModelCheck check = new ModelCheck(this, model, code, problems);
            check.run();
            named.put(model.process().getId(), check.delegatesNamed());
        }
        DelegateCheck.check(this, code, named, problems);
        forms.values().forEach(form -> problems.addAll(form.problems(code.recordFields(), code.options())));
        return problems;
    }
}
