package org.alongside.journey.othersupport;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.alongside.access.PageForm;
import org.alongside.access.Words;
import org.alongside.ids.SupportId;
import org.alongside.referral.map.Support;
import org.alongside.referral.map.Support.Kind;
import org.alongside.referral.map.Support.Said;
import org.alongside.referral.map.Support.State;
import org.alongside.referral.map.Support.Text;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * What was typed of a support on a map, and what is wrong with it, by field. Marks that cannot be seen, such as those that turn the
 * direction of writing, are left out.
 *
 * @param version that the page showed; 0 of a new one
 */
record SupportForm(
        SupportId id, int version, Kind kind, State state, Map<Text, String> texts, Map<String, String> wrong) {
    private static final String ID = "id";
    private static final String VERSION = "version";
    private static final String KIND = "kind";
    private static final String STATE = "state";
    private static final Pattern UUIDS = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern NUMBERS = Pattern.compile("[0-9]{1,6}");
    private static final Set<String> STATES_OF_NEW = Set.of(State.IN_PLACE.name(), State.WISHED_FOR.name());

    static SupportForm empty() {
        return new SupportForm(SupportId.random(), 0, Kind.WHANAU_OR_FRIENDS, State.IN_PLACE, Map.of(), Map.of());
    }

    static SupportForm of(Support support) {
        return new SupportForm(
                support.id(),
                support.version(),
                support.said().kind(),
                support.state(),
                texts(support.said()),
                Map.of());
    }

    private static Map<Text, String> texts(Said said) {
        Map<Text, String> texts = new EnumMap<>(Text.class);
        Arrays.stream(Text.values()).forEach(text -> texts.put(text, said.text(text)));
        return texts;
    }

    /** @throws ResponseStatusException where it did not come from the page */
    static SupportForm of(HttpServletRequest request) {
        Set<String> words =
                Arrays.stream(Text.values()).map(Text::name).collect(Collectors.toCollection(LinkedHashSet::new));
        PageForm form = PageForm.withWords(request, words, ID, VERSION, KIND, STATE);
        Map<Text, String> texts = new EnumMap<>(Text.class);
        Map<String, String> wrong = new LinkedHashMap<>();
        for (Text text : Text.values()) {
            String typed = seen(form.text(text.name()));
            texts.put(text, typed);
            if (typed.length() > text.max()) {
                wrong.put(text.name(), Words.here("directory.too-long", text.max()));
            } else if (text != Text.WISH && typed.chars().anyMatch(Character::isISOControl)) {
                wrong.put(text.name(), Words.here("directory.one-line"));
            }
        }
        if (said(texts, Text.NAME).isEmpty()) {
            wrong.put(Text.NAME.name(), Words.here("support-map.name-it"));
        }
        return new SupportForm(
                id(form.text(ID)),
                number(form.text(VERSION)),
                Kind.valueOf(form.oneOf(KIND, names(Kind.values()))),
                form.choice(STATE, STATES_OF_NEW).map(State::valueOf).orElse(State.IN_PLACE),
                texts,
                wrong);
    }

    /** The same, with the version that stands now. */
    SupportForm at(int now) {
        return new SupportForm(id, now, kind, state, texts, wrong);
    }

    /** @param source from which suggestion it came */
    Said said(String source) {
        return new Said(
                kind,
                said(texts, Text.NAME),
                said(texts, Text.WISH),
                said(texts, Text.REACH),
                said(texts, Text.SINCE),
                source);
    }

    /** As the page shows it. */
    public String text(String name) {
        return said(texts, Text.valueOf(name));
    }

    private static String said(Map<Text, String> texts, Text which) {
        return Optional.ofNullable(texts.get(which)).orElse("");
    }

    private static String seen(String typed) {
        return typed.replace("\r\n", "\n").replaceAll("\\p{Cf}", "").strip();
    }

    private static Set<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).collect(Collectors.toSet());
    }

    /** An id that a page sent back. */
    static SupportId id(String sent) {
        if (!UUIDS.matcher(sent).matches()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return SupportId.of(sent);
    }

    /** A version that a page sent back. */
    static int number(String sent) {
        if (!NUMBERS.matcher(sent).matches()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return Integer.parseInt(sent);
    }
}
