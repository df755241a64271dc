package org.alongside.journey.own.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.decisions.HeardConcerns;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.records.RecordField;
import org.alongside.records.Records;
import org.alongside.testing.Time;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What others worry about, who reads what was asked for, what ends with the support, and how long a page stays open. */
@OverHttp
@ExcludeFromProcessCoverage
class OwnRecordBoundsIT extends OwnRecordSteps {
    private static final String WORDS = "The river, not the lake";

    @Autowired
    Records records;

    @Autowired
    Time time;

    private HttpResponse<String> asksForCorrection(Visitor browser) {
        HttpResponse<String> look = browser.submit("/login", RECORD + "/correct", Map.of("words", WORDS, "go", "next"));
        String id = look.body().replaceAll("(?s).*name=\"id\" value=\"([^\"]+)\".*", "$1");
        return browser.submit("/login", RECORD + "/correct/send", Map.of("words", WORDS, "id", id));
    }

    private String theirPage(JourneyId journey) {
        return visitors.personOf(journey) + "/own-record";
    }

    /** Whether and when they are told of a worry of others is decided by people. */
    @Test
    @Proves(PolicyId.CONF_02)
    void whatOthersAnsweredWhenTheyWereWorriedIsLeftOut() {
        JourneyId journey = survivors.inSupport();
        for (String form : List.of(HeardConcerns.PAGE, "support.record-session")) {
            visitors.inDatabase(() -> records.write(
                    journey,
                    WorkerId.of("facilitator1"),
                    form,
                    Map.of(
                            RecordField.SAFETY_NOTE,
                            "Written on " + form,
                            RecordField.SAFETY_OTHERS,
                            form.equals(HeardConcerns.PAGE) ? "CHILD" : "NO")));
            time.passes(Duration.ofSeconds(2));
        }
        assertThat(sits(journey).get(RECORD + "/kept/safety?names=show").body())
                .contains("Written on support.record-session")
                .doesNotContain("heard-concern", "A child may not be safe");
    }

    /** Peoples' names stand also where nobody would look for them. */
    @Test
    void whoIsAlongsideIsHiddenUntilNamesAreShown() {
        JourneyId journey = survivors.inSupport();
        visitors.inDatabase(() -> records.write(
                journey,
                WorkerId.of("worker1"),
                "integrate.plan-way-forward",
                Map.of(RecordField.PLAN_PEOPLE_ALONGSIDE, "Cousin Mere")));
        Visitor browser = sits(journey);
        assertThat(browser.get(RECORD + "/kept/way-forward").body()).doesNotContain("Mere");
        assertThat(browser.get(RECORD + "/kept/way-forward?names=show").body()).contains("Cousin Mere");
    }

    @Test
    @Proves({PolicyId.CONF_03, PolicyId.CONF_08})
    void whoReadsWhatTheyAskedForIsListedAndWhoCameLaterReadsNothingFromBefore() {
        JourneyId journey = survivors.inSupport();
        Visitor browser = sits(journey);
        assertThat(Visitor.location(asksForCorrection(browser))).isEqualTo(RECORD + "/done/correction");
        assertThat(visitors.as("worker1").get(theirPage(journey)).body()).contains(WORDS);
        assertThat(browser.get(RECORD + "/looks?names=show").body())
                .contains("Worker One", "what you asked for on this page", "reading what they asked for");
        time.passes(Duration.ofSeconds(2));
        tasklist.as("worker1")
                .about(journey)
                .completes(
                        "userTask_walkAlongside",
                        Map.of("whatNext", "ANOTHER_WORKER", "releaseEarlier", "CONTACT_ONLY"));
        tasklist.as("facilitator1").about(journey).completes("userTask_offerJourney", Map.of("offerAnswer", "ACCEPT"));
        assertThat(visitors.as("facilitator1").get(theirPage(journey)).body())
                .contains("A correction", "To be done by")
                .doesNotContain(WORDS);
        assertThat(count("record_look where journey_id = :id and reason = 'people.own-record'", journey))
                .isOne();
    }

    @Test
    void isToldThatWhatTheyAskedForIsNotDoneBeforeTheyLeaveOrErase() {
        JourneyId journey = survivors.inSupport();
        Visitor browser = sits(journey);
        assertThat(browser.get(RECORD + "/do/erase").body()).doesNotContain("not done yet");
        does(browser, "copy");
        for (String act : List.of("erase", "leave")) {
            assertThat(browser.get(RECORD + "/do/" + act).body()).as(act).contains("not done yet");
        }
        assertThat(browser.get(RECORD + "/do/pause").body()).doesNotContain("not done yet");
        assertThat(Visitor.location(browser.get(RECORD + "/done/correction"))).isEqualTo(RECORD);
    }

    @Test
    void noneOfTheirPagesStaysOpenForLongHoweverOftenItIsUsed() {
        Visitor browser = sits(survivors.inSupport());
        for (int hour = 0; hour < 11; hour++) {
            time.passes(Duration.ofHours(1));
            assertThat(browser.get(RECORD).statusCode()).isEqualTo(200);
        }
        time.passes(Duration.ofMinutes(61));
        isOver(browser.get(RECORD));
    }

    /** Somebody else tried too many words: who has the record open keeps it open. */
    @Test
    void whoChangesTheirWordWhileItIsClosedIsToldAndNotThrownOut() {
        JourneyId journey = survivors.inSupport();
        Visitor browser = sits(journey);
        Visitor somebody = opens(invitations.linkToRecord(journey, null));
        for (int i = 0; i < 5; i++) {
            gives(somebody, "Not the word " + i);
        }
        HttpResponse<String> changed = browser.submit(
                "/login",
                RECORD + "/change-word",
                Map.of("before", WORD, "word", "Tūī in the flax", "again", "Tūī in the flax"));
        assertThat(changed.statusCode()).isEqualTo(422);
        assertThat(changed.body()).contains("There were too many wrong words");
        assertThat(browser.get(RECORD).statusCode()).isEqualTo(200);
    }

    /** Whoever was beside them when they chose it knows it also after it was changed to the same. */
    @Test
    void whoWasBesideThemIsRememberedWhereTheWordStaysTheSame() {
        JourneyId journey = survivors.inSupport();
        Visitor browser = sits(journey);
        browser.submit("/login", RECORD + "/change-word", Map.of("before", WORD, "word", WORD, "again", WORD));
        assertThat(count("own_word where journey_id = :id and chosen_beside = 'worker1'", journey))
                .isOne();
        browser.submit(
                "/login",
                RECORD + "/change-word",
                Map.of("before", WORD, "word", "Tūī in the flax", "again", "Tūī in the flax"));
        assertThat(count("own_word where journey_id = :id and chosen_beside is null", journey))
                .isOne();
    }

    @Test
    void theFirstWordEndsNoLinkThatTheyHave() {
        JourneyId journey = survivors.inSupport();
        Visitor browser = opens(invitations.linkToRecord(journey, null));
        assertThat(browser.get(RECORD + "/word").body()).contains("There is no word yet");
        chooses(journey, WORD);
        assertThat(Visitor.location(gives(browser, WORD))).isEqualTo(RECORD);
        assertThat(Visitor.location(browser.get(RECORD + "/word"))).isEqualTo(RECORD);
    }
}
