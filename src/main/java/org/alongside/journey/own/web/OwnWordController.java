package org.alongside.journey.own.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.alongside.access.CurrentOrganisation;
import org.alongside.access.Organisations;
import org.alongside.access.PageForm;
import org.alongside.access.SecretToken;
import org.alongside.journey.own.OwnRecordSittings;
import org.alongside.journey.own.OwnWord;
import org.alongside.journey.own.OwnWord.Tried;
import org.alongside.journey.policy.WordIsNotGuessed;
import org.alongside.own.OwnPages;
import org.alongside.own.OwnVisit;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Where a survivor gives the word that only they know, and changes it. What is wrong with it is said in plain words. */
@Controller
@RequestMapping("/own/record")
@Policy(PolicyId.CONF_01)
class OwnWordController {
    private static final String WORD = "/word";
    private static final String CHANGE = "/change-word";

    private final OwnActs acts;
    private final OwnRecord record;
    private final RecordPages pages;
    private final OwnPages own;
    private final Organisations organisations;

    OwnWordController(OwnActs acts, OwnRecord record, RecordPages pages, OwnPages own, Organisations organisations) {
        this.acts = acts;
        this.record = record;
        this.pages = pages;
        this.own = own;
        this.organisations = organisations;
    }

    @GetMapping(WORD)
    ModelAndView ask(HttpServletRequest request) throws Exception {
        Optional<OwnVisit> theirs = own.visit(request);
        // Back on this page after the word was right.
        if (theirs.isPresent()
                && !own.isSignedIn()
                && CurrentOrganisation.callAs(
                        theirs.get().organisation(),
                        () -> record.start(theirs.get().secret()).isPresent())) {
            return new ModelAndView("redirect:/own/record");
        }
        return pages.where(
                request, acts::asksForWord, (chosen, visit) -> ask(request, visit, chosen, "", HttpStatus.OK));
    }

    private ModelAndView ask(
            HttpServletRequest request,
            OwnVisit visit,
            Optional<OwnWord.Chosen> chosen,
            String wrong,
            HttpStatus status)
            throws Exception {
        ModelAndView page = pages.page("own/record-word", status, request, visit);
        page.addObject("isChosen", chosen.isPresent());
        page.addObject(
                "closedUntil",
                chosen.flatMap(OwnWord.Chosen::closedUntil)
                        .map(RecordPages::when)
                        .orElse(""));
        page.addObject("wrong", wrong);
        page.addObject("triesMax", WordIsNotGuessed.TRIES_MAX);
        page.addObject("press", SecretToken.make());
        page.addObject("at", "/own/record/word");
        return page;
    }

    @PostMapping(WORD)
    ModelAndView give(HttpServletRequest request, HttpServletResponse response) throws Exception {
        PageForm form = PageForm.of(request, "word", "press");
        return pages.where(
                request, secret -> acts.give(secret, form.text("press"), form.text("word")), (given, visit) -> {
                    if (given.secret().isPresent()) {
                        String ownAddress = CurrentOrganisation.callAs(visit.organisation(), organisations::ownAddress);
                        own.remember(response, ownAddress, given.secret().get());
                        return new ModelAndView("redirect:/own/record");
                    }
                    return again(request, visit, given);
                });
    }

    private ModelAndView again(HttpServletRequest request, OwnVisit visit, OwnRecordSittings.Given given)
            throws Exception {
        Optional<Optional<OwnWord.Chosen>> chosen =
                CurrentOrganisation.callAs(visit.organisation(), () -> acts.asksForWord(visit.secret()));
        return chosen.isEmpty()
                ? pages.over(request, visit)
                : ask(
                        request,
                        visit,
                        chosen.get(),
                        given.tried() == Tried.WRONG ? "wrong" : "",
                        HttpStatus.UNPROCESSABLE_ENTITY);
    }

    @GetMapping(CHANGE)
    ModelAndView mayChange(HttpServletRequest request) throws Exception {
        return pages.where(request, record::start, (start, visit) -> change(request, visit, "", HttpStatus.OK));
    }

    /** @param wrong which sentence the page shows; empty for none */
    private ModelAndView change(HttpServletRequest request, OwnVisit visit, String wrong, HttpStatus status)
            throws Exception {
        return change(request, visit, wrong, "", status);
    }

    /** @param closedUntil until when no word is taken; empty where one is */
    private ModelAndView change(
            HttpServletRequest request, OwnVisit visit, String wrong, String closedUntil, HttpStatus status)
            throws Exception {
        ModelAndView page = pages.page("own/record-change-word", status, request, visit);
        page.addObject("closedUntil", closedUntil);
        page.addObject("wrong", wrong);
        return page.addObject("at", "/own/record/change-word");
    }

    @PostMapping(CHANGE)
    ModelAndView change(HttpServletRequest request) throws Exception {
        PageForm form = PageForm.of(request, "before", "word", "again");
        if (!form.text("word").equals(form.text("again"))) {
            return pages.where(
                    request,
                    record::start,
                    (start, visit) -> change(request, visit, "different", HttpStatus.UNPROCESSABLE_ENTITY));
        }
        try {
            return pages.where(
                    request,
                    secret -> acts.changeWord(secret, form.text("before"), form.text("word")),
                    (tried, visit) -> switch (tried) {
                        case RIGHT -> new ModelAndView("redirect:/own/record/done/word");
                        case WRONG -> change(request, visit, "wrong", HttpStatus.UNPROCESSABLE_ENTITY);
                        case CLOSED_BEFORE ->
                            change(request, visit, "", closedUntil(visit), HttpStatus.UNPROCESSABLE_ENTITY);
                        default -> pages.over(request, visit);
                    });
        } catch (Refused refused) {
            String wrong = refused.isUnder(PolicyId.CONF_01) ? "plain" : "not-now";
            return pages.where(
                    request,
                    record::start,
                    (start, visit) -> change(request, visit, wrong, HttpStatus.UNPROCESSABLE_ENTITY));
        }
    }

    private String closedUntil(OwnVisit visit) throws Exception {
        return CurrentOrganisation.callAs(visit.organisation(), () -> acts.closedUntil(visit.secret()))
                .map(RecordPages::when)
                .orElse("");
    }
}
