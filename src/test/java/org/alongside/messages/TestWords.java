package org.alongside.messages;

import org.alongside.access.Words;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** The words without a service around them. */
final class TestWords {
    private TestWords() {}

    static Words all() {
        try (var context = new AnnotationConfigApplicationContext(Words.class)) {
            return context.getBean(Words.class);
        }
    }
}
