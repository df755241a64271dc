package org.alongside.directory.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.alongside.access.PageForm;
import org.alongside.access.Words;
import org.alongside.directory.Entry;
import org.alongside.directory.Entry.Content;
import org.alongside.directory.Entry.Cost;
import org.alongside.directory.Entry.Fit;
import org.alongside.directory.Entry.Kind;
import org.alongside.directory.Entry.Text;

/**
 * What a supervisor typed of a service, and what is wrong with it, by field. Marks that cannot be seen, such as those that
 * turn the direction of writing and come along with a copied telephone number, are left out.
 */
record EntryForm(int version, Content content, Map<String, String> wrong) {
    private static final String NAME = "name";
    private static final String VERSION = "version";
    private static final int NAME_MAX = 200;
    /** Longer ones are written in several lines. */
    private static final int LINE_MAX = 300;

    static EntryForm empty() {
        return new EntryForm(0, new Content("", Kind.COUNSELLING, Cost.NOT_KNOWN, Set.of(), Map.of()), Map.of());
    }

    static EntryForm of(Entry entry) {
        return new EntryForm(entry.version(), entry.content(), Map.of());
    }

    static EntryForm of(HttpServletRequest request) {
        Set<String> words =
                Arrays.stream(Text.values()).map(Text::name).collect(Collectors.toCollection(LinkedHashSet::new));
        words.add(NAME);
        PageForm form = PageForm.withWords(request, words, "kind", "cost", "fit", VERSION);
        Map<String, String> wrong = new LinkedHashMap<>();
        String name = seen(form.text(NAME));
        if (name.isEmpty()) {
            wrong.put(NAME, Words.here("directory.name-it"));
        }
        check(NAME, name, NAME_MAX, wrong);
        Map<Text, String> texts = new EnumMap<>(Text.class);
        for (Text text : Text.values()) {
            String typed = seen(form.text(text.name()));
            check(text.name(), typed, text.max(), wrong);
            if (!typed.isEmpty()) {
                texts.put(text, typed);
            }
        }
        Content content = new Content(
                name,
                Kind.valueOf(form.oneOf("kind", DirectoryWords.names(Kind.values()))),
                Cost.valueOf(form.oneOf("cost", DirectoryWords.names(Cost.values()))),
                form.choices("fit", DirectoryWords.names(Fit.values())).stream()
                        .map(Fit::valueOf)
                        .collect(Collectors.toSet()),
                texts);
        return new EntryForm(DirectoryWords.number(form.text(VERSION)), content, wrong);
    }

    static boolean isLine(Text text) {
        return text.max() <= LINE_MAX;
    }

    private static void check(String field, String typed, int max, Map<String, String> wrong) {
        if (typed.length() > max) {
            wrong.put(field, Words.here("directory.too-long", max));
        } else if (max <= LINE_MAX && typed.chars().anyMatch(Character::isISOControl)) {
            wrong.put(field, Words.here("directory.one-line"));
        }
    }

    private static String seen(String typed) {
        return typed.replace("\r\n", "\n").replaceAll("\\p{Cf}", "").strip();
    }
}
