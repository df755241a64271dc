package org.alongside.assessment.feedback;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.alongside.access.CurrentOrganisation;
import org.alongside.access.Language;
import org.alongside.access.Organisations;
import org.alongside.access.PageForm;
import org.alongside.access.SecretToken;
import org.alongside.assessment.form.Questions;
import org.alongside.own.OwnPages;
import org.alongside.own.OwnVisit;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.records.Feedback;
import org.alongside.records.Feedback.Outcome;
import org.alongside.records.Feedback.Reason;
import org.alongside.records.Feedback.Said;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page on which anybody says what they think of the service, at any time: without a link, a cookie or an account, and without a
 * trace of who it was. Whom a link led here can say on the same page that we may know. Nothing that was typed is lost.
 * (MONITOR-04)
 */
@Controller
@RequestMapping("/own/feedback")
@Policy(PolicyId.MONITOR_04)
class OwnFeedbackController {
    /** As many as in an assessment. */
    static final int LENGTH_MAX = Questions.WORDS_LENGTH_MAX;
    /** Others are asked to try again: whoever sends thousands does not keep everybody else waiting. */
    static final int AT_ONCE_MAX = 4;

    private static final String ORGANISATION = "/{organisation:" + OwnVisit.ORGANISATION + "}";
    private static final Set<String> REASONS =
            Arrays.stream(Reason.values()).map(Enum::name).collect(Collectors.toSet());
    private static final Logger LOG = LoggerFactory.getLogger(OwnFeedbackController.class);

    private final Feedback feedback;
    private final FeedbackByLink byLink;
    private final FeedbackAnswers answers;
    private final OwnPages pages;
    private final Organisations organisations;
    private final Semaphore turns = new Semaphore(AT_ONCE_MAX);

    OwnFeedbackController(
            Feedback feedback,
            FeedbackByLink byLink,
            FeedbackAnswers answers,
            OwnPages pages,
            Organisations organisations) {
        this.feedback = feedback;
        this.byLink = byLink;
        this.answers = answers;
        this.pages = pages;
        this.organisations = organisations;
    }

    /** What is wrong with what was sent. */
    enum Wrong {
        NOTHING,
        EMPTY,
        TOO_LONG,
        FULL,
        BUSY,
        NOT_KEPT
    }

    /** What somebody typed and ticked. */
    record Typed(String press, String text, String reason, boolean mayBeShown, boolean mayBeKnown) {
        static Typed nothing() {
            return new Typed(SecretToken.make(), "", "", false, false);
        }

        static Typed of(PageForm form) {
            String press = form.text("press");
            if (!SecretToken.isToken(press)) {
                throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
            }
            return new Typed(
                    press,
                    form.text("answer").replace("\r\n", "\n"),
                    form.choice("reason", REASONS).orElse(""),
                    form.isTicked("shown"),
                    form.isTicked("known"));
        }

        Said said() {
            return new Said(
                    press,
                    text,
                    reason.isEmpty() ? Optional.empty() : Optional.of(Reason.valueOf(reason)),
                    mayBeShown,
                    null);
        }

        Wrong wrong() {
            return text.isEmpty() ? Wrong.EMPTY : text.length() > LENGTH_MAX ? Wrong.TOO_LONG : Wrong.NOTHING;
        }
    }

    /**
     * Where somebody writes.
     *
     * @param mayTie whether a link led them here and we could know whom it is from
     */
    private record Place(String organisation, String ownAddress, boolean isByLink, boolean mayTie) {}

    private interface Keep {
        Optional<Outcome> keep(Typed typed) throws Exception;
    }

    @GetMapping(ORGANISATION)
    ModelAndView open(@PathVariable("organisation") String ownAddress, HttpServletRequest request) throws Exception {
        Optional<String> organisation = pages.organisation(ownAddress);
        return organisation.isEmpty()
                ? pages.over(request, organisation)
                : page(openToAll(organisation.get(), ownAddress), Typed.nothing(), Wrong.NOTHING, request);
    }

    @PostMapping(ORGANISATION)
    ModelAndView send(
            @PathVariable("organisation") String ownAddress, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        PageForm form = form(request);
        return safely(Typed.of(form), request, typed -> {
            Optional<String> organisation = pages.organisation(ownAddress);
            if (organisation.isEmpty()) {
                return over(typed, organisation, request);
            }
            Place place = openToAll(organisation.get(), ownAddress);
            return send(place, typed, form, request, response, sent -> Optional.of(feedback.keep(sent.said(), true)));
        });
    }

    private static Place openToAll(String organisation, String ownAddress) {
        return new Place(organisation, ownAddress, false, false);
    }

    /** Where a link led. */
    @GetMapping
    ModelAndView openByLink(HttpServletRequest request) throws Exception {
        if (pages.isSignedIn()) {
            return pages.signedIn(request);
        }
        Optional<OwnVisit> visit = pages.visit(request);
        Optional<Place> place = place(visit);
        return place.isEmpty()
                ? pages.over(request, visit.map(OwnVisit::organisation))
                : page(place.get(), Typed.nothing(), Wrong.NOTHING, request);
    }

    @PostMapping
    ModelAndView sendByLink(HttpServletRequest request, HttpServletResponse response) throws Exception {
        PageForm form = form(request);
        return safely(Typed.of(form), request, typed -> {
            if (pages.isSignedIn()) {
                ModelAndView page = pages.signedIn(request);
                pages.showTyped(page, typed.text());
                return page;
            }
            Optional<OwnVisit> visit = pages.visit(request);
            if (visit.isEmpty()) {
                return over(typed, Optional.empty(), request);
            }
            String secret = visit.get().secret();
            String organisation = visit.get().organisation();
            Place place = place(visit).orElseGet(() -> new Place(organisation, ownAddress(organisation), true, false));
            return send(
                    place,
                    typed,
                    form,
                    request,
                    response,
                    sent -> byLink.send(secret, sent.said(), sent.mayBeKnown())
                            ? Optional.of(Outcome.KEPT)
                            : Optional.empty());
        });
    }

    private Optional<Place> place(Optional<OwnVisit> visit) throws Exception {
        if (visit.isEmpty()) {
            return Optional.empty();
        }
        OwnVisit theirs = visit.get();
        return CurrentOrganisation.callAs(theirs.organisation(), () -> byLink.use(theirs.secret()))
                .map(mayTie -> new Place(theirs.organisation(), ownAddress(theirs.organisation()), true, mayTie));
    }

    private String ownAddress(String organisation) {
        String[] address = new String[1];
        CurrentOrganisation.runAs(organisation, () -> address[0] = organisations.ownAddress());
        return address[0];
    }

    private static PageForm form(HttpServletRequest request) {
        return PageForm.withWords(request, "answer", "go", "press", "reason", "shown", "known");
    }

    private interface Step {
        ModelAndView take(Typed typed) throws Exception;
    }

    /** Where the database is away, or busy, what they said is on the page that comes, to be sent again. */
    private ModelAndView safely(Typed typed, HttpServletRequest request, Step step) throws Exception {
        if (!turns.tryAcquire()) {
            return filled(pages.page("own/feedback", HttpStatus.SERVICE_UNAVAILABLE, request), typed, Wrong.BUSY);
        }
        try {
            return step.take(typed);
        } catch (RuntimeException e) {
            LOG.warn("What somebody said could not be kept: {}", e.getClass().getSimpleName());
            return filled(pages.page("own/feedback", HttpStatus.SERVICE_UNAVAILABLE, request), typed, Wrong.NOT_KEPT);
        } finally {
            turns.release();
        }
    }

    private ModelAndView send(
            Place place,
            Typed typed,
            PageForm form,
            HttpServletRequest request,
            HttpServletResponse response,
            Keep keep)
            throws Exception {
        Optional<Language> language = Language.of(form.oneOf("go", Set.of("next", "en", "mi")));
        if (language.isPresent()) {
            pages.speak(response, language.get());
            ModelAndView page = page(place, typed, Wrong.NOTHING, request);
            pages.speak(page, language.get());
            return page;
        }
        Wrong wrong = typed.wrong();
        if (wrong != Wrong.NOTHING) {
            return page(place, typed, wrong, request);
        }
        Optional<Outcome> outcome = CurrentOrganisation.callAs(place.organisation(), () -> keep.keep(typed));
        if (outcome.isEmpty()) {
            return over(typed, Optional.of(place.organisation()), request);
        }
        return outcome.get() == Outcome.FULL
                ? page(place, typed, Wrong.FULL, request)
                : new ModelAndView("redirect:/own/feedback/" + place.ownAddress() + "/sent");
    }

    private ModelAndView over(Typed typed, Optional<String> organisation, HttpServletRequest request) throws Exception {
        ModelAndView page = pages.over(request, organisation);
        pages.showTyped(page, typed.text());
        return page;
    }

    private ModelAndView page(Place place, Typed typed, Wrong wrong, HttpServletRequest request) throws Exception {
        HttpStatus status =
                switch (wrong) {
                    case NOTHING -> HttpStatus.OK;
                    case EMPTY, TOO_LONG -> HttpStatus.UNPROCESSABLE_ENTITY;
                    case FULL -> HttpStatus.TOO_MANY_REQUESTS;
                    case BUSY, NOT_KEPT -> HttpStatus.SERVICE_UNAVAILABLE;
                };
        ModelAndView page =
                filled(pages.page("own/feedback", status, request, Optional.of(place.organisation())), typed, wrong);
        page.addObject("isByLink", place.isByLink());
        page.addObject("mayTie", place.mayTie());
        page.addObject("answers", CurrentOrganisation.callAs(place.organisation(), answers::shown));
        return page;
    }

    private static ModelAndView filled(ModelAndView page, Typed typed, Wrong wrong) {
        page.addObject("isItem", true);
        page.addObject("said", typed);
        page.addObject("wrong", wrong.name());
        page.addObject("tooMany", typed.text().length() - LENGTH_MAX);
        page.addObject("lengthMax", LENGTH_MAX);
        page.addObject("isByLink", typed.mayBeKnown());
        page.addObject("mayTie", typed.mayBeKnown());
        page.addObject("answers", List.of());
        return page;
    }

    @GetMapping(ORGANISATION + "/sent")
    ModelAndView sent(@PathVariable("organisation") String ownAddress, HttpServletRequest request) throws Exception {
        Optional<String> organisation = pages.organisation(ownAddress);
        return organisation.isEmpty()
                ? pages.over(request, organisation)
                : pages.page("own/feedback-sent", HttpStatus.OK, request, organisation);
    }
}
