package org.alongside.journey.record.web;

import static org.alongside.testing.walk.Survivors.CALM;
import static org.alongside.testing.walk.Survivors.and;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alongside.consent.ConsentLedger;
import org.alongside.consent.Purpose;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.journey.record.RecordReading;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.records.RecordField;
import org.alongside.records.Records;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What was written down is read back by who walks with the survivor, and by nobody else. (CONF-01, CONF-03, CONF-08) */
@OverHttp
@ExcludeFromProcessCoverage
class RecordPageIT {
    private static final List<String> PAGES = List.of("", "/record", "/record/print", "/record/agreements");
    private static final String TE_REO = "Kua kōrero mātou mō te whānau, ā, kua whakaae ia kia haere tonu. ";

    private static final Pattern OLDER = Pattern.compile("href=\"([^\"]*before=[^\"]*)\">Older");

    @Autowired
    Visitors visitors;

    @Autowired
    Survivors survivors;

    @Autowired
    Tasklist tasklist;

    @Autowired
    Records records;

    @Autowired
    ConsentLedger consent;

    @Autowired
    SurvivorMessages survivor;

    @AfterEach
    void nobodyIsLeft() {
        survivors.everybodyIsGone();
    }

    private String address(JourneyId journey) {
        return visitors.personOf(journey);
    }

    private void session(String worker, Object... more) {
        tasklist.as(worker)
                .completes("userTask_walkAlongside", Map.of("whatNext", "SESSION"))
                .completes("userTask_recordSession", and(and(CALM, "sessionKind", "PHONE"), more));
    }

    private List<Map<String, Object>> looks(JourneyId journey, String reason) {
        return visitors.rows(
                "select reader, array_to_string(fields, ' ') fields from alongside.record_look where journey_id = :id and reason = :reason",
                Map.of("id", journey.value(), "reason", reason));
    }

    private void goesOnWith(String worker, String release, JourneyId journey) {
        tasklist.as("worker1")
                .about(journey)
                .completes("userTask_walkAlongside", Map.of("whatNext", "ANOTHER_WORKER", "releaseEarlier", release));
        tasklist.as(worker).about(journey).completes("userTask_offerJourney", Map.of("offerAnswer", "ACCEPT"));
    }

    @Test
    @Proves(PolicyId.CONF_03)
    void showsBeforeAMeetingWhatTheLastOneLeftAndListsOneLook() {
        JourneyId journey = survivors.inSupport();
        session("worker1", "talkedAbout", "First: the river", "survivorWishes", "Ask about the dog");
        session("worker1", "talkedAbout", "Second: the garden", "sessionNextSteps", "Plant the kūmara");

        String page = visitors.as("worker1").get(address(journey)).body();

        assertThat(page)
                .contains("Tamsin", "By phone", "Second: the garden", "Plant the kūmara", "Ask about the dog")
                .contains("021 555 0101")
                .doesNotContain("First: the river");
        List<Map<String, Object>> looks = looks(journey, RecordReading.PREPARING);
        assertThat(looks).hasSize(1);
        assertThat(looks.get(0)).containsEntry("reader", "worker1");
        assertThat(String.valueOf(looks.get(0).get("fields")))
                .contains("session.talkedAbout", "session.survivorWishes", "contact.address");
        assertThat(visitors.as("worker1").get("/journeys/" + journey).body()).contains("preparing a meeting");
    }

    @Test
    void standsBesideATaskOfTheirsAndOfNobodyElses() {
        JourneyId journey = survivors.inSupport();
        session("worker1", "talkedAbout", "The river");
        String beside = "/journeys/" + journey + "/beside";
        assertThat(visitors.as("worker1").get(beside).body())
                .contains("The river", "data-record=\"" + address(journey) + "/record\"")
                .doesNotContain("<html");
        for (String other : List.of("facilitator1", "supervisor1", "analyst1", "admin1")) {
            HttpResponse<String> answer = visitors.as(other).get(beside);
            assertThat(answer.statusCode()).as(other).isEqualTo(404);
            assertThat(answer.body()).doesNotContain("river");
        }
    }

    @Test
    void showsAllOfItByTimeAndByThemeWithWhatTookThePlaceOfWhat() {
        JourneyId journey = survivors.inSupport();
        session("worker1", "talkedAbout", "The river");
        tasklist.as("worker1")
                .completes("userTask_walkAlongside", Map.of("whatNext", "REVISE_WAY_FORWARD"))
                .completes("userTask_reviseWayForward", Map.of("hopes", "A bigger garden"));

        Visitor worker = visitors.as("worker1");
        String all = worker.get(address(journey) + "/record").body();
        assertThat(all).contains("A bigger garden", "A garden", "The river", "a later answer took its place", "Worker");
        assertThat(all.indexOf("A bigger garden")).isLessThan(all.indexOf("The river"));
        String plans =
                worker.get(address(journey) + "/record?theme=way-forward").body();
        assertThat(plans).contains("A bigger garden", "A garden").doesNotContain("The river");
        assertThat(worker.get(address(journey) + "/record?theme=sessions-of-others")
                        .statusCode())
                .isEqualTo(404);
        assertThat(worker.get(address(journey) + "/record?before=yesterday").statusCode())
                .isEqualTo(400);
        assertThat(worker.get(address(journey) + "/record/print").body())
                .contains("The river", "It may not be all that is kept");
        assertThat(worker.get(address(journey) + "/record/agreements").body())
                .contains("agreed", "Keeping notes")
                .doesNotContain("taken back");
    }

    @Test
    @Proves(PolicyId.CONSENT_05)
    void whatStillStandsIsShownHoweverMuchWasDecidedSince() {
        JourneyId journey = survivors.inSupport();
        visitors.inDatabase(() -> {
            for (int each = 0; each < 150; each++) {
                consent.decline(journey, WorkerId.of("worker1"), Purpose.ANONYMOUS_REPORTING, Optional.empty());
            }
            return true;
        });
        assertThat(visitors.as("worker1")
                        .get(address(journey) + "/record/agreements")
                        .body())
                .contains("Keeping notes");
    }

    @Test
    @Proves(PolicyId.CONF_03)
    void readingWhatWasAgreedIsListedAsALook() {
        JourneyId journey = survivors.inSupport();
        visitors.as("facilitator1").get(address(journey) + "/record/agreements");
        assertThat(looks(journey, RecordReading.AGREEMENTS)).isEmpty();
        visitors.as("worker1").get(address(journey) + "/record/agreements");
        assertThat(looks(journey, RecordReading.AGREEMENTS))
                .containsExactly(Map.of("reader", "worker1", "fields", Records.AGREEMENTS));
        assertThat(visitors.as("worker1").get("/journeys/" + journey).body())
                .contains("what they agreed to and took back", "reading what was agreed");
    }

    @Test
    void whereNothingWasAskedYetNothingIsListed() {
        JourneyId journey = survivors.atWelcome();
        assertThat(visitors.as("worker1")
                        .get(address(journey) + "/record/agreements")
                        .statusCode())
                .isEqualTo(200);
        assertThat(looks(journey, RecordReading.AGREEMENTS)).isEmpty();
    }

    @Test
    void findsWordsWhateverTheirMacronsAndSaysSoInNoAddress() {
        JourneyId journey = survivors.inSupport();
        session("worker1", "talkedAbout", "Kua kōrero mātou mō te Whānau");
        session("worker1", "talkedAbout", "The garden");
        Visitor worker = visitors.as("worker1");
        String search = address(journey) + "/record/search";

        HttpResponse<String> found = worker.submit(address(journey), search, Map.of("words", "KORERO matou"));
        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(found.body()).contains("Kua kōrero mātou mō te Whānau").doesNotContain("The garden");
        assertThat(looks(journey, RecordReading.SEARCHING)).hasSize(1);

        HttpResponse<String> none = worker.submit(address(journey), search, Map.of("words", "unicorn"));
        assertThat(none.body()).contains("Nothing is written down here");
        assertThat(looks(journey, RecordReading.SEARCHING))
                .as("a look without a hit is a look")
                .hasSize(2);

        HttpResponse<String> tooShort = worker.submit(address(journey), search, Map.of("words", "k"));
        assertThat(tooShort.statusCode()).isEqualTo(422);
        assertThat(tooShort.body()).contains("between 2 and 100 characters", "value=\"k\"");
        assertThat(worker.submit(address(journey), search, Map.of("words", "kk", "theme", "x"))
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"facilitator1", "worker2"})
    @Proves(PolicyId.CONF_01)
    void isNotThereForAnotherWorkerAsIfThereWereNoSuchPerson(String other) {
        JourneyId journey = survivors.inSupport();
        Visitor visitor = visitors.as(other);
        String nobodys = visitor.get("/people/tui-999999").body();
        for (String page : PAGES) {
            HttpResponse<String> answer = visitor.get(address(journey) + page);
            assertThat(answer.statusCode()).as(page).isEqualTo(404);
            assertThat(answer.body()).doesNotContain("Tamsin", "garden").isEqualTo(nobodys);
        }
        assertThat(visitor.submit("/workers/me", address(journey) + "/record/search", Map.of("words", "garden"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(visitors.rows(
                        "select 1 from alongside.record_look where journey_id = :id and reader = :reader",
                        Map.of("id", journey.value(), "reader", other)))
                .isEmpty();
        assertThat(visitors.refusals(other, "CONF-01")).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"supervisor1", "analyst1", "admin1"})
    @Proves(PolicyId.CONF_01)
    void isForNoOtherRole(String other) {
        JourneyId journey = survivors.inSupport();
        Visitor visitor = visitors.as(other);
        for (String page : PAGES) {
            assertThat(visitor.get(address(journey) + page).statusCode())
                    .as(page)
                    .isEqualTo(403);
        }
    }

    @Test
    @Proves(PolicyId.CONF_01)
    void isNotThereForAnotherOrganisation() {
        JourneyId journey = survivors.inSupport();
        Visitor elsewhere = visitors.elsewhere("elsewhereWorker7", "peer-worker");
        PAGES.forEach(page ->
                assertThat(elsewhere.get(address(journey) + page).statusCode()).isEqualTo(404));
    }

    @Test
    @Proves(PolicyId.CONF_08)
    void showsTheNextWorkerOnlyWhatWasReleasedAndNothingToTheOneBefore() {
        JourneyId journey = survivors.inSupport();
        session("worker1", "talkedAbout", "The river");
        Visitor before = visitors.as("worker1");
        String address = address(journey);
        assertThat(before.get(address + "/record").body()).contains("The river");

        goesOnWith("facilitator1", "CONTACT_ONLY", journey);

        PAGES.forEach(
                page -> assertThat(before.get(address + page).statusCode()).isEqualTo(404));
        Visitor after = visitors.as("facilitator1");
        assertThat(after.get("/people/tui-999999/record?before=x").statusCode())
                .as("an address that is wrong is wrong whoever is named in it")
                .isEqualTo(400);
        assertThat(after.get(address).body()).contains("Tamsin", "021 555 0101").doesNotContain("river", "garden");
        assertThat(after.get(address + "/record").body()).doesNotContain("river", "garden");
        assertThat(after.submit(address, address + "/record/search", Map.of("words", "river"))
                        .body())
                .contains("Nothing is written down here");
        session("facilitator1", "talkedAbout", "The sea");
        assertThat(after.get(address + "/record").body()).contains("The sea").doesNotContain("river", "garden");
        assertThat(after.get(address + "/record/agreements").body())
                .as("what holds now is known, whoever wrote it down")
                .contains("agreed");
    }

    @Test
    @Proves(PolicyId.CONF_08)
    void showsTheNextWorkerAllOfItWhereAllWasReleased() {
        JourneyId journey = survivors.inSupport();
        session("worker1", "talkedAbout", "The river");
        goesOnWith("facilitator1", "ALL", journey);
        assertThat(visitors.as("facilitator1").get(address(journey) + "/record").body())
                .contains("The river", "A garden");
    }

    @Test
    void isGoneOnceTheyHaveLeftOrHadEverythingErased() {
        JourneyId journey = survivors.inSupport();
        String address = address(journey);
        Visitor worker = visitors.as("worker1");
        assertThat(worker.get(address).statusCode()).isEqualTo(200);
        assertThat(survivors.says(() -> survivor.leaves(journey))).isTrue();
        PAGES.forEach(
                page -> assertThat(worker.get(address + page).statusCode()).isEqualTo(404));
    }

    @Test
    void showsTenThousandCharactersAndEverythingAsItWasTyped() {
        JourneyId journey = survivors.inSupport();
        String text = TE_REO.repeat(10_000 / TE_REO.length()) + "<script>alert(1)</script>";
        session("worker1", "talkedAbout", text);
        String page = visitors.as("worker1").get(address(journey)).body();
        assertThat(page).contains(TE_REO.repeat(3)).contains("&lt;script&gt;").doesNotContain("<script>alert");
    }

    @Test
    void turnsPagesWithoutGapOrDouble() {
        JourneyId journey = survivors.inSupport();
        visitors.inDatabase(() -> {
            for (int each = 0; each < 130; each++) {
                records.write(
                        journey,
                        WorkerId.of("worker1"),
                        "support.record-session",
                        Map.of(RecordField.SESSION_TALKED_ABOUT, "Session number " + each + "."));
            }
            return true;
        });
        Visitor worker = visitors.as("worker1");
        StringBuilder all = new StringBuilder();
        String next = address(journey) + "/record?theme=session";
        int pages = 0;
        while (next != null) {
            String page = worker.get(next).body();
            all.append(page);
            pages++;
            Matcher older = OLDER.matcher(page);
            next = older.find() ? older.group(1).replace("&amp;", "&") : null;
        }
        assertThat(pages).isEqualTo(3);
        for (int each = 0; each < 130; each++) {
            assertThat(all.toString().split("Session number " + each + "\\.", -1))
                    .hasSize(2);
        }
    }
}
