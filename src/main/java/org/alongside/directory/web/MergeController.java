package org.alongside.directory.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.alongside.access.CurrentActor;
import org.alongside.access.PageDate;
import org.alongside.access.PageForm;
import org.alongside.access.Words;
import org.alongside.directory.Directory;
import org.alongside.directory.Directory.Search;
import org.alongside.directory.Entry;
import org.alongside.directory.Merging;
import org.alongside.directory.Merging.Shown;
import org.alongside.directory.Proposals;
import org.alongside.engine.PageTransactions;
import org.alongside.ids.EntryId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Where supervisors make two entries one that turned out to be the same service. The one in the address is the one that stays. (REFER-03) */
@Controller
@RequestMapping("/directory" + DirectoryController.ONE + "/merge")
class MergeController {
    private static final PageDate DAY = PageDate.of("d MMMM uuuu");
    private static final int PAGES_MAX = 2000;
    private static final String WORDS = "words";
    private static final String PAGE = "page";
    private static final String STAYS = "stays";

    private final Directory directory;
    private final Merging merging;
    private final Proposals proposals;
    private final PageTransactions transactions;

    MergeController(Directory directory, Merging merging, Proposals proposals, PageTransactions transactions) {
        this.directory = directory;
        this.merging = merging;
        this.proposals = proposals;
        this.transactions = transactions;
    }

    @GetMapping
    ModelAndView page(@PathVariable("id") EntryId id, HttpServletRequest request) {
        PageForm form = PageForm.of(request, MergeForm.WITH, WORDS, PAGE);
        Entry stays = there(id);
        if (stays.mergedInto() != null) {
            return to(id);
        }
        if (form.text(MergeForm.WITH).isEmpty()) {
            return choosing(stays, form);
        }
        Entry goes = there(MergeForm.id(form.text(MergeForm.WITH)));
        return beside(stays, goes, new MergeForm(shown(stays), shown(goes), Map.of()), HttpStatus.OK);
    }

    /** Those that have words in common with it, or what was looked for. */
    private ModelAndView choosing(Entry stays, PageForm form) {
        int number = form.text(PAGE).isEmpty() ? 1 : DirectoryWords.number(form.text(PAGE));
        if (number < 1 || number > PAGES_MAX) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        String words = form.text(WORDS);
        List<Entry> found = words.isEmpty()
                ? proposals.alike(stays.content().name())
                : directory.find(new Search(words, "", null, null, null, true), number);
        ModelAndView page = new ModelAndView("directory/merge-choose");
        DirectoryWords.addTo(page);
        page.addObject(STAYS, stays);
        page.addObject(WORDS, words);
        page.addObject(
                "found",
                found.stream()
                        .limit(Directory.PAGE)
                        .filter(one -> !one.id().equals(stays.id()))
                        .toList());
        page.addObject("before", number > 1 ? number - 1 : null);
        page.addObject("next", found.size() > Directory.PAGE ? number + 1 : null);
        return page;
    }

    /** Does it once; a second press of the same page leads to what stands then. */
    @PostMapping
    ModelAndView merge(@PathVariable("id") EntryId id, HttpServletRequest request) {
        MergeForm form = MergeForm.of(id, request);
        there(id);
        if (id.equals(there(form.goes().id()).mergedInto())) {
            return to(id);
        }
        try {
            if (transactions.inOne(
                    "merge directory entries",
                    null,
                    me(),
                    () -> merging.merge(form.stays(), form.goes(), form::says, me()))) {
                return to(id);
            }
        } catch (Refused refused) {
            return beside(there(id), there(form.goes().id()), form, HttpStatus.CONFLICT);
        }
        return beside(there(id), there(form.goes().id()), form, HttpStatus.CONFLICT)
                .addObject("changed", true);
    }

    private ModelAndView beside(Entry stays, Entry goes, MergeForm form, HttpStatus status) {
        ModelAndView page = new ModelAndView("directory/merge", status);
        page.addObject(STAYS, stays);
        page.addObject("goes", goes);
        page.addObject("refused", merging.mayBeMerged(stays, goes).sentence());
        page.addObject("isMerged", stays.mergedInto() != null || goes.mergedInto() != null);
        page.addObject("lines", form.lines(stays.content(), goes.content()));
        page.addObject("reviewed", List.of(reviewed(stays), reviewed(goes)));
        page.addObject("follows", follows(merging.follows(goes.id())));
        return page;
    }

    /**
     * What else changes. How many referrals are open is not said, and whether any is: few would tell of a person to whoever does not walk
     * with them.
     */
    private static List<String> follows(Merging.Follows follows) {
        List<String> sentences = new ArrayList<>();
        sentences.add(Words.here("directory-merge.follows-address"));
        sentences.add(Words.here("directory-merge.follows-referrals"));
        if (follows.isReviewed()) {
            sentences.add(Words.here("directory-merge.follows-review"));
        }
        if (follows.isWaitedFor()) {
            sentences.add(Words.here("directory-merge.follows-named"));
        }
        if (follows.isImported()) {
            sentences.add(Words.here("directory-merge.follows-import"));
        }
        if (follows.hasMerged()) {
            sentences.add(Words.here("directory-merge.follows-merged"));
        }
        sentences.add(Words.here("directory-merge.follows-experiences"));
        sentences.add(Words.here("directory-merge.follows-no-review"));
        return sentences;
    }

    private static String reviewed(Entry entry) {
        return entry.reviewedOn() == null ? Words.here("directory.not-reviewed") : DAY.format(entry.reviewedOn());
    }

    private static Shown shown(Entry entry) {
        return new Shown(entry.id(), entry.version());
    }

    private Entry there(EntryId id) {
        return directory.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static ModelAndView to(EntryId id) {
        return new ModelAndView("redirect:/directory/" + id);
    }

    private static WorkerId me() {
        return CurrentActor.get().orElseThrow().userId();
    }
}
