package org.alongside.assessment.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alongside.access.CurrentActor;
import org.alongside.access.Language;
import org.alongside.access.PageForm;
import org.alongside.access.Words;
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
import org.springframework.web.server.ResponseStatusException;
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
    /** Also of an item that was asked when the page was opened, and is not any more. */
    private static final Pattern ITEM_FIELD = Pattern.compile(ITEM + "[A-Za-z0-9_]{1,60}");
    /** More than a form has. */
    private static final int ITEMS_MAX = 80;
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

    /**
     * What was typed or chosen, and kept nowhere.
     *
     * @param question its words, or the key of an item that is not asked any more
     * @param isChosen whether the words are those of the form, which are in English here
     */
    record Typed(String question, String words, boolean isChosen) {}

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
        page.addObject("notAsked", List.of());
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

    /**
     * Keeps what was typed, and goes where they wished to go; nothing typed is lost where something is wrong, it is over, or
     * the questions have changed.
     */
    @PostMapping
    ModelAndView keep(@PathVariable("id") String id, HttpServletRequest request) {
        Set<String> fields = fields(request);
        PageForm form = form(request, fields);
        Optional<Sitting> open = open(id);
        if (open.isEmpty()) {
            return over(form, fields);
        }
        String language = form.oneOf("language", LANGUAGES);
        String go = form.oneOf("go", Set.of("keep", "review", "en", MAORI));
        Sitting sitting = open.get();
        List<Question> questions = questions(sitting);
        Map<String, String> said = said(form, questions);
        Map<String, String> typed = new LinkedHashMap<>(sitting.draft());
        typed.putAll(said);
        if (!form.text("version").equals(String.valueOf(sitting.form().version()))) {
            ModelAndView page = page(sitting, language, typed, HttpStatus.CONFLICT);
            page.addObject("notAsked", notAsked(form, fields, questions).toList());
            return page;
        }
        requireAsked(fields, questions);
        if (!questions.stream().allMatch(question -> question.takes(said.getOrDefault(question.key(), "")))) {
            return page(sitting, language, typed, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        if (!answering.save(AnsweredBy.helper(sitting.assessmentId(), me()), said)) {
            return over(form, fields);
        }
        String address = "redirect:/assessments/" + sitting.assessmentId();
        return new ModelAndView(
                switch (go) {
                    case "keep" -> address + "?kept&language=" + language;
                    case "review" -> address + "/review?language=" + language;
                    default -> address + "?language=" + go;
                });
    }

    /** It was over meanwhile, or is not theirs: what was typed and chosen is shown once more, to whoever did. */
    private ModelAndView over(PageForm form, Set<String> fields) {
        List<Question> questions = answering
                .newestForm()
                .map(newest -> Questions.of(newest.json()).all())
                .orElse(List.of());
        Map<String, String> said = said(form, questions);
        Stream<Typed> asked = questions.stream()
                .map(question -> new Typed(
                        question.label().english(),
                        inWords(question, said.getOrDefault(question.key(), "")),
                        question.kind() == Question.Kind.CHOICE))
                .filter(one -> !one.words().isEmpty());
        ModelAndView page = new ModelAndView("assessment/over", HttpStatus.NOT_FOUND);
        page.addObject(
                "typed", Stream.concat(asked, notAsked(form, fields, questions)).toList());
        return page;
    }

    /** Empty where this cannot be answered so: that is among what is not asked any more. */
    private static String inWords(Question question, String answer) {
        return switch (question.kind()) {
            case WORDS -> answer;
            case CHOICE ->
                question.choices().stream()
                        .filter(choice -> choice.value().equals(answer))
                        .map(choice -> choice.words().english())
                        .findFirst()
                        .orElse("");
            case BOX -> answer.isEmpty() || !question.takes(answer) ? "" : Words.here("common.yes");
        };
    }

    /** What was answered to items that are not asked any more, or not so that this answers them. */
    private static Stream<Typed> notAsked(PageForm form, Set<String> fields, List<Question> questions) {
        return fields.stream()
                .filter(field -> !field.equals(ITEM + Answering.SHARED_WITH_WORKER))
                .filter(field -> questions.stream()
                        .noneMatch(question -> field.equals(ITEM + question.key())
                                && (question.kind() == Kind.WORDS || question.takes(answer(form, field)))))
                .map(field -> new Typed(field.substring(ITEM.length()), answer(form, field), false))
                .filter(one -> !one.words().isEmpty());
    }

    /** Whether their worker may see it is not asked any more where the record was taken back meanwhile. */
    private static void requireAsked(Set<String> fields, List<Question> questions) {
        Set<String> asked =
                questions.stream().map(question -> ITEM + question.key()).collect(Collectors.toSet());
        asked.add(ITEM + Answering.SHARED_WITH_WORKER);
        if (!asked.containsAll(fields)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
    }

    /** Of items, in the order of the page. */
    private static Set<String> fields(HttpServletRequest request) {
        return request.getParameterMap().keySet().stream()
                .filter(field -> ITEM_FIELD.matcher(field).matches())
                .limit(ITEMS_MAX)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static PageForm form(HttpServletRequest request, Set<String> fields) {
        return PageForm.withWords(request, fields, "language", "go", "version");
    }

    private static String answer(PageForm form, String field) {
        String answer = form.text(field).replace("\r\n", "\n");
        return answer.equals(NO_ANSWER) ? "" : answer;
    }

    /** Of what can be chosen, nothing is said where nothing was chosen: what was kept stays. */
    private static Map<String, String> said(PageForm form, List<Question> questions) {
        Map<String, String> said = new LinkedHashMap<>();
        for (Question question : questions) {
            String field = ITEM + question.key();
            if (question.kind() != Kind.CHOICE || !form.text(field).isEmpty()) {
                said.put(question.key(), answer(form, field));
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
