package org.alongside.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.alongside.engine.PageSentences;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * All that our pages say and survivors are sent, in one file for each language: {@code words/en.properties}, {@code
 * words/mi.properties}. Who speaks the language can correct them there; all files have the same keys. A template says
 * {@code #{key}}, code {@link #here}.
 */
@Component
public class Words implements PageSentences {
    /** Read once: they change with a release only. */
    private static final Map<Language, Properties> WORDS = new EnumMap<>(Language.class);

    static {
        for (Language language : Language.values()) {
            WORDS.put(language, read(language));
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

    /**
     * In the language of the page that is being made; in English outside of a page.
     *
     * @param parts for {0}, {1} …, as they are
     * @throws IllegalStateException when there is no such key
     */
    public static String here(String key, Object... parts) {
        return filled(text(CurrentLanguage.get(), key), parts);
    }

    /** In a language, whatever that of the page is. */
    public static String said(Language language, String key) {
        return text(language, key);
    }

    /**
     * The same, of a code that stands for a key; empty where it stands for none.
     *
     * @param keys by code
     */
    public static String ofCode(Map<String, String> keys, String code) {
        String key = keys.get(code);
        return key == null ? "" : here(key);
    }

    /**
     * What each code stands for, in the language of the page that is being made.
     *
     * @param keys by code, in the order in which they are offered
     */
    public static <K> Map<K, String> ofAll(Map<K, String> keys) {
        Map<K, String> said = new LinkedHashMap<>();
        keys.forEach((code, key) -> said.put(code, here(key)));
        return said;
    }

    /** @throws IllegalStateException when there is no such key */
    static String text(Language language, String key) {
        String text = Objects.requireNonNull(WORDS.get(language)).getProperty(key);
        if (text == null) {
            throw new IllegalStateException("There are no words in " + language + " for " + key);
        }
        return text;
    }

    private static String filled(String text, Object... parts) {
        return parts.length == 0
                ? text
                : new MessageFormat(text.replace("'", "''"), Locale.ROOT)
                        .format(Arrays.stream(parts).map(String::valueOf).toArray());
    }

    /** All keys of a language. */
    public Set<String> keys(Language language) {
        return Objects.requireNonNull(WORDS.get(language)).stringPropertyNames();
    }

    /**
     * @param parts for {0}, {1} …, as they are; where there are none, those places stay
     * @throws IllegalStateException when there is no such key
     */
    public String in(Language language, String key, Object... parts) {
        return filled(text(language, key), parts);
    }

    @Override
    public String sentence(String key) {
        return here(key);
    }

    /** What stands beside English headings, and is the heading in te reo Māori. */
    public String maori(String key, Object... parts) {
        return in(Language.TE_REO_MAORI, key, parts);
    }

    /**
     * The language of what is there in English only, such as the questions of forms, where a page says another; null where it
     * says none.
     */
    public @Nullable String englishOnly() {
        return isEnglish() ? null : Language.ENGLISH.ofPages();
    }

    /** Whether the page that is being made is in English. */
    public boolean isEnglish() {
        return !CurrentLanguage.get().isMaori();
    }
}
