package org.alongside.directory.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alongside.access.PageForm;
import org.alongside.directory.Entry.Content;
import org.alongside.directory.Entry.Cost;
import org.alongside.directory.Entry.Fit;
import org.alongside.directory.Entry.Kind;
import org.alongside.directory.Entry.Text;
import org.alongside.directory.Merging.Shown;
import org.alongside.ids.EntryId;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * What a supervisor chose of two entries that become one.
 *
 * @param stays as it was shown
 * @param goes as it was shown
 * @param chosen of each part that differed, which of the two says it then
 */
record MergeForm(Shown stays, Shown goes, Map<String, From> chosen) {
    static final String WITH = "with";
    private static final String VERSION = "version";
    private static final String WITH_VERSION = "withVersion";
    private static final String NAME = "NAME";
    private static final String KIND = "KIND";
    private static final String COST = "COST";
    private static final String FITS = "FITS";

    /** All that an entry says, by the name of the field. */
    private static final Map<String, Function<Content, Object>> PARTS = parts();

    enum From {
        STAYS,
        GOES
    }

    private static Map<String, Function<Content, Object>> parts() {
        Map<String, Function<Content, Object>> parts = new LinkedHashMap<>();
        parts.put(NAME, Content::name);
        parts.put(KIND, Content::kind);
        parts.put(COST, Content::cost);
        parts.put(FITS, Content::fits);
        Arrays.stream(Text.values()).forEach(text -> parts.put(text.name(), content -> content.text(text)));
        return parts;
    }

    /** @throws ResponseStatusException with 400 when the page did not send it */
    static MergeForm of(EntryId stays, HttpServletRequest request) {
        PageForm form = PageForm.of(
                request,
                Stream.concat(Stream.of(WITH, VERSION, WITH_VERSION), PARTS.keySet().stream())
                        .toArray(String[]::new));
        Map<String, From> chosen = new HashMap<>();
        PARTS.keySet().forEach(part -> form.choice(part, DirectoryWords.names(From.values()))
                .ifPresent(from -> chosen.put(part, From.valueOf(from))));
        return new MergeForm(
                new Shown(stays, DirectoryWords.number(form.text(VERSION))),
                new Shown(id(form.text(WITH)), DirectoryWords.number(form.text(WITH_VERSION))),
                chosen);
    }

    static EntryId id(String sent) {
        try {
            return EntryId.of(sent);
        } catch (IllegalArgumentException isNone) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "", isNone);
        }
    }

    /** What the one that stays says then. */
    Content says(Content staying, Content going) {
        Map<String, Object> said = new HashMap<>();
        PARTS.forEach(
                (part, says) -> said.put(part, says.apply(from(part, staying, going) == From.GOES ? going : staying)));
        Map<Text, String> texts = Arrays.stream(Text.values())
                .filter(text -> !"".equals(said.get(text.name())))
                .collect(Collectors.toMap(text -> text, text -> String.valueOf(said.get(text.name()))));
        return new Content(
                String.valueOf(said.get(NAME)),
                Kind.valueOf(String.valueOf(said.get(KIND))),
                Cost.valueOf(String.valueOf(said.get(COST))),
                from(FITS, staying, going) == From.GOES ? going.fits() : staying.fits(),
                texts);
    }

    /** Where nobody chose, the one that stays says it, unless it says nothing: so nothing is lost that nobody looked at. */
    private From from(String part, Content staying, Content going) {
        From chosenFrom = chosen.get(part);
        return chosenFrom != null ? chosenFrom : isSaid(part, staying) || !isSaid(part, going) ? From.STAYS : From.GOES;
    }

    private static boolean isSaid(String part, Content content) {
        Object said = said(part, content);
        return !said.equals("") && said != Cost.NOT_KNOWN && !said.equals(Set.of());
    }

    private static Object said(String part, Content content) {
        return PARTS.getOrDefault(part, Content::name).apply(content);
    }

    /** One part of both, for a page. @param isOfGoing which of the two is chosen where they differ */
    record Line(String part, String what, String stays, String goes, boolean differs, boolean isOfGoing) {}

    /** All that one of the two says. */
    List<Line> lines(Content staying, Content going) {
        Map<String, String> names = DirectoryWords.parts();
        List<Line> lines = new ArrayList<>();
        PARTS.forEach((part, says) -> {
            if (isSaid(part, staying) || isSaid(part, going)) {
                lines.add(new Line(
                        part,
                        names.getOrDefault(part, ""),
                        words(part, staying),
                        words(part, going),
                        !says.apply(staying).equals(says.apply(going)),
                        from(part, staying, going) == From.GOES));
            }
        });
        return lines;
    }

    private static String words(String part, Content content) {
        return switch (part) {
            case KIND -> DirectoryWords.named("directory-kind.", content.kind());
            case COST -> DirectoryWords.named("directory-cost.", content.cost());
            case FITS ->
                content.fits().stream()
                        .sorted()
                        .map((Fit fit) -> DirectoryWords.named("directory-fit.", fit))
                        .collect(Collectors.joining(", "));
            default -> String.valueOf(said(part, content));
        };
    }
}
