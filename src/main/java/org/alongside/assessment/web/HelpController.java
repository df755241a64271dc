package org.alongside.assessment.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.alongside.access.CurrentActor;
import org.alongside.access.Language;
import org.alongside.access.PageForm;
import org.alongside.assessment.AnsweredBy;
import org.alongside.assessment.Answering;
import org.alongside.assessment.Answering.Outcome;
import org.alongside.assessment.Answering.Sitting;
import org.alongside.assessment.NoSuchAssessmentException;
import org.alongside.assessment.form.Question;
import org.alongside.assessment.form.Question.Kind;
import org.alongside.assessment.form.Questions;
import org.alongside.ids.AssessmentId;
import org.alongside.ids.WorkerId;
import org.alongside.messages.SurvivorFacts;
import org.alongside.own.OwnPages;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * On which somebody who helps types in what a survivor says, beside them or from a sheet of paper: all items on one page, in the
 * language that the survivor wishes, then all of it to look at, then it is sent. Whether they may is asked each time. (MONITOR-01)
 */
@Controller
@RequestMapping("/assessments/{id:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}}")
@Policy(PolicyId.MONITOR_01)
class HelpController {
    private static final String ITEM = "item-";
    /** What takes back an answer that was kept. */
    private static final String NO_ANSWER = "NO_ANSWER";

    private static final String MAORI = "mi";
    private static final Set<String> LANGUAGES = Set.of("en", MAORI);
    private static final String ASSISTED = "ASSISTED";
    private static final String ON_PAPER = "ON_PAPER";

    private final Answering answering;
    private final SurvivorFacts survivors;
    private final OwnPages pages;

    HelpController(Answering answering, SurvivorFacts survivors, OwnPages pages) {
        this.answering = answering;
        this.survivors = survivors;
        this.pages = pages;
    }

    /**
     * An item of the page.
     *
     * @param field its name in the form
     * @param isKept whether an answer is kept, which can be taken back
     * @param isWrong whether what was typed is too long
     */
    record Item(String field, Question question, String answer, boolean isKept, boolean isWrong) {}

    /** What was typed, and kept nowhere. */
    record Typed(String question, String words) {}

    @GetMapping
    ModelAndView ask(
            @PathVariable("id") String id,
            @RequestParam(name = "language", defaultValue = "en") String language,
            @RequestParam(name = "kept", required = false) String kept) {
        Sitting sitting = find(id);
        ModelAndView page = page(sitting, language, sitting.draft(), HttpStatus.OK);
        page.addObject("isKept", kept != null);
        return page;
    }

    private Optional<Sitting> open(String id) {
        return answering.find(AnsweredBy.helper(AssessmentId.of(id), me()));
    }

    private Sitting find(String id) {
        return open(id).orElseThrow(NoSuchAssessmentException::new);
    }

    /** Sharing is asked only where there is a record in which the worker could read it. (CONSENT-09) */
    private static List<Question> questions(Sitting sitting) {
        Questions all = Questions.of(sitting.form().json());
        return (sitting.mayShare() ? all : all.without(Answering.SHARED_WITH_WORKER)).all();
    }

    /** All items on paper, to fill in by hand; nothing on it says whose it is. */
    @GetMapping("/sheet")
    ModelAndView sheet(
            @PathVariable("id") String id, @RequestParam(name = "language", defaultValue = "en") String language) {
        ModelAndView page = with("own/sheet", find(id), language, Map.of(), HttpStatus.OK);
        pages.speak(page, Language.of(MAORI.equals(language) ? MAORI : "en").orElseThrow());
        return page;
    }

    private ModelAndView page(Sitting sitting, String language, Map<String, String> answers, HttpStatus status) {
        ModelAndView page = with("assessment/help", sitting, language, answers, status);
        page.addObject("isKept", false);
        page.addObject("version", sitting.form().version());
        page.addObject("isOther", status == HttpStatus.CONFLICT);
        page.addObject("isWrong", status == HttpStatus.UNPROCESSABLE_ENTITY);
        return page;
    }

    private ModelAndView with(
            String view, Sitting sitting, String language, Map<String, String> answers, HttpStatus status) {
        ModelAndView page = new ModelAndView(view, status);
        page.addObject("address", "/assessments/" + sitting.assessmentId());
        page.addObject("label", survivors.labels(List.of(sitting.journeyId())).getOrDefault(sitting.journeyId(), ""));
        page.addObject("isMaori", MAORI.equals(language));
        page.addObject("language", MAORI.equals(language) ? MAORI : "en");
        page.addObject(
                "items",
                questions(sitting).stream()
                        .map(question -> {
                            String answer = answers.getOrDefault(question.key(), "");
                            return new Item(
                                    ITEM + question.key(),
                                    question,
                                    answer,
                                    sitting.draft().containsKey(question.key()),
                                    !question.takes(answer));
                        })
                        .toList());
        return page;
    }

    /** Keeps what was typed, and goes where they wished to go; nothing typed is lost where something is wrong. */
    @PostMapping
    ModelAndView keep(@PathVariable("id") String id, HttpServletRequest request) {
        Optional<Sitting> open = open(id);
        if (open.isEmpty()) {
            return over(request);
        }
        Sitting sitting = open.get();
        List<Question> questions = questions(sitting);
        PageForm form = form(request, questions);
        String language = form.oneOf("language", LANGUAGES);
        String go = form.oneOf("go", Set.of("keep", "review", "en", MAORI));
        Map<String, String> said = said(form, questions);
        Map<String, String> typed = new LinkedHashMap<>(sitting.draft());
        typed.putAll(said);
        if (!form.text("version").equals(String.valueOf(sitting.form().version()))) {
            return page(sitting, language, typed, HttpStatus.CONFLICT);
        }
        if (!questions.stream().allMatch(question -> question.takes(said.getOrDefault(question.key(), "")))) {
            return page(sitting, language, typed, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        if (!answering.save(AnsweredBy.helper(sitting.assessmentId(), me()), said)) {
            return over(request);
        }
        String address = "redirect:/assessments/" + sitting.assessmentId();
        return new ModelAndView(
                switch (go) {
                    case "keep" -> address + "?kept&language=" + language;
                    case "review" -> address + "/review?language=" + language;
                    default -> address + "?language=" + go;
                });
    }

    /** It was over meanwhile, or is not theirs: what was typed is shown once more, to whoever typed it. */
    private ModelAndView over(HttpServletRequest request) {
        List<Question> questions = answering
                .newestForm()
                .map(form -> Questions.of(form.json()).all())
                .orElse(List.of());
        Map<String, String> said = said(form(request, questions), questions);
        ModelAndView page = new ModelAndView("assessment/over", HttpStatus.NOT_FOUND);
        page.addObject(
                "typed",
                questions.stream()
                        .filter(question -> question.kind() == Kind.WORDS)
                        .map(question -> new Typed(question.label().english(), said.getOrDefault(question.key(), "")))
                        .filter(one -> !one.words().isEmpty())
                        .toList());
        return page;
    }

    private static PageForm form(HttpServletRequest request, List<Question> questions) {
        Set<String> words = new LinkedHashSet<>();
        questions.stream()
                .filter(question -> question.kind() == Kind.WORDS)
                .forEach(question -> words.add(ITEM + question.key()));
        return PageForm.withWords(
                request,
                words,
                Stream.concat(
                                Stream.of("language", "go", "version"),
                                questions.stream().map(question -> ITEM + question.key()))
                        .toArray(String[]::new));
    }

    /** Of what can be chosen, nothing is said where nothing was chosen: what was kept stays. */
    private static Map<String, String> said(PageForm form, List<Question> questions) {
        Map<String, String> said = new LinkedHashMap<>();
        for (Question question : questions) {
            String answer = form.text(ITEM + question.key()).replace("\r\n", "\n");
            if (question.kind() != Kind.CHOICE || !answer.isEmpty()) {
                said.put(question.key(), answer.equals(NO_ANSWER) ? "" : answer);
            }
        }
        return said;
    }

    @GetMapping("/review")
    ModelAndView review(
            @PathVariable("id") String id, @RequestParam(name = "language", defaultValue = "en") String language) {
        Sitting sitting = find(id);
        return review(sitting, language, HttpStatus.OK);
    }

    private ModelAndView review(Sitting sitting, String language, HttpStatus status) {
        ModelAndView page = with("assessment/review", sitting, language, sitting.draft(), status);
        page.addObject("isWrong", status != HttpStatus.OK);
        return page;
    }

    /** Also a second time, of who pressed the button twice. */
    @PostMapping("/review")
    ModelAndView send(@PathVariable("id") String id, HttpServletRequest request) {
        PageForm form = PageForm.of(request, "way", "language");
        Optional<String> way = form.choice("way", Set.of(ASSISTED, ON_PAPER));
        if (way.isEmpty()) {
            return review(find(id), form.oneOf("language", LANGUAGES), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        AssessmentId assessment = AssessmentId.of(id);
        AnsweredBy by =
                way.get().equals(ON_PAPER) ? AnsweredBy.typist(assessment, me()) : AnsweredBy.helper(assessment, me());
        if (answering.send(by, id) != Outcome.DONE) {
            throw new NoSuchAssessmentException();
        }
        return new ModelAndView("assessment/sent");
    }

    private static WorkerId me() {
        return CurrentActor.get().orElseThrow().userId();
    }
}
