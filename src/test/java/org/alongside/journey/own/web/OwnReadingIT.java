package org.alongside.journey.own.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.alongside.engine.Caller;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.records.RecordField;
import org.alongside.records.Records;
import org.alongside.records.ToldByOthers;
import org.alongside.records.ToldByOthers.Answer;
import org.alongside.testing.Time;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a survivor reads on their own page, and what is left out of it. (CONF-03, CONF-07) */
@OverHttp
@ExcludeFromProcessCoverage
class OwnReadingIT extends OwnRecordSteps {
    private static final WorkerId WORKER = WorkerId.of("worker1");

    @Autowired
    Records records;

    @Autowired
    Time time;

    @Autowired
    ToldByOthers told;

    private void writes(JourneyId journey, WorkerId author, Map<RecordField, Object> answers) {
        visitors.inDatabase(() -> records.write(journey, author, "support.record-session", answers));
        time.passes(Duration.ofSeconds(2));
    }

    @Test
    @Proves(PolicyId.CONF_07)
    void readsWhatIsKeptOneThemeAPageAndNoNameUntilTheyAskForNames() {
        JourneyId journey = survivors.inSupport();
        writes(journey, WORKER, Map.of(RecordField.SESSION_TALKED_ABOUT, "The <garden> and the sea"));
        Visitor browser = sits(journey);
        assertThat(browser.get(RECORD + "/kept").body())
                .contains("/own/record/kept/session", "Left out are things", "Safety");
        assertThat(browser.get(RECORD + "/kept/session").body())
                .contains("The &lt;garden&gt; and the sea")
                .doesNotContain("Worker", "Tamsin");
        assertThat(browser.get(RECORD + "/kept/session?names=show").body())
                .contains("Written down by Worker One")
                .doesNotContain("worker1");
        assertThat(browser.get(RECORD + "/kept/contact").body())
                .contains("Hidden until you show names")
                .doesNotContain("Tamsin", "021 555 0101");
        assertThat(browser.get(RECORD + "/kept/contact?names=show").body()).contains("Tamsin", "021 555 0101");
        for (String theme : List.of(
                "meeting",
                "way-forward",
                "looking-back",
                "coming-back",
                "shared",
                "safety",
                "person",
                "groups",
                "assessment")) {
            assertThat(browser.get(RECORD + "/kept/" + theme).statusCode())
                    .as(theme)
                    .isEqualTo(200);
        }
        isOver(browser.get(RECORD + "/kept/offending"));
        isOver(browser.get(RECORD + "/kept/group"));
        assertThat(browser.get(RECORD + "/kept/session?before=x").statusCode()).isEqualTo(400);
    }

    @Test
    @Proves({PolicyId.CONF_05, PolicyId.OFFEND_07})
    void whatOthersSaidAndWhatAnAssessmentSaysIsLeftOut() {
        JourneyId journey = survivors.inSupport();
        writes(
                journey,
                WORKER,
                Map.of(
                        RecordField.TOLD_WHAT, "marked-told",
                        RecordField.TOLD_BY_WHOM, "marked-teller",
                        RecordField.CONCERN_WHAT, "marked-concern",
                        RecordField.JOINING_LEAVING_TALK, "marked-talk",
                        RecordField.OFFENDING_WHAT, "marked-offending",
                        RecordField.SAFETY_NOTE, "Said by me"));
        Visitor browser = sits(journey);
        StringBuilder all = new StringBuilder();
        for (String page : List.of(
                "/kept/contact",
                "/kept/safety",
                "/kept/groups",
                "/kept/shared",
                "/kept/session",
                "/hopes",
                "/looks",
                "/agreements",
                "")) {
            all.append(browser.get(RECORD + page + "?names=show").body());
        }
        assertThat(all.toString()).contains("Said by me").doesNotContain("marked-");
    }

    @Test
    void whatSomebodyToldIsTheirsOnceTheyWereToldOfIt() {
        JourneyId journey = survivors.inSupport();
        writes(
                journey,
                WORKER,
                Map.of(RecordField.TOLD_WHAT, "What a neighbour said", RecordField.TOLD_BY_WHOM, "Kim"));
        visitors.inDatabase(() -> {
            told.answered(journey, told.waitingFor(journey, WORKER), Answer.STAYS, "", WORKER, "test");
            return journey;
        });
        Visitor browser = sits(journey);
        assertThat(browser.get(RECORD + "/kept/contact?names=show").body())
                .contains("What a neighbour said")
                .doesNotContain("Kim");
    }

    @Test
    @Proves(PolicyId.CONF_03)
    void seesWhoReadItByTheNameAtTheTimeAndNotTheirOwnVisits() {
        JourneyId journey = survivors.inSupport();
        visitors.as("worker1").get(visitors.personOf(journey) + "/record");
        Visitor browser = sits(journey);
        browser.get(RECORD + "/kept/session");
        visitors.inDatabase(() -> {
            records.read(journey, WorkerId.of("supervisor2"), List.of(RecordField.OFFENDING_WHAT), "offence-overlap.x");
            return journey;
        });
        assertThat(browser.get(RECORD + "/looks").body())
                .contains("Somebody of our team", "what you shared and planned", "reading back what was written")
                .doesNotContain("Worker One", "worker1");
        assertThat(browser.get(RECORD + "/looks?names=show").body())
                .contains("Worker One")
                .doesNotContain("(worker1)", "survivor<");
        assertThat(visitors.rows(
                        "select 1 from alongside.record_look where journey_id = :id and reader = :me",
                        Map.of("id", journey.value(), "me", Caller.SURVIVOR.value())))
                .isEmpty();
    }

    @Test
    void seesWhenItWasOpenedAndWhatWasAgreed() {
        JourneyId journey = survivors.inSupport();
        Visitor first = sits(journey);
        Visitor browser = opens(invitations.linkToRecord(journey, null));
        assertThat(gives(browser, WORD).statusCode()).isEqualTo(302);
        isOver(first.get(RECORD));
        String start = browser.get(RECORD).body();
        assertThat(start.substring(start.indexOf("id=\"opened\"")).split("<li>"))
                .hasSizeGreaterThan(2);
        assertThat(browser.get(RECORD + "/agreements").body())
                .contains("Keeping a record", "You agreed")
                .doesNotContain("Worker One");
        assertThat(browser.get(RECORD + "/agreements?names=show").body()).contains("Worker One");
    }

    @Test
    @Proves(PolicyId.JOURNEY_02)
    void readsTheirHopesOverTimeInPages() {
        JourneyId journey = survivors.inSupport();
        for (int i = 0; i < OwnRecord.MOMENTS_MAX + 3; i++) {
            writes(journey, WORKER, Map.of(RecordField.PLAN_HOPES, "Hope number " + i + "."));
        }
        Visitor browser = sits(journey);
        String newest = browser.get(RECORD + "/hopes").body();
        assertThat(newest).contains("Hope number 22.", "Hope number 3.").doesNotContain("Hope number 2.");
        String older = newest.substring(newest.indexOf("/own/record/hopes?before="));
        String next = browser.get(older.substring(0, older.indexOf('"')).replace("&amp;", "&"))
                .body();
        assertThat(next).contains("Hope number 2.", "Hope number 0.").doesNotContain("Hope number 3.");
    }

    @Test
    void speaksTeReoMaoriOnEachPage() {
        Visitor browser = sits(survivors.inSupport());
        browser.submit(RECORD, "/own/language", Map.of("language", "mi", "at", RECORD));
        for (String page : List.of(
                "",
                "/kept",
                "/kept/contact",
                "/looks",
                "/agreements",
                "/hopes",
                "/do/pause",
                "/do/erase",
                "/correct",
                "/change-word",
                "/done/pause")) {
            assertThat(browser.get(RECORD + page).body())
                    .as(page)
                    .contains("<html lang=\"mi\"", "Wehe tere", "Ngā nama waea")
                    .doesNotContain("Leave quickly", "Back to my record", "Not now");
        }
        assertThat(browser.get(RECORD).body()).contains("Taku mauhanga", "Mukua ngā mea katoa");
    }

    @Test
    void nothingIsCachedOnAnyPage() {
        Visitor browser = sits(survivors.inSupport());
        for (String page : List.of("", "/kept/contact?names=show", "/looks", "/do/erase", "/correct")) {
            assertThat(browser.get(RECORD + page).headers().allValues("Cache-Control"))
                    .containsExactly("no-store");
        }
    }
}
