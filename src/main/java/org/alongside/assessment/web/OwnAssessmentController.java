package org.alongside.assessment.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.alongside.access.CurrentOrganisation;
import org.alongside.access.Language;
import org.alongside.access.PageForm;
import org.alongside.assessment.AnsweredBy;
import org.alongside.assessment.Answering;
import org.alongside.assessment.Answering.Outcome;
import org.alongside.assessment.Answering.Sitting;
import org.alongside.assessment.form.Question;
import org.alongside.assessment.form.Question.Kind;
import org.alongside.assessment.form.Questions;
import org.alongside.own.OwnPages;
import org.alongside.own.OwnVisit;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * On which a survivor says what they think of the support: one item a page, each of which can be left out, then all that
 * they said, which they send or not. What was said is kept at each step. (MONITOR-02)
 */
@Controller
@RequestMapping("/own/assessment")
@Policy(PolicyId.MONITOR_02)
class OwnAssessmentController {
    private static final String ITEM = "/{position:[0-9]{1,2}}";
    private static final String REVIEW = "/own/assessment/review";

    private static final Logger LOG = LoggerFactory.getLogger(OwnAssessmentController.class);

    private final Answering answering;
    private final OwnPages pages;

    OwnAssessmentController(Answering answering, OwnPages pages) {
        this.answering = answering;
        this.pages = pages;
    }

    /** What is open to them while this request is answered. */
    record Open(OwnVisit visit, Sitting sitting, Questions questions, HttpServletRequest request) {
        Optional<String> organisation() {
            return Optional.of(visit.organisation());
        }

        String draft(Question question) {
            return sitting.draft().getOrDefault(question.key(), "");
        }

        /** Which item of which assessment a page is about, so that an old page answers nothing else. */
        String about(Question question) {
            return sitting.assessmentId() + "." + sitting.form().version() + "." + question.key();
        }
    }

    /** An answer on the page that shows all. */
    record Said(int position, Question question, String answer) {}

    private interface Step {
        ModelAndView take(Open open) throws Exception;
    }

    /** Does something where a sitting is open, and says that it is over where none is. */
    private ModelAndView where(HttpServletRequest request, Step step) throws Exception {
        if (pages.isSignedIn()) {
            return pages.signedIn(request);
        }
        Optional<OwnVisit> visit = pages.visit(request);
        if (visit.isEmpty()) {
            return pages.over(request, Optional.empty());
        }
        OwnVisit theirs = visit.get();
        Optional<Sitting> sitting = CurrentOrganisation.callAs(
                theirs.organisation(), () -> answering.find(AnsweredBy.sitting(theirs.secret())));
        if (sitting.isEmpty()) {
            return pages.over(request, Optional.of(theirs.organisation()));
        }
        Questions questions = questions(sitting.get());
        return step.take(new Open(theirs, sitting.get(), questions, request));
    }

    /** Sharing is asked only where there is a record in which the worker could read it. (CONSENT-09) */
    private static Questions questions(Sitting sitting) {
        Questions all = Questions.of(sitting.form().json());
        return sitting.mayShare() ? all : all.without(Answering.SHARED_WITH_WORKER);
    }

    @GetMapping
    ModelAndView start(HttpServletRequest request) throws Exception {
        return where(request, open -> {
            ModelAndView page = pages.page("own/start", HttpStatus.OK, request, open.organisation());
            page.addObject("isBegun", !open.sitting().draft().isEmpty());
            page.addObject("isOnTablet", open.sitting().isOnTablet());
            page.addObject("next", next(open));
            return page;
        });
    }

    /** The first item after all that were answered. */
    private static int next(Open open) {
        List<Question> all = open.questions().all();
        for (int position = all.size(); position > 0; position--) {
            if (!open.draft(all.get(position - 1)).isEmpty()) {
                return Math.min(position + 1, all.size());
            }
        }
        return 1;
    }

    @GetMapping(ITEM)
    ModelAndView item(@PathVariable("position") int position, HttpServletRequest request) throws Exception {
        return where(request, open -> {
            Optional<Question> question = open.questions().at(position);
            return question.isEmpty()
                    ? pages.over(request, open.organisation())
                    : item(open, position, question.get(), open.draft(question.get()), HttpStatus.OK);
        });
    }

    /** @param status 409 where the page that was sent is about another item, 422 where the answer is none of this one */
    private ModelAndView item(Open open, int position, Question question, String answer, HttpStatus status)
            throws Exception {
        ModelAndView page = pages.page("own/item", status, open.request(), open.organisation());
        page.addObject("isItem", true);
        page.addObject("position", position);
        page.addObject("count", open.questions().count());
        page.addObject("question", question);
        page.addObject("answer", answer);
        page.addObject("about", open.about(question));
        page.addObject("isOther", status == HttpStatus.CONFLICT);
        page.addObject("isWrong", status == HttpStatus.UNPROCESSABLE_ENTITY);
        return page;
    }

    /** Keeps what was said, and goes where they wished to go: on, back, to the end, or on in the other language. */
    @PostMapping(ITEM)
    ModelAndView answer(
            @PathVariable("position") int position, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        PageForm form = PageForm.withWords(request, "answer", "go", "about");
        String go = form.oneOf("go", Set.of("next", "back", "review", "en", "mi"));
        String answer = form.text("answer").replace("\r\n", "\n");
        try {
            return with(answer, answer(position, go, answer, form.text("about"), request, response));
        } catch (RuntimeException e) {
            // Such as a database that is away, or busy. What they said is on the page that comes, to be sent again.
            LOG.warn("An answer could not be kept: {}", e.getClass().getSimpleName());
            return pages.again(request, answer);
        }
    }

    /** Where it was over meanwhile, what was written is shown once more, to be copied. */
    private ModelAndView with(String answer, ModelAndView page) {
        if (page.getStatus() == HttpStatus.NOT_FOUND || "own/signed-in".equals(page.getViewName())) {
            pages.showTyped(page, answer);
        }
        return page;
    }

    private ModelAndView answer(
            int position,
            String go,
            String answer,
            String about,
            HttpServletRequest request,
            HttpServletResponse response)
            throws Exception {
        return where(request, open -> {
            Optional<Question> question = open.questions().at(position);
            if (question.isEmpty()) {
                return pages.over(request, open.organisation());
            }
            if (!open.about(question.get()).equals(about)) {
                return ofAnotherPage(open, position, question.get(), answer, about);
            }
            if (!question.get().takes(answer)) {
                return item(open, position, question.get(), answer, HttpStatus.UNPROCESSABLE_ENTITY);
            }
            if (!keeps(open, question.get(), answer)) {
                return pages.over(request, open.organisation());
            }
            Language.of(go).ifPresent(language -> pages.speak(response, language));
            return new ModelAndView(
                    "redirect:" + after(position, go, open.questions().count()));
        });
    }

    /**
     * A page of another assessment, or of a form that was changed meanwhile. Nothing is kept. Where the item is still asked, what
     * was said is shown with it.
     */
    private ModelAndView ofAnotherPage(Open open, int position, Question there, String answer, String about)
            throws Exception {
        List<Question> all = open.questions().all();
        Optional<Question> same = all.stream()
                .filter(one -> about.startsWith(open.sitting().assessmentId() + ".") && about.endsWith("." + one.key()))
                .findFirst();
        return same.isPresent()
                ? item(open, all.indexOf(same.get()) + 1, same.get(), answer, HttpStatus.CONFLICT)
                : item(open, position, there, open.draft(there), HttpStatus.CONFLICT);
    }

    private boolean keeps(Open open, Question question, String answer) throws Exception {
        // A list of which nothing was chosen says nothing: what was chosen before stays.
        if (question.kind() == Kind.CHOICE && answer.isEmpty()) {
            return true;
        }
        OwnVisit visit = open.visit();
        return CurrentOrganisation.callAs(
                visit.organisation(),
                () -> answering.save(AnsweredBy.sitting(visit.secret()), Map.of(question.key(), answer)));
    }

    private static String after(int position, String go, int count) {
        return switch (go) {
            case "next" -> position == count ? REVIEW : "/own/assessment/" + (position + 1);
            case "back" -> position == 1 ? "/own/assessment" : "/own/assessment/" + (position - 1);
            case "review" -> REVIEW;
            default -> "/own/assessment/" + position;
        };
    }

    @GetMapping("/review")
    ModelAndView review(HttpServletRequest request) throws Exception {
        return where(request, open -> {
            ModelAndView page = pages.page("own/review", HttpStatus.OK, request, open.organisation());
            List<Question> all = open.questions().all();
            page.addObject("assessment", open.sitting().assessmentId());
            page.addObject(
                    "all",
                    all.stream()
                            .map(question -> new Said(all.indexOf(question) + 1, question, open.draft(question)))
                            .toList());
            return page;
        });
    }

    @PostMapping("/review")
    ModelAndView send(HttpServletRequest request) throws Exception {
        return ends(request, "sent", answering::send);
    }

    @GetMapping("/decline")
    ModelAndView mayDecline(HttpServletRequest request) throws Exception {
        return where(request, open -> {
            ModelAndView page = pages.page("own/decline", HttpStatus.OK, request, open.organisation());
            page.addObject("assessment", open.sitting().assessmentId());
            return page;
        });
    }

    @PostMapping("/decline")
    ModelAndView decline(HttpServletRequest request) throws Exception {
        return ends(request, "declined", answering::decline);
    }

    private interface End {
        Outcome by(AnsweredBy who, String which);
    }

    /** Also a second time, of who pressed the button twice. */
    private ModelAndView ends(HttpServletRequest request, String page, End end) throws Exception {
        PageForm form = PageForm.of(request, "assessment");
        if (pages.isSignedIn()) {
            return pages.signedIn(request);
        }
        Optional<OwnVisit> visit = pages.visit(request);
        String which = form.text("assessment");
        Optional<String> organisation = visit.map(OwnVisit::organisation);
        return visit.isPresent()
                        && CurrentOrganisation.callAs(
                                        visit.get().organisation(),
                                        () -> end.by(
                                                AnsweredBy.sitting(visit.get().secret()), which))
                                == Outcome.DONE
                ? new ModelAndView("redirect:/own/assessment/" + page)
                : pages.over(request, organisation);
    }

    @GetMapping("/{end:sent|declined}")
    ModelAndView ended(@PathVariable("end") String end, HttpServletRequest request) throws Exception {
        Optional<String> organisation = pages.visit(request).map(OwnVisit::organisation);
        return organisation.isEmpty()
                ? pages.over(request, organisation)
                : pages.page("own/" + end, HttpStatus.OK, request, organisation);
    }
}
