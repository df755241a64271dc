package org.alongside.access;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** The words without a service around them. */
public final class TestWords {
    private TestWords() {}

    public static Words all() {
        try (var context = new AnnotationConfigApplicationContext(Words.class)) {
            return context.getBean(Words.class);
        }
    }
}
