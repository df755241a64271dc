package org.alongside.groups;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.alongside.testing.walk.Tasklist;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;

/** What the form of a task tells whoever opens it, with the texts that its conditions hide left out. */
final class Guide {
    private static final FeelEngine FEEL = new ScalaFeelEngineFactory().createInstance();

    private Guide() {}

    static String of(Tasklist.Person person, String task, String form) throws IOException {
        return of(person.opens(task), form);
    }

    static String of(Map<String, @Nullable Object> shown, String form) throws IOException {
        StringBuilder texts = new StringBuilder();
        for (JsonNode component : new ObjectMapper()
                .readTree(Path.of("forms/groups", form + ".form").toFile())
                .path("components")) {
            String hide = component.path("conditional").path("hide").asText("=false");
            boolean isHidden = Boolean.TRUE.equals(FEEL.evaluateSimpleExpression(
                    hide.substring(1), Variables.fromMap(shown).asVariableContext()));
            if (!isHidden) {
                texts.append(component
                                .path("text")
                                .asText(component.path("label").asText()))
                        .append('\n');
            }
        }
        return texts.toString();
    }
}
