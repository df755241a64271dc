package org.alongside.journey.whanau.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.alongside.access.PageForm;
import org.alongside.access.Words;
import org.alongside.journey.whanau.Supporter.Knows;
import org.alongside.journey.whanau.Supporter.Said;

/**
 * What was typed of somebody whom a survivor brings in.
 *
 * @param version of what was on the page; 0 for somebody new
 * @param wrong what is wrong, by field
 */
record WhanauForm(String id, int version, Said said, Map<String, String> wrong) {
    private static final Set<String> KNOWS =
            Arrays.stream(Knows.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

    boolean isRight() {
        return wrong.isEmpty();
    }

    static WhanauForm sent(HttpServletRequest request) {
        PageForm form =
                PageForm.withWords(request, Set.of("name", "what", "reach", "when", "tell"), "id", "version", "knows");
        Said said = new Said(
                line(form, "name"),
                line(form, "what"),
                words(form, "reach"),
                words(form, "when"),
                form.choice("knows", KNOWS).map(Knows::valueOf).orElse(Knows.NOT_SURE),
                words(form, "tell"));
        Map<String, String> wrong = new LinkedHashMap<>();
        check(wrong, "name", said.name(), true, Said.LINE_MAX);
        check(wrong, "what", said.what(), true, Said.LINE_MAX);
        check(wrong, "reach", said.reach(), false, Said.REACH_MAX);
        check(wrong, "when", said.when(), false, Said.REACH_MAX);
        check(wrong, "tell", said.tell(), false, Said.TELL_MAX);
        String version = form.text("version");
        return new WhanauForm(
                form.text("id"), version.matches("[0-9]{1,8}") ? Integer.parseInt(version) : 0, said, wrong);
    }

    private static String line(PageForm form, String field) {
        return form.text(field)
                .replaceAll("[\\p{Cf}]", "")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String words(PageForm form, String field) {
        return form.text(field)
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .replaceAll("[\\p{Cf}]", "")
                .strip();
    }

    private static void check(Map<String, String> wrong, String field, String text, boolean isNeeded, int max) {
        if (text.isEmpty() && isNeeded) {
            wrong.put(field, Words.here("whanau.please-write." + field));
        } else if (text.length() > max) {
            wrong.put(field, Words.here("whanau.too-long", max, text.length()));
        }
    }
}
