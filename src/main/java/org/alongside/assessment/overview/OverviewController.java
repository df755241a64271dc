package org.alongside.assessment.overview;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.alongside.access.CurrentLanguage;
import org.alongside.access.PageLink;
import org.alongside.access.Role;
import org.alongside.access.Words;
import org.alongside.assessment.SentAnswers;
import org.alongside.assessment.form.Question;
import org.alongside.assessment.form.Questions;
import org.alongside.counts.HalfYear;
import org.alongside.engine.DeployedForms;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What all survivors together think of the support, by half-years that ended. (MONITOR-03) */
@Controller
@Policy(PolicyId.MONITOR_03)
@Policy(PolicyId.MONITOR_05)
class OverviewController {
    private static final Map<String, String> WHAT = Map.of(
            "DUE", "assessments.were-due-and-were-invited",
            "SENT", "assessments.answered",
            "BY_LINK", "assessments.of-these-by-link",
            "ON_TABLET", "assessments.of-these-on-tablet",
            "ASSISTED", "assessments.of-these-together",
            "TYPED_IN", "assessments.of-these-typed-in",
            "ON_PAPER", "assessments.answered-on-paper",
            "DECLINED", "assessments.would-rather-not",
            "NOT_REACHED", "assessments.were-not-reached",
            "EXPIRED", "assessments.did-not-answer-in-time");
    private static final List<String> ORDER = List.of(
            "DUE",
            "SENT",
            "BY_LINK",
            "ON_TABLET",
            "ASSISTED",
            "TYPED_IN",
            "ON_PAPER",
            "DECLINED",
            "NOT_REACHED",
            "EXPIRED");

    private final OverviewRows rows;
    private final QuotedWords quoted;
    private final DeployedForms forms;
    private final TransactionTemplate transaction;

    OverviewController(OverviewRows rows, QuotedWords quoted, DeployedForms forms, TransactionTemplate transaction) {
        this.rows = rows;
        this.quoted = quoted;
        this.forms = forms;
        this.transaction = transaction;
    }

    @Bean
    static PageLink linkToAssessments() {
        return new PageLink("/assessments", "place.assessments", Set.of(Role.SUPERVISOR, Role.ADMINISTRATOR));
    }

    record Line(String what, String number) {}

    /** One question, and how many gave which answer. */
    record Asked(String group, String question, List<Line> answers) {}

    @GetMapping("/assessments")
    ModelAndView assessments(@RequestParam(name = "half", defaultValue = "") String half) {
        return transaction.execute(status -> page(half));
    }

    private ModelAndView page(String half) {
        ModelAndView page = new ModelAndView("assessments/overview");
        Optional<HalfYear> shown = rows.halfYears().choose(half, page);
        page.addObject("counts", shown.map(this::counts).orElse(List.of()));
        page.addObject("asked", shown.map(this::asked).orElse(List.of()));
        page.addObject("words", shown.map(quoted::of).orElse(Map.of()));
        return page;
    }

    private List<Line> counts(HalfYear halfYear) {
        Map<String, Optional<Integer>> counts = rows.counts(halfYear);
        return ORDER.stream()
                .filter(counts::containsKey)
                .map(what -> new Line(Words.ofCode(WHAT, what), number(counts.getOrDefault(what, Optional.empty()))))
                .toList();
    }

    /** A question that changed its answers with a version of the form stands there once for each. */
    private List<Asked> asked(HalfYear halfYear) {
        List<Asked> asked = new ArrayList<>();
        rows.distributions(halfYear).forEach((version, items) -> forms.of(SentAnswers.FORM, version)
                .ifPresent(form -> Questions.of(form.json()).all().stream()
                        .filter(question -> items.containsKey(question.key()))
                        .forEach(
                                question -> asked.add(asked(question, items.getOrDefault(question.key(), Map.of()))))));
        return asked;
    }

    private static Asked asked(Question question, Map<String, Optional<Integer>> numbers) {
        return new Asked(
                question.group().in(CurrentLanguage.get().isMaori()),
                question.label().in(CurrentLanguage.get().isMaori()),
                question.choices().stream()
                        .filter(choice -> numbers.containsKey(choice.value()))
                        .map(choice -> new Line(
                                choice.words().in(CurrentLanguage.get().isMaori()),
                                number(numbers.getOrDefault(choice.value(), Optional.empty()))))
                        .toList());
    }

    private static String number(Optional<Integer> number) {
        return number.map(String::valueOf).orElse(Words.here("assessments.not-shown"));
    }
}
