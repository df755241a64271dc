package org.alongside.directory.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.alongside.access.CurrentActor;
import org.alongside.access.PageDate;
import org.alongside.access.PageForm;
import org.alongside.access.PageLink;
import org.alongside.access.People;
import org.alongside.access.Role;
import org.alongside.access.Words;
import org.alongside.directory.Directory;
import org.alongside.directory.Directory.Search;
import org.alongside.directory.Entry;
import org.alongside.directory.Entry.Cost;
import org.alongside.directory.Entry.Fit;
import org.alongside.directory.Entry.Kind;
import org.alongside.directory.Experiences;
import org.alongside.directory.Merging;
import org.alongside.engine.PageTransactions;
import org.alongside.ids.EntryId;
import org.alongside.ids.WorkerId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Where workers look for a service, and supervisors write down what is known of it. (REFER-03) */
@Controller
@RequestMapping("/directory")
class DirectoryController {
    static final String ONE = "/{id:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}}";
    private static final PageDate DAY = PageDate.of("d MMMM uuuu");
    private static final int PAGES_MAX = 2000;
    /** As long as the page lets anybody type. */
    private static final int TYPED_MAX = 200;

    private final Directory directory;
    private final Merging merging;
    private final Experiences experiences;
    private final People people;
    private final PageTransactions transactions;

    DirectoryController(
            Directory directory,
            Merging merging,
            Experiences experiences,
            People people,
            PageTransactions transactions) {
        this.directory = directory;
        this.merging = merging;
        this.experiences = experiences;
        this.people = people;
        this.transactions = transactions;
    }

    @Bean
    static PageLink linkToDirectory() {
        return new PageLink("/directory", "place.directory", Set.of(Role.PEER_WORKER, Role.SUPERVISOR));
    }

    /** @param why it cannot be referred to; empty where it can */
    record Row(Entry entry, String why) {}

    @GetMapping
    ModelAndView all(HttpServletRequest request) {
        PageForm form = PageForm.of(request, "words", "place", "kind", "cost", "fit", "closed", "review", "page");
        int number = form.text("page").isEmpty() ? 1 : DirectoryWords.number(form.text("page"));
        if (number < 1 || number > PAGES_MAX) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        if (form.text("words").length() > TYPED_MAX || form.text("place").length() > TYPED_MAX) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        Search search = new Search(
                form.text("words"),
                form.text("place"),
                form.choice("kind", DirectoryWords.names(Kind.values()))
                        .map(Kind::valueOf)
                        .orElse(null),
                form.choice("cost", DirectoryWords.names(Cost.values()))
                        .map(Cost::valueOf)
                        .orElse(null),
                form.choice("fit", DirectoryWords.names(Fit.values()))
                        .map(Fit::valueOf)
                        .orElse(null),
                form.isTicked("closed"),
                form.isTicked("review"));
        List<Entry> found = directory.find(search, number);
        ModelAndView page = new ModelAndView("directory/all");
        DirectoryWords.addTo(page);
        page.addObject("search", search);
        page.addObject("rows", rows(found.stream().limit(Directory.PAGE).toList()));
        page.addObject("before", number > 1 ? number - 1 : null);
        page.addObject("next", found.size() > Directory.PAGE ? number + 1 : null);
        page.addObject("isSupervisor", isSupervisor());
        return page;
    }

    @GetMapping(ONE)
    ModelAndView one(@PathVariable("id") EntryId id) {
        return shown(there(id), HttpStatus.OK);
    }

    @GetMapping("/new")
    ModelAndView adding() {
        return form("/directory/new", EntryForm.empty(), null, HttpStatus.OK);
    }

    @PostMapping("/new")
    ModelAndView add(HttpServletRequest request) {
        EntryForm form = EntryForm.of(request);
        if (!form.wrong().isEmpty()) {
            return form("/directory/new", form, null, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        return to(transactions.inOne("add directory entry", null, me(), () -> directory.add(form.content(), me())));
    }

    @GetMapping(ONE + "/edit")
    ModelAndView editing(@PathVariable("id") EntryId id) {
        Entry entry = there(id);
        return entry.mergedInto() == null ? form(editOf(id), EntryForm.of(entry), null, HttpStatus.OK) : to(id);
    }

    @PostMapping(ONE + "/edit")
    ModelAndView edit(@PathVariable("id") EntryId id, HttpServletRequest request) {
        EntryForm form = EntryForm.of(request);
        there(id);
        if (!form.wrong().isEmpty()) {
            return form(editOf(id), form, null, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        boolean isKept = transactions.inOne(
                "change directory entry", null, me(), () -> directory.change(id, form.version(), form.content(), me()));
        if (isKept) {
            return to(id);
        }
        Entry now = there(id);
        return form(editOf(id), new EntryForm(now.version(), form.content(), Map.of()), now, HttpStatus.CONFLICT)
                .addObject("isNow", directory.isNow(now).orElse(null));
    }

    @PostMapping(ONE + "/reviewed")
    ModelAndView reviewed(@PathVariable("id") EntryId id, HttpServletRequest request) {
        return decided("review directory entry", id, request, version -> directory.reviewed(id, version, me()));
    }

    @PostMapping(ONE + "/close")
    ModelAndView close(@PathVariable("id") EntryId id, HttpServletRequest request) {
        return decided("close directory entry", id, request, version -> directory.close(id, version, true, me()));
    }

    @PostMapping(ONE + "/reopen")
    ModelAndView reopen(@PathVariable("id") EntryId id, HttpServletRequest request) {
        return decided("reopen directory entry", id, request, version -> directory.close(id, version, false, me()));
    }

    /** About what the page showed, and nothing that somebody else wrote since. */
    private ModelAndView decided(String act, EntryId id, HttpServletRequest request, Predicate<Integer> does) {
        int version = DirectoryWords.number(PageForm.of(request, "version").text("version"));
        there(id);
        if (transactions.inOne(act, null, me(), () -> does.test(version))) {
            return to(id);
        }
        return shown(there(id), HttpStatus.CONFLICT).addObject("changed", true);
    }

    private ModelAndView shown(Entry entry, HttpStatus status) {
        ModelAndView page = new ModelAndView("directory/one", status);
        DirectoryWords.addTo(page);
        page.addObject("row", rows(List.of(entry)).get(0));
        page.addObject("entry", entry);
        page.addObject("isNow", directory.isNow(entry).orElse(null));
        page.addObject("merged", merging.into(entry.id()));
        experiences.of(entry.id()).ifPresent(seen -> page.addObject("said", DirectoryWords.of(seen)));
        page.addObject("reviewed", reviewed(entry));
        page.addObject("isSupervisor", isSupervisor());
        return page;
    }

    private String reviewed(Entry entry) {
        LocalDate on = entry.reviewedOn();
        WorkerId by = entry.reviewedBy();
        if (on == null || by == null) {
            return Words.here("directory.not-reviewed");
        }
        return entry.isDemonstration()
                ? DAY.format(on)
                : Words.here("directory.day-by", DAY.format(on), people.names().getOrDefault(by, by.value()));
    }

    /** @param now what somebody else wrote meanwhile */
    private static ModelAndView form(String address, EntryForm form, @Nullable Entry now, HttpStatus status) {
        ModelAndView page = new ModelAndView("directory/edit", status);
        DirectoryWords.addTo(page);
        page.addObject("address", address);
        page.addObject("isNew", address.endsWith("/new"));
        page.addObject("form", form);
        page.addObject("now", now);
        return page;
    }

    private List<Row> rows(List<Entry> entries) {
        Map<EntryId, String> why = directory.whyNotReferredTo(entries);
        return entries.stream()
                .map(entry -> new Row(entry, why.getOrDefault(entry.id(), "")))
                .toList();
    }

    private Entry there(EntryId id) {
        return directory.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static String editOf(EntryId id) {
        return "/directory/" + id + "/edit";
    }

    private static ModelAndView to(EntryId id) {
        return new ModelAndView("redirect:/directory/" + id);
    }

    private static boolean isSupervisor() {
        return CurrentActor.get().filter(me -> me.is(Role.SUPERVISOR)).isPresent();
    }

    private static WorkerId me() {
        return CurrentActor.get().orElseThrow().userId();
    }
}
