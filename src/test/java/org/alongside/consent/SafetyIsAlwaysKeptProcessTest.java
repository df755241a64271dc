package org.alongside.consent;

import static org.alongside.testing.walk.Survivors.CALM;
import static org.alongside.testing.walk.Survivors.URGENT;
import static org.alongside.testing.walk.Survivors.and;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alongside.access.CurrentOrganisation;
import org.alongside.access.RecordPart;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.records.RecordField;
import org.alongside.records.Records;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What safety demands is kept whatever else was agreed to, and erased like everything else. CONSENT-03, CONSENT-07. */
@ProcessTest
class SafetyIsAlwaysKeptProcessTest {
    private static final List<RecordField> ABOUT_SAFETY = Arrays.stream(RecordField.values())
            .filter(field -> field.compartment() == RecordPart.SAFETY)
            .toList();

    @Autowired
    Survivors survivors;

    @Autowired
    SurvivorMessages survivor;

    @Autowired
    Tasklist tasklist;

    @Autowired
    Records records;

    private Map<RecordField, Object> kept(JourneyId journey) {
        Map<RecordField, Object> kept = new HashMap<>();
        CurrentOrganisation.runAs(
                Tasklist.ORGANISATION, () -> kept.putAll(records.readForService(journey, ABOUT_SAFETY, "test")));
        return kept;
    }

    private void done(String what) {
        tasklist.as("worker1")
                .completes("userTask_actNow", Map.of("concernDone", what, "concernOutcome", "SERVICES_CALLED"));
    }

    @Test
    void policeCalledIsKeptAtAFirstContact() {
        JourneyId journey = survivors.whoMadeContact(and(URGENT, "safetyNote", "Home is not safe tonight"));
        done("Police called");

        assertThat(kept(journey))
                .containsEntry(RecordField.CONCERN_DONE, "Police called")
                .containsEntry(RecordField.SAFETY_NOTE, "Home is not safe tonight");
    }

    @Test
    void isKeptBetweenTheFirstContactAndTheDecision() {
        JourneyId journey = survivors.atWelcome();
        tasklist.as("worker1")
                .completes(
                        "userTask_welcome",
                        and(URGENT, "welcomeNext", "ANOTHER_CONVERSATION", "safetyNote", "A neighbour has a key"));
        done("Stayed on the phone");

        assertThat(kept(journey))
                .containsEntry(RecordField.SAFETY_NOTE, "A neighbour has a key")
                .containsEntry(RecordField.CONCERN_DONE, "Stayed on the phone");
    }

    @Test
    void isKeptWhereSessionNotesAreRefusedAndAfterTheyWereTakenBack() {
        JourneyId journey = survivors.inSupport();
        CurrentOrganisation.runAs(
                Tasklist.ORGANISATION,
                () -> survivor.withdraws(journey, Purpose.KEEP_SESSION_NOTES, WorkerId.of("worker1")));
        tasklist.as("worker1")
                .completes("userTask_walkAlongside", Map.of("whatNext", "SESSION"))
                .completes(
                        "userTask_recordSession",
                        and(URGENT, "sessionKind", "PHONE", "safetyNote", "Calls her sister"));
        done("Ambulance called");

        assertThat(kept(journey))
                .containsEntry(RecordField.SAFETY_NOTE, "Calls her sister")
                .containsEntry(RecordField.CONCERN_DONE, "Ambulance called");
    }

    @Test
    void isErasedWithEverythingElse() {
        JourneyId journey = survivors.whoMadeContact(and(URGENT, "safetyNote", "Home is not safe tonight"));
        done("Police called");
        tasklist.as("worker1").completes("userTask_offerJourney", Map.of("offerAnswer", "ACCEPT"));
        tasklist.as("worker1")
                .completes("userTask_welcome", and(CALM, "welcomeNext", "NOT_NOW", "everythingErased", "YES"))
                .completes("userTask_inviteBeforeErasure", Map.of());

        assertThat(kept(journey)).isEmpty();
    }
}
