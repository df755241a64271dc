package org.alongside.journey.people.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alongside.ids.JourneyId;
import org.alongside.ids.RecordEntryId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.people.ContactAndWishes;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.records.CorrectionReason;
import org.alongside.records.Corrections;
import org.alongside.records.RecordField;
import org.alongside.records.RecordHistory;
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

/** How a survivor may be reached, their wishes and the people who matter: changed at any time by who walks with them. */
@OverHttp
@ExcludeFromProcessCoverage
class ContactPageIT {
    private static final WorkerId WORKER = WorkerId.of("worker1");
    private static final Pattern STATE = Pattern.compile("name=\"state\" value=\"([^\"]*)\"");

    @Autowired
    Visitors visitors;

    @Autowired
    Survivors survivors;

    @Autowired
    Tasklist tasklist;

    @Autowired
    RecordHistory history;

    @Autowired
    Corrections corrections;

    @AfterEach
    void nobodyIsLeft() {
        survivors.everybodyIsGone();
    }

    private String address(JourneyId journey) {
        return visitors.personOf(journey);
    }

    private static String state(Visitor visitor, String page) {
        Matcher state = STATE.matcher(visitor.get(page).body());
        assertThat(state.find()).isTrue();
        return state.group(1);
    }

    private static HttpResponse<String> sends(Visitor visitor, String page, String state, Object... answers) {
        Map<String, String> fields = new HashMap<>();
        fields.put("state", state);
        for (Map.Entry<String, Object> each : Survivors.and(Map.of(), answers).entrySet()) {
            fields.put(each.getKey(), each.getValue().toString());
        }
        return visitor.submit(page, page, fields);
    }

    private long entries(JourneyId journey, String field) {
        return visitors.rows(
                        "select 1 from alongside.record_entry where journey_id = :id and field = :field",
                        Map.of("id", journey.value(), "field", field))
                .size();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Proves(PolicyId.CONSENT_03)
    void aNumberIsCorrectedBeforeAndAfterTheyAgreedToARecord(boolean isInSupport) {
        JourneyId journey = isInSupport ? survivors.inSupport() : survivors.atWelcome();
        String page = address(journey) + "/contact";
        Visitor worker = visitors.as("worker1");
        assertThat(worker.get(page).body()).contains("021 555 0101", "Phone call", "Cultural wishes");

        HttpResponse<String> answer = sends(
                worker,
                page,
                state(worker, page),
                "contact.alias",
                "Tamsin",
                "contact.channel",
                "PHONE",
                "contact.address",
                "021 555 0199");

        assertThat(Visitor.location(answer)).isEqualTo(address(journey) + "?done=contact");
        assertThat(worker.get(address(journey) + "?done=contact").body()).contains("It is kept", "021 555 0199");
        assertThat(entries(journey, "contact.address")).isEqualTo(2);
        assertThat(entries(journey, "contact.alias"))
                .as("what is unchanged makes no version")
                .isEqualTo(1);
        assertThat(visitors.rows(
                        "select 1 from alongside.record_look where journey_id = :id and reason = :why",
                        Map.of("id", journey.value(), "why", ContactAndWishes.REASON)))
                .isNotEmpty();
    }

    @Test
    @Proves(PolicyId.SAFE_02)
    void whoActsOnAConcernSeesTheNewNumber() {
        JourneyId journey = survivors.inSupport();
        tasklist.as("worker1")
                .about(journey)
                .completes("userTask_walkAlongside", Map.of("whatNext", "SESSION"))
                .completes("userTask_recordSession", Survivors.and(Survivors.URGENT, "sessionKind", "PHONE"));
        Tasklist.Person acts = tasklist.as("worker1").about(journey);
        assertThat(acts.opens("userTask_actNow")).containsEntry("shownAddress", "021 555 0101");
        String page = address(journey) + "/contact";
        Visitor worker = visitors.as("worker1");

        sends(
                worker,
                page,
                state(worker, page),
                "contact.alias",
                "Tamsin",
                "contact.channel",
                "PHONE",
                "contact.address",
                "021 555 0199");

        assertThat(acts.opens("userTask_actNow")).containsEntry("shownAddress", "021 555 0199");
    }

    @Test
    @Proves(PolicyId.WORKER_06)
    void wishesThatChangeAreComparedWithWhoWalksWithThem() {
        JourneyId journey = survivors.inSupport();
        String page = address(journey) + "/contact";
        Visitor worker = visitors.as("worker1");
        assertThat(survivors.wishesMet(journey)).containsEntry("culture", true);

        sends(worker, page, state(worker, page), "contact.alias", "Tamsin", "wishes.culture", "PASIFIKA");
        assertThat(survivors.wishesMet(journey)).containsEntry("culture", false);
        assertThat(worker.get(page).body()).containsPattern("value=\"PASIFIKA\"[^>]*checked");

        sends(worker, page, state(worker, page), "contact.alias", "Tamsin");
        assertThat(survivors.wishesMet(journey)).containsEntry("culture", true);
    }

    @Test
    void whoComesSecondIsToldAndNothingTypedIsLost() {
        JourneyId journey = survivors.inSupport();
        String page = address(journey) + "/contact";
        Visitor worker = visitors.as("worker1");
        String seen = state(worker, page);
        sends(worker, page, seen, "contact.alias", "Tamsin", "contact.address", "first");

        HttpResponse<String> second = sends(worker, page, seen, "contact.alias", "Tamsin", "contact.address", "second");

        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("changed this meanwhile", "value=\"second\"");
        assertThat(worker.get(page).body()).contains("value=\"first\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"021 555 0101", "a..b@c.example", "a@b.example, c@d.example", "A <a@b.example>"})
    void anEmailAddressIsLookedAtWhereItIsTyped(String typed) {
        JourneyId journey = survivors.atWelcome();
        String page = address(journey) + "/contact";
        Visitor worker = visitors.as("worker1");
        HttpResponse<String> answer = sends(
                worker,
                page,
                state(worker, page),
                "contact.alias",
                "Tamsin",
                "contact.channel",
                "EMAIL",
                "contact.address",
                typed,
                "contact.codeName",
                "Sam");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("one e-mail address, such as", "aria-invalid=\"true\"", "value=\"Sam\"");
        assertThat(entries(journey, "contact.address")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"contact.channel", "contact.address", "contact.safeHours"})
    @Proves(PolicyId.CONF_06)
    void atAnyTimeIsAskedAgainWhenTheWayChanges(String changed) {
        JourneyId journey = survivors.atWelcome();
        String page = address(journey) + "/contact";
        Visitor worker = visitors.as("worker1");
        Map<String, Object> answers = Survivors.and(
                Map.of(),
                "contact.alias",
                "Tamsin",
                "contact.channel",
                "EMAIL",
                "contact.address",
                "a@b.example",
                "contact.anyTime",
                "YES");
        String done = address(journey) + "?done=contact";
        assertThat(Visitor.location(sends(worker, page, answers)))
                .as("asked with it")
                .isEqualTo(done);
        assertThat(worker.get(page).body())
                .contains("is taken back until you ask again")
                .containsPattern("name=\"contact.anyTime\" value=\"YES\"[^>]*checked");

        Map<String, Object> other = Survivors.and(
                answers,
                changed,
                changed.endsWith("channel") ? "POST" : changed.endsWith("address") ? "c@d.example" : "mornings");
        assertThat(Visitor.location(sends(worker, page, other))).isEqualTo(page + "?ask=again");
        String asks = worker.get(page + "?ask=again").body();
        assertThat(asks)
                .contains("Please ask them again")
                .doesNotContainPattern("name=\"contact.anyTime\" value=\"YES\"[^>]*checked");

        assertThat(Visitor.location(sends(worker, page, other)))
                .as("asked again")
                .isEqualTo(done);
        assertThat(worker.get(page).body()).containsPattern("name=\"contact.anyTime\" value=\"YES\"[^>]*checked");
    }

    private static HttpResponse<String> sends(Visitor visitor, String page, Map<String, Object> answers) {
        Object[] all = answers.entrySet().stream()
                .flatMap(each -> java.util.stream.Stream.of(each.getKey(), each.getValue()))
                .toArray();
        return sends(visitor, page, state(visitor, page), all);
    }

    /** An entry that is corrected by itself changes the way as well. */
    @Test
    @Proves(PolicyId.CONF_06)
    void aCorrectedAddressTakesItBackAsWell() {
        JourneyId journey = survivors.inSupport();
        String page = address(journey) + "/contact";
        Visitor worker = visitors.as("worker1");
        sends(
                worker,
                page,
                Survivors.and(
                        Map.of(),
                        "contact.alias",
                        "Tamsin",
                        "contact.channel",
                        "PHONE",
                        "contact.address",
                        "1",
                        "contact.anyTime",
                        "YES"));
        visitors.inDatabase(() -> {
            RecordEntryId entry = history.current(
                            journey, WORKER, List.of(RecordField.CONTACT_ADDRESS), List.of(), "test")
                    .get(0)
                    .id();
            return corrections.correct(
                    journey,
                    WORKER,
                    List.of(RecordField.CONTACT_ADDRESS),
                    entry,
                    "2",
                    CorrectionReason.values()[0],
                    "test");
        });
        assertThat(worker.get(page).body())
                .contains("value=\"2\"")
                .doesNotContainPattern("name=\"contact.anyTime\" value=\"YES\"[^>]*checked");
    }

    @Test
    void saysWhatIsWrongBesideTheFieldAndChangesNothing() {
        JourneyId journey = survivors.atWelcome();
        String page = address(journey) + "/contact";
        Visitor worker = visitors.as("worker1");
        String state = state(worker, page);
        HttpResponse<String> empty = sends(worker, page, state, "contact.alias", "", "contact.address", "typed");
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body()).contains("any will do", "value=\"typed\"", "aria-invalid=\"true\"");
        HttpResponse<String> tooLong =
                sends(worker, page, state, "contact.alias", "Tamsin", "contact.codeName", "x".repeat(61));
        assertThat(tooLong.statusCode()).isEqualTo(422);
        assertThat(tooLong.body()).contains("at most 60 characters");
        assertThat(sends(worker, page, state, "contact.alias", "T", "contact.channel", "PIGEON")
                        .statusCode())
                .isEqualTo(400);
        assertThat(sends(worker, page, state, "contact.alias", "T", "plan.hopes", "x")
                        .statusCode())
                .isEqualTo(400);
        assertThat(entries(journey, "contact.address")).isEqualTo(1);
    }

    @Test
    void peopleWhoMatterAreAddedChangedAndTakenOut() {
        JourneyId journey = survivors.inSupport();
        String page = address(journey) + "/people-who-matter";
        Visitor worker = visitors.as("worker1");
        assertThat(worker.get(page).body()).doesNotContain("Nobody may be called now");
        sends(
                worker,
                page,
                state(worker, page),
                "person-0-name",
                "Mere (invented)",
                "person-0-relationship",
                "Sister",
                "person-0-mayContact",
                "YES");
        assertThat(worker.get(page).body()).contains("value=\"Mere (invented)\"", "person-1-name");
        assertThat(worker.get(address(journey) + "/record?theme=person").body())
                .contains("Mere (invented)", "May we contact them?: Yes");

        sends(worker, page, state(worker, page), "person-0-name", "");
        assertThat(worker.get(page).body()).doesNotContain("Mere (invented)");
        assertThat(sends(worker, page, state(worker, page), "person-50-name", "x")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    @Proves(PolicyId.CONSENT_03)
    void peopleWhoMatterAreKeptOnlyOnceTheyAgreedToARecord() {
        JourneyId journey = survivors.atWelcome();
        String page = address(journey) + "/people-who-matter";
        Visitor worker = visitors.as("worker1");
        assertThat(worker.get(page).body()).contains("Nobody may be called now");
        HttpResponse<String> answer = sends(worker, page, state(worker, page), "person-0-name", "Mere (invented)");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("value=\"Mere (invented)\"", "Nobody may be called now");
        assertThat(entries(journey, "person.keyPeople")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"facilitator1", "worker2"})
    @Proves(PolicyId.CONF_01)
    void isNotThereForAnotherWorker(String other) {
        JourneyId journey = survivors.inSupport();
        Visitor visitor = visitors.as(other);
        for (String page : List.of("/contact", "/people-who-matter")) {
            assertThat(visitor.get(address(journey) + page).statusCode()).isEqualTo(404);
        }
        HttpResponse<String> answer = visitor.submit(
                "/workers/me",
                address(journey) + "/contact",
                Map.of("contact.alias", "Other", "contact.address", "mine", "state", "x"));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).doesNotContain("Tamsin");
        HttpResponse<String> wrong =
                visitor.submit("/workers/me", address(journey) + "/contact", Map.of("contact.alias", "", "state", "x"));
        assertThat(wrong.statusCode()).as("not even what is wrong is told").isEqualTo(404);
        assertThat(entries(journey, "contact.address")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"supervisor1", "analyst1", "admin1"})
    void isForNoOtherRole(String other) {
        JourneyId journey = survivors.atWelcome();
        assertThat(visitors.as(other).get(address(journey) + "/contact").statusCode())
                .isEqualTo(403);
    }
}
