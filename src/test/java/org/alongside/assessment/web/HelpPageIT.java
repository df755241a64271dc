package org.alongside.assessment.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.alongside.consent.ConsentLedger;
import org.alongside.consent.Purpose;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.Time;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.InOrganisation;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody who helps types in what a survivor says. */
@OverHttp
@ExcludeFromProcessCoverage
class HelpPageIT {
    @Autowired
    Survivors survivors;

    @Autowired
    Visitors visitors;

    @Autowired
    Tasklist tasklist;

    @Autowired
    SurvivorMessages survivor;

    @Autowired
    ConsentLedger consent;

    @Autowired
    Time time;

    private JourneyId journey = JourneyId.random();
    private String page = "";
    private Visitor helper;

    @BeforeEach
    void agreedWithSomebody() {
        Helped helped = Helped.by("supervisor1", survivors, tasklist, visitors, time);
        journey = helped.journey();
        page = helped.page();
        helper = visitors.as("supervisor1");
    }

    private HttpResponse<String> types(String go, Map<String, String> answers) {
        Map<String, String> form = new HashMap<>(Map.of("language", "en", "go", go, "version", version()));
        form.putAll(answers);
        return helper.submit(page, form);
    }

    private String version() {
        var found = Pattern.compile("name=\"version\" value=\"([0-9]+)\"")
                .matcher(helper.get(page).body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private void isNotThere(Visitor visitor) {
        assertThat(visitor.get(page).statusCode()).isIn(403, 404);
        assertThat(visitor.get(page + "/review").statusCode()).isIn(403, 404);
        assertThat(visitor.get(page + "/sheet").statusCode()).isIn(403, 404);
    }

    @Test
    @Proves(PolicyId.MONITOR_01)
    void isForWhoHasTheTaskAndUntilItIsSent() {
        for (String other : List.of("supervisor2", "worker1", "worker2", "analyst1", "admin1")) {
            isNotThere(visitors.as(other));
        }
        assertThat(helper.get(page).body())
                .contains("Help to assess the support", "I would rather not say", "item-hope")
                .doesNotContain("checked=\"checked\"");
        assertThat(helper.get(page + "?language=mi").body()).contains("kore rawa", "lang=\"mi\"");

        assertThat(Visitor.location(types("mi", Map.of("item-rightForMyCulture", "4"))))
                .isEqualTo(page + "?language=mi");
        assertThat(helper.get(page).body()).contains("checked=\"checked\"", "No answer: take it back");
        assertThat(Visitor.location(
                        types("review", Map.of("item-rightForMyCulture", "NO_ANSWER", "item-whatHelped", "Tea"))))
                .isEqualTo(page + "/review?language=en");
        assertThat(helper.get(page + "/review").body()).contains("Tea", "How did they fill it in?");
        assertThat(helper.submit(page + "/review", Map.of("language", "en")).statusCode())
                .isEqualTo(422);
        Map<String, String> onPaper = Map.of("language", "en", "way", "ON_PAPER");
        assertThat(helper.submit(page + "/review", onPaper).body()).contains("It is sent", "destroy it now");

        isNotThere(helper);
        assertThat(helper.submit("/messages", page + "/review", onPaper).body())
                .as("pressed twice")
                .contains("It is sent");
        assertThat(visitors.rows(
                        "select state, way, helper from alongside.assessment where journey_id = :id and state <> 'PLANNED'",
                        Map.of("id", journey.value())))
                .containsExactly(Map.of("state", "SENT", "way", "ON_PAPER", "helper", "supervisor1"));
        assertThat(tasklist.as("supervisor1").tasks()).isEmpty();
    }

    @Test
    void nothingTypedIsLost() {
        HttpResponse<String> tooLong =
                types("review", Map.of("item-whatHelped", "x".repeat(1_501), "item-rightForMyCulture", "4"));
        assertThat(tooLong.statusCode()).isEqualTo(422);
        assertThat(tooLong.body()).contains("x".repeat(1_501), "Please shorten it", "checked=\"checked\"");
        assertThat(helper.get(page).body()).doesNotContain("checked=\"checked\"");
        HttpResponse<String> other = types("keep", Map.of("version", "999999", "item-whatHelped", "Tea"));
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.body()).contains("The questions have changed", "Tea");
        assertThat(types("keep", Map.of("item-unknown", "1")).statusCode()).isEqualTo(400);
    }

    /** What was asked when the page was opened, and is not any more or in another way. */
    @Test
    void nothingTypedIsLostWhereTheQuestionsChanged() {
        HttpResponse<String> changed = types(
                "keep",
                Map.of(
                        "version",
                        "999999",
                        "item-whatHelped",
                        "Tea",
                        "item-earlier",
                        "Words of before ".repeat(20),
                        "item-rightForMyCulture",
                        "Rather right"));
        assertThat(changed.statusCode()).isEqualTo(409);
        assertThat(changed.body())
                .contains("not asked any more", "earlier</dt>", "Words of before Words", "Rather right", "Tea")
                .doesNotContain("whatHelped</dt>");
        Map<String, String> many = new HashMap<>(Map.of("version", "999999"));
        for (int i = 0; i <= 80; i++) {
            many.put("item-earlier" + i, "1");
        }
        assertThat(types("keep", many).statusCode()).isEqualTo(400);
        assertThat(types("keep", Map.of("version", "999999", "item-" + "x".repeat(61), "1"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(helper.get(page).body()).doesNotContain(">Tea<", "checked=\"checked\"");
    }

    @Test
    void whetherTheirWorkerMaySeeItIsNotAskedWhereTheRecordWasTakenBackMeanwhile() {
        assertThat(helper.get(page).body()).contains("item-sharedWithWorker");
        Map<String, String> answers = Map.of("item-sharedWithWorker", "yes", "item-whatHelped", "Tea");
        visitors.inDatabase(() -> {
            consent.withdraw(journey, WorkerId.of("worker1"), Purpose.KEEP_RECORD);
            return true;
        });
        assertThat(Visitor.location(types("keep", answers))).isEqualTo(page + "?kept&language=en");
        assertThat(helper.get(page).body()).contains("Tea").doesNotContain("item-sharedWithWorker");
    }

    @Test
    void saysBeforeWhatComesOfItAndThatTheSessionEnds() {
        assertThat(helper.get(page).body())
                .contains("your worker sees it only if you share it", "asked us to keep no record")
                .contains("After half an hour without use you are signed out");
    }

    @Test
    void isOverWhereTheyPause() {
        HttpResponse<String> kept = types("keep", Map.of("item-whatHelped", "Tea"));
        assertThat(Visitor.location(kept)).isEqualTo(page + "?kept&language=en");
        Map<String, String> form =
                new HashMap<>(Map.of("language", "en", "go", "keep", "version", version(), "item-whatHelped", "Tea"));
        form.putAll(Map.of(
                "item-rightForMyCulture",
                "5",
                "item-rightForMyAge",
                "NO_ANSWER",
                "item-mayBeQuoted",
                "yes",
                "item-earlier",
                "Words of before"));
        InOrganisation.says(() -> survivor.pauses(journey));
        HttpResponse<String> over = helper.submit("/messages", page, form);
        assertThat(over.statusCode()).isEqualTo(404);
        assertThat(over.body())
                .contains("It is over", "What helped?", "Tea")
                .contains("The support was right for my culture.", "5 – completely", "<dd>Yes</dd>")
                .contains("earlier</dt>", "Words of before")
                .doesNotContain("NO_ANSWER", "right for my age");
        isNotThere(helper);
    }

    /** In both languages, with all items, and nothing that says whose it is. */
    @Test
    void isPrintedEmpty() {
        types("keep", Map.of("item-whatHelped", "Tea with them"));
        for (String language : List.of("en", "mi")) {
            HttpResponse<String> sheet = helper.get(page + "/sheet?language=" + language);
            assertThat(sheet.statusCode()).isEqualTo(200);
            assertThat(sheet.body())
                    .contains(language.equals("mi") ? "Kaua e tuhi i tō ingoa" : "do not write your name")
                    .doesNotContain("Tea with them", visitors.labelOf(journey));
            assertThat(sheet.body().split("class=\"boxes\"|class=\"lines\"", -1))
                    .hasSize(1 + helper.get(page).body().split("<fieldset|<textarea", -1).length - 1);
        }
        assertThat(visitors.as("worker1").get(page + "/sheet").statusCode()).isEqualTo(403);
        assertThat(visitors.as("supervisor2").get(page + "/sheet").statusCode()).isEqualTo(404);
    }
}
