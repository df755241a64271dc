package org.alongside.directory.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.alongside.access.Words;
import org.alongside.directory.Directory;
import org.alongside.directory.Entry;
import org.alongside.directory.Entry.Cost;
import org.alongside.directory.Entry.Fit;
import org.alongside.directory.Entry.Kind;
import org.alongside.directory.Entry.Text;
import org.alongside.ids.EntryId;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Two to four services beside each other, to choose together with a survivor or to print. (REFER-01) */
@Controller
class CompareController {
    private static final int MIN = 2;
    /** More do not stand beside each other on a sheet of paper. */
    private static final int MAX = 4;

    private final Directory directory;

    CompareController(Directory directory) {
        this.directory = directory;
    }

    /** @param why it cannot be referred to just now; empty where it can */
    record Compared(String id, String name, String why) {}

    /** What is said of each service, in their order; empty where nothing is. */
    record Line(String what, List<String> said) {}

    @GetMapping("/directory/compare")
    ModelAndView compare(HttpServletRequest request) {
        List<EntryId> ids = Arrays.stream(Objects.requireNonNullElse(request.getParameterValues("one"), new String[0]))
                .map(CompareController::id)
                .distinct()
                .toList();
        if (ids.size() < MIN || ids.size() > MAX) {
            return new ModelAndView("directory/compare", HttpStatus.UNPROCESSABLE_ENTITY)
                    .addObject("services", List.of());
        }
        List<Entry> entries = directory.these(ids);
        if (entries.size() < ids.size()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        ModelAndView page = new ModelAndView("directory/compare");
        Map<EntryId, String> why = directory.whyNotReferredTo(entries);
        page.addObject(
                "services",
                entries.stream()
                        .map(one ->
                                new Compared(one.id().toString(), one.content().name(), why.getOrDefault(one.id(), "")))
                        .toList());
        page.addObject("lines", lines(entries));
        return page;
    }

    private static List<Line> lines(List<Entry> entries) {
        Map<String, String> kinds = DirectoryWords.named("directory-kind.", Kind.values());
        Map<String, String> costs = DirectoryWords.named("directory-cost.", Cost.values());
        Map<String, String> fits = DirectoryWords.named("directory-fit.", Fit.values());
        List<Line> lines = new ArrayList<>();
        lines.add(line(
                "directory.kind",
                entries,
                one -> kinds.getOrDefault(one.content().kind().name(), "")));
        lines.add(line(
                "directory.cost",
                entries,
                one -> costs.getOrDefault(one.content().cost().name(), "")));
        lines.add(line("directory.fit", entries, one -> one.content().fits().stream()
                .sorted()
                .map(fit -> fits.getOrDefault(fit.name(), ""))
                .collect(Collectors.joining(", "))));
        DirectoryWords.named("directory-text.", Text.values())
                .forEach((text, what) -> lines.add(new Line(
                        what,
                        entries.stream()
                                .map(one -> one.content().text(Text.valueOf(text)))
                                .toList())));
        return lines.stream()
                .filter(line -> line.said().stream().anyMatch(said -> !said.isEmpty()))
                .toList();
    }

    private static Line line(String what, List<Entry> entries, Function<Entry, String> said) {
        return new Line(Words.here(what), entries.stream().map(said).toList());
    }

    private static EntryId id(String sent) {
        try {
            return EntryId.of(sent);
        } catch (IllegalArgumentException isNone) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "", isNone);
        }
    }
}
