package org.alongside.journey.record.web;

import static org.alongside.testing.walk.Survivors.CALM;
import static org.alongside.testing.walk.Survivors.and;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.alongside.consent.Purpose;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.journey.record.RecordCorrection;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Entries are corrected by new versions, and what the survivor says to one stands beside it. (CONF-07, CONF-08) */
@OverHttp
@ExcludeFromProcessCoverage
class CorrectionIT {
    private static final Map<String, String> CHANGED =
            Map.of("value", "Second: we spoke of the sea", "reason", "WRITTEN_WRONG");

    @Autowired
    Visitors visitors;

    @Autowired
    Survivors survivors;

    @Autowired
    Tasklist tasklist;

    @Autowired
    SurvivorMessages survivor;

    @AfterEach
    void nobodyIsLeft() {
        survivors.everybodyIsGone();
    }

    private String address(JourneyId journey) {
        return visitors.personOf(journey);
    }

    private JourneyId withSession() {
        JourneyId journey = survivors.inSupport();
        session("worker1", "First: the river");
        return journey;
    }

    private void session(String worker, String talkedAbout) {
        tasklist.as(worker)
                .completes("userTask_walkAlongside", Map.of("whatNext", "SESSION"))
                .completes(
                        "userTask_recordSession",
                        and(and(CALM, "sessionKind", "PHONE"), "talkedAbout", talkedAbout, "sessionMinutes", 40));
    }

    /** The newest version of the newest answer. */
    private String entry(JourneyId journey, String field) {
        return address(journey) + "/record/"
                + visitors.rows(
                                "select id from alongside.record_entry where journey_id = :id and field = :field "
                                        + "order by coalesce(said_at, written_at) desc, version desc limit 1",
                                Map.of("id", journey.value(), "field", field))
                        .get(0)
                        .get("id");
    }

    private long versions(JourneyId journey, String field) {
        return visitors.rows(
                        "select 1 from alongside.record_entry where journey_id = :id and field = :field",
                        Map.of("id", journey.value(), "field", field))
                .size();
    }

    private void goesOnWith(String worker, String release, JourneyId journey) {
        tasklist.as("worker1")
                .about(journey)
                .completes("userTask_walkAlongside", Map.of("whatNext", "ANOTHER_WORKER", "releaseEarlier", release));
        tasklist.as(worker).about(journey).completes("userTask_offerJourney", Map.of("offerAnswer", "ACCEPT"));
    }

    private static HttpResponse<String> correct(Visitor visitor, String entry, Map<String, String> typed) {
        return visitor.submit(entry, entry + "/correct", typed);
    }

    private static HttpResponse<String> says(Visitor visitor, String entry, String words) {
        return visitor.submit(entry, entry + "/statement", Map.of("words", words));
    }

    @Test
    @Proves({PolicyId.CONF_03, PolicyId.CONF_07})
    void writesANewVersionWithItsReasonAndKeepsTheOneBefore() {
        JourneyId journey = withSession();
        session("worker1", "Later: the garden");
        Visitor worker = visitors.as("worker1");
        String old = String.valueOf(visitors.rows(
                        "select id from alongside.record_entry where journey_id = :id and field = 'session.talkedAbout' "
                                + "order by written_at limit 1",
                        Map.of("id", journey.value()))
                .get(0)
                .get("id"));
        String entry = address(journey) + "/record/" + old;
        assertThat(worker.get(entry).body())
                .contains("First: the river", "Correct it")
                .doesNotContain("the garden");

        HttpResponse<String> answer = correct(worker, entry, CHANGED);

        assertThat(answer.statusCode()).isEqualTo(302);
        String next = Visitor.location(answer);
        assertThat(worker.get(next).body())
                .contains("The new version is kept", "Second: we spoke of the sea", "First: the river")
                .contains("it was written down wrong");
        String all = worker.get(address(journey) + "/record").body();
        assertThat(all).contains("Second: we spoke of the sea", "First: the river", "Later: the garden");
        assertThat(all.indexOf("Later: the garden"))
                .as("it stands where the session stands")
                .isLessThan(all.indexOf("Second: we spoke"));
        assertThat(worker.get(address(journey)).body())
                .as("the last session is still the last one")
                .contains("Later: the garden")
                .doesNotContain("Second: we spoke");
        assertThat(visitors.rows(
                        "select array_to_string(fields, ' ') fields from alongside.record_look "
                                + "where journey_id = :id and reason = :why and reader = 'worker1'",
                        Map.of("id", journey.value(), "why", RecordCorrection.ENTRY)))
                .isNotEmpty()
                .allSatisfy(look -> assertThat(look).containsEntry("fields", "session.talkedAbout"));
    }

    @Test
    void showsBeforeAMeetingWhatStandsNow() {
        JourneyId journey = withSession();
        Visitor worker = visitors.as("worker1");
        assertThat(correct(worker, entry(journey, "session.talkedAbout"), CHANGED)
                        .statusCode())
                .isEqualTo(302);
        assertThat(worker.get(address(journey)).body())
                .contains("Second: we spoke of the sea")
                .doesNotContain("First: the river");
        String newest = entry(journey, "session.talkedAbout");
        assertThat(correct(worker, newest, Map.of("value", "", "reason", "SURVIVOR_ASKED"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(worker.get(address(journey)).body()).doesNotContain("Second: we spoke", "First: the river");
        assertThat(worker.get(newest).body()).contains("Taken out", "the survivor asked for it");
    }

    @ParameterizedTest
    @CsvSource({
        "session.kind, MESSAGE, PHONE-CALL",
        "session.minutes, 55, 1441",
        "session.minutes, 0, forty",
        "session.date, 2026-11-02, the second"
    })
    void correctsDayAndMinutesWithinWhatTheyMayBe(String field, String right, String wrong) {
        JourneyId journey = survivors.inSupport();
        tasklist.as("worker1")
                .completes("userTask_walkAlongside", Map.of("whatNext", "SESSION"))
                .completes(
                        "userTask_recordSession",
                        and(and(CALM, "sessionKind", "PHONE"), "sessionMinutes", 40, "sessionDate", "2026-11-01"));
        Visitor worker = visitors.as("worker1");
        String entry = entry(journey, field);
        HttpResponse<String> refused = correct(worker, entry, Map.of("value", wrong, "reason", "WRITTEN_WRONG"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("value-wrong");
        assertThat(versions(journey, field)).isEqualTo(1);
        assertThat(correct(worker, entry, Map.of("value", right, "reason", "WRITTEN_WRONG"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(versions(journey, field)).isEqualTo(2);
    }

    @Test
    @Proves(PolicyId.CONF_07)
    void tellsTheSecondOfTwoThatALaterAnswerStandsAndKeepsWhatTheyTyped() {
        JourneyId journey = withSession();
        String entry = entry(journey, "session.talkedAbout");
        List<CompletableFuture<HttpResponse<String>>> answers = Stream.of("One way", "Another way")
                .map(text -> CompletableFuture.supplyAsync(
                        () -> correct(visitors.as("worker1"), entry, Map.of("value", text, "reason", "WRITTEN_WRONG"))))
                .toList();
        List<HttpResponse<String>> both =
                answers.stream().map(CompletableFuture::join).toList();
        assertThat(both).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(302, 409);
        String second = both.stream()
                .filter(answer -> answer.statusCode() == 409)
                .findFirst()
                .orElseThrow()
                .body();
        assertThat(second).contains("A later answer was written meanwhile", "One way", "Another way");
        assertThat(versions(journey, "session.talkedAbout")).isEqualTo(2);
        assertThat(correct(visitors.as("worker1"), entry, CHANGED).statusCode())
                .as("sent again")
                .isEqualTo(409);
        assertThat(versions(journey, "session.talkedAbout")).isEqualTo(2);
    }

    @Test
    void saysWhatIsMissingAndKeepsNothing() {
        JourneyId journey = withSession();
        Visitor worker = visitors.as("worker1");
        String entry = entry(journey, "session.talkedAbout");
        HttpResponse<String> noReason = correct(worker, entry, Map.of("value", "Third"));
        assertThat(noReason.statusCode()).isEqualTo(422);
        assertThat(noReason.body()).contains("Please choose why", ">Third</textarea>");
        HttpResponse<String> tooLong =
                correct(worker, entry, Map.of("value", "ā".repeat(20_001), "reason", "WRITTEN_WRONG"));
        assertThat(tooLong.statusCode()).isEqualTo(422);
        assertThat(tooLong.body()).contains("longer than 20,000", "ā".repeat(20_001));
        assertThat(correct(worker, entry, Map.of("value", "First: the river", "reason", "WRITTEN_WRONG"))
                        .statusCode())
                .isEqualTo(409);
        assertThat(correct(worker, entry, Map.of("value", "Third", "reason", "BORED"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(says(worker, entry, "").statusCode()).isEqualTo(422);
        assertThat(says(worker, entry, "ā".repeat(20_001)).statusCode()).isEqualTo(422);
        assertThat(versions(journey, "session.talkedAbout")).isEqualTo(1);
    }

    @Test
    @Proves(PolicyId.CONF_07)
    void putsBesideAnEntryWhatTheSurvivorSaysToIt() {
        JourneyId journey = withSession();
        Visitor worker = visitors.as("worker1");
        String entry = entry(journey, "session.talkedAbout");
        String words = "Ehara tēnei i te kōrero tika. ".repeat(330).strip();
        assertThat(says(worker, entry, words).statusCode()).isEqualTo(302);
        assertThat(says(worker, entry, words).statusCode()).as("sent again").isEqualTo(409);
        for (String page : List.of("/record", "/record/print", "")) {
            assertThat(worker.get(address(journey) + page).body().split("Ehara tēnei", -1))
                    .as(page)
                    .hasSize(331);
        }
        assertThat(worker.submit(address(journey), address(journey) + "/record/search", Map.of("words", "tenei i te"))
                        .body())
                .contains("First: the river");
        assertThat(correct(worker, entry, CHANGED).statusCode()).isEqualTo(302);
        assertThat(worker.get(entry).body()).contains("Ehara tēnei", "Second: we spoke of the sea");
    }

    @Test
    @Proves(PolicyId.CONF_07)
    void correctsNothingAboutSafetyButPutsWordsBesideIt() {
        JourneyId journey = withSession();
        Visitor worker = visitors.as("worker1");
        String entry = entry(journey, "safety.now");
        long there = versions(journey, "safety.now");
        assertThat(worker.get(entry).body())
                .contains("stays as it was written, as others acted on it", "can stand beside")
                .doesNotContain("Keep the new version");
        assertThat(correct(worker, entry, Map.of("value", "NOT_SAFE", "reason", "WRITTEN_WRONG"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(versions(journey, "safety.now")).isEqualTo(there);
        assertThat(says(worker, entry, "I was not asked this").statusCode()).isEqualTo(302);
        assertThat(worker.get(entry).body()).contains("I was not asked this");
    }

    @Test
    @Proves(PolicyId.CONSENT_07)
    void emptiesANoteThatIsNotAgreedToAndWritesNoOther() {
        JourneyId journey = withSession();
        Visitor worker = visitors.as("worker1");
        String entry = entry(journey, "session.talkedAbout");
        survivors.says(() -> survivor.withdraws(journey, Purpose.KEEP_SESSION_NOTES, WorkerId.of("worker1")));
        assertThat(correct(worker, entry, CHANGED).statusCode()).isEqualTo(409);
        assertThat(says(worker, entry, "A word").statusCode()).isEqualTo(409);
        assertThat(versions(journey, "session.talkedAbout")).isEqualTo(1);
        assertThat(correct(worker, entry, Map.of("value", "", "reason", "SURVIVOR_ASKED"))
                        .statusCode())
                .isEqualTo(302);
    }

    @Test
    @Proves(PolicyId.CONF_08)
    void opensNothingToTheNextWorkerByACorrection() {
        JourneyId journey = withSession();
        String entry = entry(journey, "session.talkedAbout");
        Visitor before = visitors.as("worker1");
        assertThat(correct(before, entry, CHANGED).statusCode()).isEqualTo(302);
        assertThat(says(before, entry, "My own words").statusCode()).isEqualTo(302);
        String newest = entry(journey, "session.talkedAbout");
        goesOnWith("facilitator1", "CONTACT_ONLY", journey);
        Visitor after = visitors.as("facilitator1");
        for (String each : List.of(entry, newest)) {
            assertThat(after.get(each).statusCode()).isEqualTo(404);
            assertThat(after.submit(address(journey), each + "/correct", CHANGED)
                            .statusCode())
                    .isEqualTo(404);
            assertThat(after.submit(address(journey), each + "/statement", Map.of("words", "x"))
                            .statusCode())
                    .isEqualTo(404);
            assertThat(before.get(each).statusCode()).isEqualTo(404);
        }
        assertThat(after.get(address(journey) + "/record").body())
                .doesNotContain("the river", "the sea", "My own words");
    }

    @Test
    @Proves(PolicyId.CONF_08)
    void keepsAtItsTimeWhatTheNextWorkerCorrectsOfWhatWasReleased() {
        JourneyId journey = withSession();
        goesOnWith("facilitator1", "ALL", journey);
        Visitor after = visitors.as("facilitator1");
        String entry = entry(journey, "session.talkedAbout");
        assertThat(correct(after, entry, CHANGED).statusCode()).isEqualTo(302);
        assertThat(after.get(entry).body()).contains("the river", "the sea");
        assertThat(visitors.rows(
                        "select 1 from alongside.record_entry n join alongside.record_correction c on c.entry_id = n.id "
                                + "join alongside.record_entry o on o.id = c.replaces "
                                + "where n.journey_id = :id and n.said_at = o.written_at and n.written_at > o.written_at",
                        Map.of("id", journey.value())))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"facilitator1", "supervisor1", "analyst1", "admin1"})
    @Proves(PolicyId.CONF_01)
    void isForNobodyElse(String other) {
        JourneyId journey = withSession();
        String entry = entry(journey, "session.talkedAbout");
        Visitor visitor = visitors.as(other);
        int status = other.equals("facilitator1") ? 404 : 403;
        assertThat(visitor.get(entry).statusCode()).isEqualTo(status);
        assertThat(visitor.submit("/journeys/done?what=left", entry + "/correct", CHANGED)
                        .statusCode())
                .isEqualTo(status);
        assertThat(visitor.submit("/journeys/done?what=left", entry + "/statement", Map.of("words", "x"))
                        .statusCode())
                .isEqualTo(status);
        assertThat(versions(journey, "session.talkedAbout")).isEqualTo(1);
        Visitor elsewhere = visitors.elsewhere("elsewhereWorker7", "peer-worker");
        assertThat(elsewhere.get(entry).statusCode()).isEqualTo(404);
    }

    @Test
    @Proves(PolicyId.CONF_01)
    void isNotThereUnderSomebodyElsesLabelAndGoneWithTheRecord() {
        JourneyId journey = withSession();
        String entry = entry(journey, "session.talkedAbout");
        Visitor worker = visitors.as("worker1");
        String id = entry.substring(entry.lastIndexOf('/'));
        assertThat(worker.get("/people/tui-999999/record" + id).statusCode()).isEqualTo(404);
        assertThat(worker.get(address(journey) + "/record/" + journey).statusCode())
                .isEqualTo(404);
        assertThat(worker.get(address(journey) + "/record/yesterday").statusCode())
                .isEqualTo(404);
        String label = address(journey);
        survivors.says(() -> survivor.withdraws(journey, Purpose.KEEP_RECORD, WorkerId.of("worker1")));
        assertThat(worker.get(entry).statusCode()).isEqualTo(404);
        assertThat(worker.submit("/journeys/done?what=left", label + "/record" + id + "/correct", CHANGED)
                        .statusCode())
                .isEqualTo(404);
    }
}
