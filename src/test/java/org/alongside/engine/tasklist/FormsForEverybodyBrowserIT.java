package org.alongside.engine.tasklist;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.alongside.testing.browser.BrowserWalk;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.walk.Survivors;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/**
 * Our forms as the Tasklist draws them, with every question that they can ask, as axe-core reads them: nothing of weight is
 * found, so there is nothing that could not be mended. The Tasklist is given all forms of a module as that of one task.
 */
@OverHttp
@TestPropertySource(properties = "alongside.test.database=forms_for_everybody")
@ExcludeFromProcessCoverage
class FormsForEverybodyBrowserIT extends BrowserWalk {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> WEIGHTY = Set.of("critical", "serious");

    @Autowired
    Survivors survivors;

    private byte[] drawn = new byte[0];

    FormsForEverybodyBrowserIT() {
        super(Path.of("target/screenshots/forms-for-everybody"));
    }

    @Test
    void noFormKeepsAnybodyOut() throws IOException {
        survivors.atWelcome();
        signIn("worker1");
        opens("Welcome");
        page().route(
                        "**/deployed-form*",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("application/json")
                                .setBodyBytes(drawn)));
        for (Path module : in(Path.of("forms"))) {
            ObjectNode all = allOf(in(module));
            drawn = JSON.writeValueAsBytes(all);
            page().reload();
            page().waitForCondition(() -> page().locator(".task-details .fjs-container .fjs-form-field")
                            .count()
                    >= all.path("components").size());
            shows(module.getFileName().toString());
            assertThat(weighty()).as("forms of " + module.getFileName()).isEmpty();
        }
        page().evaluate("() => document.querySelector('.fjs-container').append(document.createElement('input'))");
        assertThat(weighty()).as("a question without a name would be found").hasSize(1);
        assertThat(complaints()).isEmpty();
    }

    private List<String> weighty() {
        return new AxeBuilder(page())
                .include(".task-details .fjs-container").analyze().getViolations().stream()
                        .filter(rule -> WEIGHTY.contains(rule.getImpact()))
                        .map(FormsForEverybodyBrowserIT::said)
                        .toList();
    }

    private static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /** The forms of a module one below the other, each with ids of its own. */
    private static ObjectNode allOf(List<Path> forms) throws IOException {
        ObjectNode all = (ObjectNode) JSON.readTree(forms.get(0).toFile());
        ArrayNode components = JSON.createArrayNode();
        for (int form = 0; form < forms.size(); form++) {
            JsonNode schema = JSON.readTree(forms.get(form).toFile());
            named(schema.path("components"), "_of_" + form);
            components.addAll((ArrayNode) schema.path("components"));
        }
        all.set("components", components);
        return all;
    }

    /** What is asked only after some answers is drawn, too. */
    private static void named(JsonNode components, String suffix) {
        for (JsonNode each : components) {
            ObjectNode component = (ObjectNode) each;
            component.remove("conditional");
            for (String name : List.of("id", "key", "path")) {
                if (component.hasNonNull(name) && !component.path(name).asText().isEmpty()) {
                    component.put(name, component.path(name).asText() + suffix);
                }
            }
            if (component.path("layout").hasNonNull("row")) {
                ((ObjectNode) component.path("layout"))
                        .put("row", component.path("layout").path("row").asText() + suffix);
            }
            named(component.path("components"), suffix);
        }
    }

    private static String said(Rule rule) {
        return rule.getImpact() + " " + rule.getId() + " at "
                + rule.getNodes().stream().map(node -> node.getHtml()).limit(2).toList();
    }
}
