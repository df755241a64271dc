package org.alongside.assessment.overview;

import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.alongside.assessment.SentAnswers;
import org.alongside.assessment.SentAnswers.Sent;
import org.alongside.assessment.Way;
import org.alongside.assessment.form.Question;
import org.alongside.assessment.form.Questions;
import org.alongside.consent.ConsentLedger;
import org.alongside.consent.Purpose;
import org.alongside.counts.CountedByHalfYear;
import org.alongside.counts.HalfYear;
import org.alongside.counts.policy.SixPeopleAtLeast;
import org.alongside.engine.DeployedForms;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.springframework.stereotype.Component;

/**
 * Counts the assessments of each half-year that ended, once: of who agreed to anonymous reporting, the last that each of them
 * sent, each item by itself, and never by worker or group. What is not shown is kept nowhere, and no answer gets into a log.
 */
@Component
@Policy(PolicyId.MONITOR_03)
@Policy(PolicyId.MONITOR_05)
class AssessmentOverview implements CountedByHalfYear {
    /** More people are not counted in one half-year. */
    static final int PEOPLE_MAX = 20_000;

    private static final String NOT_SAID = "NOT_SAID";
    private static final List<String> OUTCOMES = List.of("SENT", "ON_PAPER", "DECLINED", "NOT_REACHED", "EXPIRED");
    /** How each way is counted: what was written on paper and then typed in is none of the rounds that ended on paper. */
    private static final Map<Way, String> WAYS = new EnumMap<>(Map.of(
            Way.BY_LINK, "BY_LINK", Way.ON_TABLET, "ON_TABLET", Way.ASSISTED, "ASSISTED", Way.ON_PAPER, "TYPED_IN"));

    private final OverviewRows rows;
    private final SentAnswers sent;
    private final ConsentLedger consent;
    private final DeployedForms forms;

    AssessmentOverview(OverviewRows rows, SentAnswers sent, ConsentLedger consent, DeployedForms forms) {
        this.rows = rows;
        this.sent = sent;
        this.consent = consent;
        this.forms = forms;
    }

    @Override
    public void count(HalfYear halfYear, Instant now) {
        if (!rows.halfYears().begin(halfYear, now)) {
            return;
        }
        int due = rows.due(halfYear.begins(), halfYear.ends());
        rows.keepCount(halfYear, "DUE", SixPeopleAtLeast.areEnough(due) ? SixPeopleAtLeast.rounded(due) : null);
        Map<String, Integer> ended = rows.ended(halfYear.begins(), halfYear.ends());
        Map<String, Integer> outcomes = new LinkedHashMap<>();
        OUTCOMES.forEach(outcome -> outcomes.put(outcome, ended.getOrDefault(outcome, 0)));
        Map<String, Integer> shown = SixPeopleAtLeast.shown(outcomes);
        OUTCOMES.forEach(outcome -> rows.keepCount(halfYear, outcome, shown.get(outcome)));
        keepWays(halfYear, shown.containsKey("SENT"));

        sent.lastOfEach(halfYear.begins(), halfYear.ends(), PEOPLE_MAX).stream()
                .filter(one -> consent.agrees(one.journeyId(), Purpose.ANONYMOUS_REPORTING))
                .collect(Collectors.groupingBy(Sent::version, TreeMap::new, Collectors.toList()))
                .forEach((version, people) -> forms.of(SentAnswers.FORM, version)
                        .ifPresent(form -> Questions.of(form.json()).all().stream()
                                .filter(question -> question.kind() == Question.Kind.CHOICE)
                                .forEach(question -> keep(halfYear, version, question, people))));
    }

    /**
     * How those answered whose answers were sent, each of them in one way; where it is not shown how many these are, it is not shown
     * either how.
     */
    private void keepWays(HalfYear halfYear, boolean isSentShown) {
        Map<String, Integer> answered = rows.ways(halfYear.begins(), halfYear.ends());
        Map<String, Integer> ways = new LinkedHashMap<>();
        WAYS.forEach((way, what) -> ways.put(what, answered.getOrDefault(way.name(), 0)));
        Map<String, Integer> shown = isSentShown ? SixPeopleAtLeast.shown(ways) : Map.of();
        ways.keySet().forEach(what -> rows.keepCount(halfYear, what, shown.get(what)));
    }

    private void keep(HalfYear halfYear, int version, Question question, List<Sent> people) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        question.choices().stream()
                .map(Question.Choice::value)
                .filter(value -> !value.equals(NOT_SAID))
                .forEach(value -> numbers.put(value, 0));
        people.forEach(one -> numbers.computeIfPresent(
                one.answers().getOrDefault(question.key(), NOT_SAID), (value, number) -> number + 1));
        if (SixPeopleAtLeast.areEnough(
                numbers.values().stream().mapToInt(Integer::intValue).sum())) {
            Map<String, Integer> shown = SixPeopleAtLeast.shown(numbers);
            numbers.keySet().forEach(value -> rows.keep(halfYear, version, question.key(), value, shown.get(value)));
        }
    }
}
