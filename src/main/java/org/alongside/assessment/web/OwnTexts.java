package org.alongside.assessment.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;

/** What the pages say in one language, from the one file in which a speaker corrects it. */
public final class OwnTexts {
    private final Properties texts = new Properties();

    private OwnTexts(String file) {
        try (Reader reader =
                new InputStreamReader(new ClassPathResource(file).getInputStream(), StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " could not be read.", e);
        }
    }

    /** @param language as in an address, such as {@code mi} */
    static OwnTexts in(String language) {
        return new OwnTexts("messages_" + language + ".properties");
    }

    Set<String> keys() {
        return texts.stringPropertyNames();
    }

    /**
     * A sentence.
     *
     * @param numbers for {0} and {1}
     * @throws IllegalArgumentException where there is none
     */
    public String of(String key, Object... numbers) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("There is no text " + key);
        }
        return numbers.length == 0 ? text : new MessageFormat(text.replace("'", "''"), Locale.ROOT).format(numbers);
    }
}
