package org.alongside.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * The words that survivors read, in one file for each language: {@code words/en.properties}, {@code words/mi.properties}. Who
 * speaks the language can correct them there; all files have the same keys.
 */
@Component
public class Words {
    private final Map<Language, Properties> words = new EnumMap<>(Language.class);

    Words() {
        for (Language language : Language.values()) {
            words.put(language, read(language));
        }
    }

    private static Properties read(Language language) {
        Properties read = new Properties();
        String file = "/words/" + language.tag() + ".properties";
        try (InputStream in = Objects.requireNonNull(Words.class.getResourceAsStream(file), file)) {
            read.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read;
    }

    /** All keys of a language. */
    public Set<String> keys(Language language) {
        return Objects.requireNonNull(words.get(language)).stringPropertyNames();
    }

    /** @throws IllegalStateException when there is no such key */
    public String in(Language language, String key) {
        String text = Objects.requireNonNull(words.get(language)).getProperty(key);
        if (text == null) {
            throw new IllegalStateException("There are no words in " + language + " for " + key);
        }
        return text;
    }
}
