package org.alongside.assessment.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Visitors;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** A survivor who was sent a link. */
final class Invited {
    static final String START = "/own/assessment";

    private final Visitor browser;

    Invited(Visitors visitors) {
        this.browser = visitors.anybody();
    }

    /** In-memory stand-in for the answers. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Memory {
        @Bean
        @Primary
        AnsweringOfTests answeringOfTests() {
            return new AnsweringOfTests();
        }
    }

    Visitor browser() {
        return browser;
    }

    /** Opens a link by its button. */
    Invited opens(String link) {
        HttpResponse<String> taken = browser.submit(link, Map.of());
        assertThat(Visitor.location(taken)).isEqualTo(START);
        return this;
    }

    HttpResponse<String> page(Object below) {
        return browser.get(START + "/" + below);
    }

    /** Answers an item and goes on. @return where to */
    String says(int position, String answer, String go) {
        return Visitor.location(sends(position, answer, go));
    }

    HttpResponse<String> sends(int position, String answer, String go) {
        Map<String, String> fields = new HashMap<>(Map.of("go", go));
        if (!answer.isEmpty()) {
            fields.put("answer", answer);
        }
        return browser.submit(START + "/" + position, fields);
    }

    String sendsIt() {
        return Visitor.location(browser.submit(START + "/review", Map.of()));
    }

    String declines() {
        return Visitor.location(browser.submit(START + "/decline", Map.of()));
    }
}
