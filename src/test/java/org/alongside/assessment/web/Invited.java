package org.alongside.assessment.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Visitors;

/** A survivor who was sent a link. */
final class Invited {
    static final String START = "/own/assessment";

    private final Visitor browser;

    Invited(Visitors visitors) {
        this.browser = visitors.anybody();
    }

    Visitor browser() {
        return browser;
    }

    /** Opens a link by its button. */
    Invited opens(String link) {
        HttpResponse<String> taken = presses(link);
        assertThat(Visitor.location(taken)).isEqualTo(START);
        return this;
    }

    HttpResponse<String> presses(String link) {
        return browser.submit(link, Map.of("press", hidden(link, "press")));
    }

    /** What a page sends along without being asked; empty where it has no such field. */
    String hidden(String page, String field) {
        Matcher found = Pattern.compile("name=\"" + field + "\" value=\"([^\"]*)\"")
                .matcher(browser.get(page).body());
        return found.find() ? found.group(1) : "";
    }

    HttpResponse<String> page(Object below) {
        return browser.get(START + "/" + below);
    }

    /** Answers an item and goes on. @return where to */
    String says(int position, String answer, String go) {
        return Visitor.location(sends(position, answer, go));
    }

    HttpResponse<String> sends(int position, String answer, String go) {
        return sends(position, hidden(START + "/" + position, "about"), answer, go);
    }

    /** @param about what the page is about that is sent */
    HttpResponse<String> sends(int position, String about, String answer, String go) {
        Map<String, String> fields = new HashMap<>(Map.of("go", go, "about", about));
        if (!answer.isEmpty()) {
            fields.put("answer", answer);
        }
        return browser.submit(START + "/" + position, fields);
    }

    String sendsIt() {
        return ends("/review");
    }

    String declines() {
        return ends("/decline");
    }

    private String ends(String below) {
        String assessment = hidden(START + below, "assessment");
        return Visitor.location(browser.submit(START + below, Map.of("assessment", assessment)));
    }
}
