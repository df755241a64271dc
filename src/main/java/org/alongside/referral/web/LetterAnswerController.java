package org.alongside.referral.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.alongside.access.CurrentOrganisation;
import org.alongside.access.PageDate;
import org.alongside.access.PageForm;
import org.alongside.engine.EngineClock;
import org.alongside.own.OwnPages;
import org.alongside.own.OwnVisit;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.referral.Referral.Answer;
import org.alongside.referral.answers.ServiceAnswers;
import org.alongside.referral.answers.ServiceAnswers.Shown;
import org.alongside.referral.answers.ServiceAnswers.State;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Where a service says what it can do, by the address in a letter. It shows who wrote and the number of the letter, and nothing of the
 * survivor; opening it changes nothing. Whatever closed it is answered alike, with 404. (REFER-05, CONF-06)
 */
@Controller
@RequestMapping("/own/letter/{organisation:" + OwnVisit.ORGANISATION + "}/{token:[A-Za-z0-9_-]{43}}")
@Policy(PolicyId.REFER_05)
@Policy(PolicyId.CONF_06)
class LetterAnswerController {
    private static final PageDate DAY = PageDate.of("d MMMM uuuu").withZone(EngineClock.ZONE);
    private static final Set<String> ANSWERS =
            ServiceAnswers.ANSWERS.stream().map(Enum::name).collect(Collectors.toSet());

    private final ServiceAnswers answers;
    private final OwnPages pages;

    LetterAnswerController(ServiceAnswers answers, OwnPages pages) {
        this.answers = answers;
        this.pages = pages;
    }

    /** What is wrong with what was sent. */
    enum Wrong {
        NOTHING,
        NO_ANSWER,
        NO_DAY,
        NOT_KEPT
    }

    /** What was chosen. @param until as it was typed */
    record Chosen(String answer, String until) {
        boolean isWaiting() {
            return answer.equals(Answer.WAITING.name());
        }

        @Nullable
        LocalDate day() {
            if (!isWaiting()) {
                return null;
            }
            try {
                return LocalDate.parse(until);
            } catch (DateTimeParseException isNone) {
                return null;
            }
        }
    }

    @GetMapping
    ModelAndView open(
            @PathVariable("organisation") String ownAddress,
            @PathVariable("token") String token,
            HttpServletRequest request)
            throws Exception {
        if (pages.isSignedIn()) {
            return pages.signedIn(request);
        }
        Optional<String> organisation = pages.organisation(ownAddress);
        return page(look(organisation, token), organisation, new Chosen("", ""), Wrong.NOTHING, request);
    }

    @PostMapping
    ModelAndView answer(
            @PathVariable("organisation") String ownAddress,
            @PathVariable("token") String token,
            HttpServletRequest request)
            throws Exception {
        PageForm form = PageForm.of(request, "answer", "until");
        Chosen chosen = new Chosen(form.choice("answer", ANSWERS).orElse(""), form.text("until"));
        if (pages.isSignedIn()) {
            return pages.signedIn(request);
        }
        Optional<String> organisation = pages.organisation(ownAddress);
        Shown shown = look(organisation, token);
        Wrong wrong = wrong(chosen);
        if (shown.state() != State.OPEN || wrong != Wrong.NOTHING) {
            return page(shown, organisation, chosen, wrong, request);
        }
        try {
            Shown now = CurrentOrganisation.callAs(
                    organisation.orElseThrow(),
                    () -> answers.answer(token, Answer.valueOf(chosen.answer()), chosen.day()));
            // Read again by its address, so that pressing "reload" sends nothing again.
            return now.state() == State.ANSWERED
                    ? new ModelAndView("redirect:" + request.getServletPath())
                    : page(now, organisation, chosen, Wrong.NOT_KEPT, request);
        } catch (Refused othersWereFaster) {
            return page(look(organisation, token), organisation, chosen, Wrong.NOT_KEPT, request);
        }
    }

    private Shown look(Optional<String> organisation, String token) throws Exception {
        return organisation.isEmpty()
                ? new Shown(State.OVER, "", "", null)
                : CurrentOrganisation.callAs(organisation.get(), () -> answers.look(token));
    }

    private Wrong wrong(Chosen chosen) {
        if (chosen.answer().isEmpty()) {
            return Wrong.NO_ANSWER;
        }
        LocalDate day = chosen.day();
        return chosen.isWaiting() && (day == null || day.isBefore(answers.earliest()) || day.isAfter(answers.latest()))
                ? Wrong.NO_DAY
                : Wrong.NOTHING;
    }

    private ModelAndView page(
            Shown shown, Optional<String> organisation, Chosen chosen, Wrong wrong, HttpServletRequest request)
            throws Exception {
        HttpStatus status =
                switch (shown.state()) {
                    case OVER -> HttpStatus.NOT_FOUND;
                    case ANSWERED -> HttpStatus.OK;
                    case OPEN ->
                        switch (wrong) {
                            case NOTHING -> HttpStatus.OK;
                            case NO_ANSWER, NO_DAY -> HttpStatus.UNPROCESSABLE_ENTITY;
                            case NOT_KEPT -> HttpStatus.CONFLICT;
                        };
                };
        ModelAndView page = pages.page("own/letter", status, request, organisation);
        Instant answeredAt = shown.answeredAt();
        page.addObject("state", shown.state().name());
        page.addObject("from", shown.from());
        page.addObject("reference", shown.reference());
        page.addObject("answeredOn", answeredAt == null ? "" : DAY.format(answeredAt));
        page.addObject("chosen", chosen);
        page.addObject("wrong", wrong.name());
        page.addObject("earliest", answers.earliest());
        page.addObject("latest", answers.latest());
        page.addObject("earliestDay", DAY.format(answers.earliest()));
        page.addObject("latestDay", DAY.format(answers.latest()));
        return page;
    }
}
