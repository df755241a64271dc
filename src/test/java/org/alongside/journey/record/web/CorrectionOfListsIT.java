package org.alongside.journey.record.web;

import static org.alongside.testing.walk.Survivors.CALM;
import static org.alongside.testing.walk.Survivors.and;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.alongside.ids.JourneyId;
import org.alongside.ids.RecordEntryId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.proof.Proves;
import org.alongside.records.CorrectionReason;
import org.alongside.records.Corrections;
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
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lists are corrected like texts; what somebody else told stays as it was told, or is taken out. (CONF-07, CONSENT-08) */
@OverHttp
@ExcludeFromProcessCoverage
class CorrectionOfListsIT {
    private static final WorkerId WORKER = WorkerId.of("worker1");
    private static final Map<String, String> RIGHT = Map.of(
            "row-0-step", "Call the library",
            "row-0-withWhom", "Mere, my cousin",
            "row-1-step", "Swim on Sundays",
            "reason", "WRITTEN_WRONG");

    @Autowired
    Visitors visitors;

    @Autowired
    Survivors survivors;

    @Autowired
    Tasklist tasklist;

    @Autowired
    Records records;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Corrections corrections;

    @AfterEach
    void nobodyIsLeft() {
        survivors.everybodyIsGone();
    }

    private JourneyId withNextSteps() {
        JourneyId journey = survivors.inSupport();
        keeps(
                journey,
                RecordField.PLAN_NEXT_STEPS,
                List.of(Map.of("step", "Call the libary", "withWhom", "Mere, my cousin")));
        return journey;
    }

    private void keeps(JourneyId journey, RecordField field, Object value) {
        visitors.inDatabase(() -> {
            records.write(journey, WORKER, "test", Map.of(field, value));
            return true;
        });
    }

    private String entry(JourneyId journey, String field) {
        return visitors.personOf(journey) + "/record/"
                + visitors.rows(
                                "select id from alongside.record_entry where journey_id = :id and field = :field "
                                        + "order by version desc limit 1",
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

    private static HttpResponse<String> correct(Visitor visitor, String entry, Map<String, String> typed) {
        return visitor.submit(entry, entry + "/correct", typed);
    }

    @Test
    @Proves({PolicyId.CONF_05, PolicyId.CONF_07})
    void correctsRowsWithTheirReasonAndKeepsTheNamesInThem() {
        JourneyId journey = withNextSteps();
        JourneyId other = withNextSteps();
        Visitor worker = visitors.as("worker1");
        String entry = entry(journey, "plan.nextSteps");
        assertThat(worker.get(entry).body()).contains("value=\"Call the libary\"", "row-2-step");

        HttpResponse<String> answer = correct(worker, entry, RIGHT);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(worker.get(Visitor.location(answer)).body())
                .contains("The new version is kept", "it was written down wrong", "Call the library")
                .contains("Call the libary", "Swim on Sundays", "Mere, my cousin");
        assertThat(worker.get(visitors.personOf(journey)).body())
                .contains("Call the library", "Mere, my cousin")
                .doesNotContain("libary");
        assertThat(worker.get(visitors.personOf(other)).body())
                .contains("Call the libary")
                .doesNotContain("library");
        assertThat(visitors.rows(
                        "select reason from alongside.record_correction where journey_id = :id",
                        Map.of("id", journey.value())))
                .containsExactly(Map.of("reason", "WRITTEN_WRONG"));
        assertThat(correct(worker, entry(journey, "plan.nextSteps"), Map.of("reason", "SURVIVOR_ASKED"))
                        .statusCode())
                .as("all rows are emptied")
                .isEqualTo(302);
        assertThat(worker.get(entry).body()).contains("Taken out");
    }

    @Test
    void saysOfEachRowWhatIsWrongAndKeepsWhatWasTyped() {
        JourneyId journey = withNextSteps();
        Visitor worker = visitors.as("worker1");
        String entry = entry(journey, "plan.nextSteps");
        HttpResponse<String> tooLong = correct(
                worker,
                entry,
                Map.of("row-1-step", "ā".repeat(201), "row-1-withWhom", "Tui", "reason", "CHANGED_SINCE"));
        assertThat(tooLong.statusCode()).isEqualTo(422);
        assertThat(tooLong.body())
                .contains("row-0-step-wrong", "at most 200 characters", "ā".repeat(201), "value=\"Tui\"");
        HttpResponse<String> noReason = correct(worker, entry, Map.of("row-0-step", "Sing"));
        assertThat(noReason.statusCode()).isEqualTo(422);
        assertThat(noReason.body()).contains("Please choose why", "value=\"Sing\"");
        assertThat(correct(worker, entry, Map.of("row-0-step", "Sing", "row-0-mayContact", "YES"))
                        .statusCode())
                .as("a column that the list does not have")
                .isEqualTo(400);
        assertThat(correct(worker, entry, Map.of("row-50-step", "Sing")).statusCode())
                .isEqualTo(400);
        HttpResponse<String> same = correct(
                worker,
                entry,
                Map.of(
                        "row-3-step",
                        "Call the libary",
                        "row-3-withWhom",
                        "Mere, my cousin",
                        "reason",
                        "WRITTEN_WRONG"));
        assertThat(same.statusCode()).isEqualTo(409);
        assertThat(same.body()).contains("Nothing was changed");
        assertThat(versions(journey, "plan.nextSteps")).isEqualTo(1);
    }

    @Test
    @Proves(PolicyId.CONF_07)
    void tellsTheSecondOfTwoWhoCorrectRowsAndKeepsWhatTheyTyped() {
        JourneyId journey = withNextSteps();
        String entry = entry(journey, "plan.nextSteps");
        List<HttpResponse<String>> both = Stream.of("Read", "Write")
                .map(step -> CompletableFuture.supplyAsync(() ->
                        correct(visitors.as("worker1"), entry, Map.of("row-0-step", step, "reason", "CHANGED_SINCE"))))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(both).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(302, 409);
        assertThat(both.stream()
                        .filter(answer -> answer.statusCode() == 409)
                        .findFirst()
                        .orElseThrow()
                        .body())
                .contains("A later answer was written meanwhile", "Read", "Write");
        assertThat(versions(journey, "plan.nextSteps")).isEqualTo(2);
    }

    @Test
    void correctsWhatIsChosenFromAList() {
        JourneyId journey = survivors.inSupport();
        keeps(journey, RecordField.PERSON_ETHNICITY, List.of("MAORI", "NO_FORM_HAS_IT"));
        keeps(journey, RecordField.PERSON_AGE_BAND, "25_34");
        Visitor worker = visitors.as("worker1");
        String several = entry(journey, "person.ethnicity");
        assertThat(worker.get(several).body())
                .contains("type=\"checkbox\"", "value=\"MAORI\" checked", "value=\"NO_FORM_HAS_IT\" checked");
        assertThat(correct(worker, several, Map.of("value", "MARTIAN", "reason", "WRITTEN_WRONG"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(correct(worker, several, Map.of("value", "PASIFIKA", "reason", "WRITTEN_WRONG"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(correct(worker, entry(journey, "person.ethnicity"), Map.of("reason", "SURVIVOR_ASKED"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(worker.get(several).body()).contains("Taken out");
        String one = entry(journey, "person.ageBand");
        assertThat(correct(worker, one, Map.of("value", "OLD", "reason", "WRITTEN_WRONG"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(correct(worker, one, Map.of("value", "35_44", "reason", "WRITTEN_WRONG"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(correct(worker, entry(journey, "person.ageBand"), Map.of("value", "", "reason", "SURVIVOR_ASKED"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(versions(journey, "person.ageBand")).isEqualTo(3);
    }

    @Test
    @Proves(PolicyId.SAFE_05)
    void choosesNoSupportByACorrectionWhereThereIsRiskAndNoPlan() {
        JourneyId journey = survivors.inSupport();
        keeps(journey, RecordField.PLAN_OPTIONS, List.of("ONE_ON_ONE"));
        keeps(journey, RecordField.PLAN_KEEPING_SAFE, "");
        keeps(journey, RecordField.RISKS_SELF, "Nights alone");
        Visitor worker = visitors.as("worker1");
        HttpResponse<String> refused =
                correct(worker, entry(journey, "plan.options"), Map.of("value", "WORKSHOP", "reason", "CHANGED_SINCE"));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(versions(journey, "plan.options")).isEqualTo(1);
    }

    private JourneyId ofWhomSomebodyTold() {
        return tasklist.as("worker1")
                .begins(and(
                        CALM,
                        "alias",
                        "Tamsin",
                        "cameBy",
                        "PROFESSIONAL",
                        "toldByWhom",
                        "Aroha, a nurse",
                        "toldWhat",
                        "She does not sleep"));
    }

    @Test
    @Proves(PolicyId.CONF_07)
    void whatSomebodyToldStaysAsToldOrIsTakenOut() {
        JourneyId journey = ofWhomSomebodyTold();
        Visitor worker = visitors.as("worker1");
        String what = entry(journey, "told.what");
        assertThat(worker.get(what).body())
                .contains("She does not sleep", "the words of somebody else", "whether they stay")
                .doesNotContain("Keep the new version", "<textarea id=\"value\"");
        assertThat(correct(worker, what, Map.of("value", "She sleeps", "reason", "WRITTEN_WRONG"))
                        .statusCode())
                .isEqualTo(400);
        assertThatThrownBy(() -> visitors.inDatabase(() -> corrections.correct(
                        journey,
                        WORKER,
                        EnumSet.of(RecordField.TOLD_WHAT),
                        RecordEntryId.of(what.substring(what.lastIndexOf('/') + 1)),
                        "She sleeps",
                        CorrectionReason.WRITTEN_WRONG,
                        "test")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("the words of somebody else");
        assertThat(versions(journey, "told.what")).isEqualTo(1);
        assertThat(worker.submit(what, what + "/statement", Map.of("words", "I sleep well"))
                        .statusCode())
                .isEqualTo(302);

        String whom = entry(journey, "told.byWhom");
        assertThat(correct(worker, whom, Map.of("value", "Aroha, a teacher", "reason", "WRITTEN_WRONG"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(worker.get(whom).body()).contains("Aroha, a teacher", "Aroha, a nurse");
        assertThat(worker.get(what).body()).contains("I sleep well", "erased at once and for good");

        assertThat(correct(worker, what, Map.of()).statusCode()).isEqualTo(302);
        for (String gone : List.of(what, whom)) {
            assertThat(worker.get(gone).statusCode()).as(gone).isEqualTo(404);
        }
        assertThat(versions(journey, "told.what") + versions(journey, "told.byWhom"))
                .isZero();
    }

    /** As if all code had been got round. */
    private void correctsInTheDatabase(JourneyId journey, RecordField field, String reason) {
        visitors.inDatabase(() -> {
            UUID id = UUID.randomUUID();
            jdbc.sql("""
                            insert into alongside.record_entry (id, organisation_id, journey_id, field, compartment, occasion,
                                version, ciphertext, written_by, form, said_at)
                            select :id, organisation_id, journey_id, field, compartment, occasion, version + 1, 'x',
                                'worker1', 'x', written_at
                            from alongside.record_entry where journey_id = :journey and field = :field
                            """)
                    .param("id", id)
                    .param("journey", journey.value())
                    .param("field", field.id())
                    .update();
            return jdbc.sql("""
                            insert into alongside.record_correction (entry_id, organisation_id, journey_id, replaces, reason)
                            select :id, organisation_id, journey_id, id, :reason
                            from alongside.record_entry where journey_id = :journey and field = :field and version = 1
                            """)
                    .param("id", id)
                    .param("reason", reason)
                    .param("journey", journey.value())
                    .param("field", field.id())
                    .update();
        });
    }

    @Test
    @Proves(PolicyId.CONF_07)
    void theDatabasePutsNoOtherWordsInThePlaceOfSomebodyElses() {
        JourneyId journey = survivors.inSupport();
        keeps(journey, RecordField.JOINING_LEAVING_TALK, "They came late");
        keeps(journey, RecordField.TOLD_WHAT, "She does not sleep");
        for (RecordField field : List.of(RecordField.JOINING_LEAVING_TALK, RecordField.TOLD_WHAT)) {
            for (String reason : List.of("WRITTEN_WRONG", "SURVIVOR_ASKED")) {
                assertThatThrownBy(() -> correctsInTheDatabase(journey, field, reason))
                        .hasStackTraceContaining("CONF-07: this corrects no entry of this record.");
            }
        }
        assertThat(visitors.as("worker1")
                        .get(entry(journey, "joining.leavingTalk"))
                        .body())
                .contains("These are the words of somebody else", "can stand beside")
                .doesNotContain("Keep the new version", "Take it out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"worker2", "facilitator1", "supervisor1"})
    @Proves(PolicyId.CONF_01)
    void isForNobodyElse(String other) {
        JourneyId journey = withNextSteps();
        JourneyId told = ofWhomSomebodyTold();
        Visitor visitor = visitors.as(other);
        for (String entry : List.of(entry(journey, "plan.nextSteps"), entry(told, "told.what"))) {
            assertThat(visitor.submit("/journeys/done?what=left", entry + "/correct", RIGHT)
                            .statusCode())
                    .isIn(403, 404);
        }
        assertThat(versions(journey, "plan.nextSteps")).isEqualTo(1);
        assertThat(versions(told, "told.what")).isEqualTo(1);
    }

    @Test
    void leadsToThePageOfItsOwnWhereThatIsWhereItIsChanged() {
        JourneyId journey = survivors.inSupport();
        assertThat(visitors.as("worker1").get(entry(journey, "contact.alias")).body())
                .contains("This is changed at", visitors.personOf(journey) + "/contact\"")
                .doesNotContain("Keep the new version");
    }
}
