package org.alongside.access;

import java.text.Normalizer;
import java.util.Locale;

/** Text as people look for it: without marks such as macrons, and in small letters. */
public final class PlainText {
    private PlainText() {}

    public static String of(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
