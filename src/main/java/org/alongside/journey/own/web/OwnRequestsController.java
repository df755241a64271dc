package org.alongside.journey.own.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.alongside.access.Download;
import org.alongside.access.Language;
import org.alongside.access.PageForm;
import org.alongside.ids.RequestId;
import org.alongside.journey.copies.CopyPlaces;
import org.alongside.journey.copies.document.CopyDocument;
import org.alongside.journey.copies.document.CopyJson;
import org.alongside.journey.copies.document.CopyPdf;
import org.alongside.journey.own.OwnRequests.Request;
import org.alongside.journey.own.web.OwnActs.Outcome;
import org.alongside.own.OwnPages;
import org.alongside.own.OwnVisit;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Where survivors fetch their copy, take back what they asked for, and say that it is not done. A copy is fetched by a button, so that
 * no program that follows links fetches it. (CONF-07, CONSENT-10)
 */
@Controller
@RequestMapping("/own/record")
@Policy(PolicyId.CONF_07)
class OwnRequestsController {
    private static final String COPY = "/copy";

    private final OwnActs acts;
    private final OwnRecord record;
    private final RecordPages pages;
    private final OwnPages own;
    private final Clock clock;
    private final CopyPlaces places;

    OwnRequestsController(
            OwnActs acts, OwnRecord record, RecordPages pages, OwnPages own, Clock clock, CopyPlaces places) {
        this.acts = acts;
        this.record = record;
        this.pages = pages;
        this.own = own;
        this.clock = clock;
        this.places = places;
    }

    @GetMapping(COPY)
    ModelAndView copy(HttpServletRequest request) throws Exception {
        return copy(request, false, HttpStatus.OK);
    }

    private ModelAndView copy(HttpServletRequest request, boolean isBusy, HttpStatus status) throws Exception {
        return pages.where(request, record::start, (start, visit) -> {
            Optional<Request> ready = start.requests().stream()
                    .filter(one -> one.isReady(clock.instant()))
                    .findFirst();
            ModelAndView page = pages.page("own/record-copy", status, request, visit);
            page.addObject(
                    "until",
                    ready.map(one -> RecordPages.when(Objects.requireNonNull(one.readyUntil())))
                            .orElse(""));
            page.addObject("isBusy", isBusy);
            return page.addObject("at", "/own/record/copy");
        });
    }

    @PostMapping(COPY + "/pdf")
    ModelAndView pdf(HttpServletRequest request) throws Exception {
        Language language = Language.of(request, Language.COOKIE_OF_SURVIVORS);
        return fetch(
                request,
                "PDF",
                "application/pdf",
                "copy.pdf",
                copy -> CopyPdf.of(copy, own.texts(language), language.ofPages()));
    }

    @PostMapping(COPY + "/json")
    ModelAndView json(HttpServletRequest request) throws Exception {
        Language language = Language.of(request, Language.COOKIE_OF_SURVIVORS);
        return fetch(request, "JSON", "application/json", "copy.json", copy -> CopyJson.of(copy, own.texts(language)));
    }

    private ModelAndView fetch(
            HttpServletRequest request, String as, String type, String file, Function<CopyDocument, byte[]> made)
            throws Exception {
        PageForm.of(request);
        Language language = Language.of(request, Language.COOKIE_OF_SURVIVORS);
        Optional<ModelAndView> done = places.make(() -> pages.where(
                request,
                secret -> acts.fetchesCopy(secret, as, language, made),
                (content, visit) -> new ModelAndView(new Download(type, file, content))));
        return done.isPresent() ? done.get() : copy(request, true, HttpStatus.SERVICE_UNAVAILABLE);
    }

    @PostMapping("/asked/{id}/take-back")
    ModelAndView takeBack(@PathVariable("id") String id, HttpServletRequest request) throws Exception {
        return change(id, request, acts::takesBackRequest);
    }

    @PostMapping("/asked/{id}/on-paper")
    ModelAndView onPaper(@PathVariable("id") String id, HttpServletRequest request) throws Exception {
        return change(id, request, acts::asksForPaper);
    }

    @PostMapping("/asked/{id}/not-done")
    ModelAndView notDone(@PathVariable("id") String id, HttpServletRequest request) throws Exception {
        return change(id, request, acts::saysNotDone);
    }

    private interface Act {
        Outcome of(String secret, RequestId id);
    }

    /** What was pressed twice, or is done meanwhile, leads to the page that says how it is now. */
    private ModelAndView change(String id, HttpServletRequest request, Act act) throws Exception {
        PageForm.of(request);
        return pages.where(
                request,
                secret -> OwnActsController.ID.matcher(id).matches()
                        ? Optional.of(act.of(secret, RequestId.of(id)))
                        : Optional.<Outcome>empty(),
                (outcome, visit) -> over(outcome, request, visit));
    }

    private ModelAndView over(Outcome outcome, HttpServletRequest request, OwnVisit visit) throws Exception {
        return outcome == Outcome.OVER ? pages.over(request, visit) : new ModelAndView("redirect:/own/record#asked");
    }
}
