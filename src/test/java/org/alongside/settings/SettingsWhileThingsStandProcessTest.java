package org.alongside.settings;

import static org.alongside.testing.walk.Survivors.EMERGENCY;
import static org.alongside.testing.walk.Survivors.URGENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.alongside.ids.JourneyId;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.Time;
import org.alongside.testing.walk.InOrganisation;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A setting changes what is decided from then on, and no date that was set before. */
@ProcessTest
class SettingsWhileThingsStandProcessTest {
    @Autowired
    Survivors survivors;

    @Autowired
    Tasklist tasklist;

    @Autowired
    Time time;

    @Autowired
    SettingProposals proposals;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private void set(SettingKey key, String value) {
        InOrganisation.asked(Tasklist.ORGANISATION, transaction, () -> {
            SettingsOfTests.set(proposals, key, value);
            return key;
        });
    }

    private Instant dueOf(String task) {
        return tasklist.as("supervisor1").offered(task).getDueDate().toInstant();
    }

    private void isIn(Instant due, Duration length) {
        assertThat(due).isCloseTo(time.now().plus(length), within(1, ChronoUnit.MINUTES));
    }

    @Test
    void aConcernThatWasRaisedKeepsItsTimeAndTheNextHasTheNewOne() {
        survivors.whoMadeContact(URGENT);
        Instant before = dueOf("userTask_backUpWorker");
        isIn(before, Duration.ofMinutes(60));

        set(SettingKey.URGENT_WITHIN, "20");
        assertThat(dueOf("userTask_backUpWorker")).isEqualTo(before);

        survivors.everybodyIsGone();
        survivors.whoMadeContact(URGENT);
        isIn(dueOf("userTask_backUpWorker"), Duration.ofMinutes(20));
    }

    @Test
    void anEmergencyHasItsOwnTime() {
        set(SettingKey.EMERGENCY_WITHIN, "5");
        survivors.whoMadeContact(EMERGENCY);
        isIn(dueOf("userTask_backUpWorker"), Duration.ofMinutes(5));
        time.passes(Duration.ofMinutes(6));
        assertThat(time.timersRun()).isPositive();
        isIn(dueOf("userTask_takeOver"), Duration.ofMinutes(5));
    }

    @Test
    void anOfferThatWasMadeStandsAndTheNextStandsAsSet() {
        survivors.whoMadeContact();
        set(SettingKey.OFFER_STANDS, "24");
        time.passes(Duration.ofHours(47));
        assertThat(time.timersRun()).isZero();
        time.passes(Duration.ofHours(2));
        assertThat(time.timersRun()).isPositive();
        time.passes(Duration.ofHours(23));
        assertThat(time.timersRun()).isZero();
        time.passes(Duration.ofHours(2));
        assertThat(time.timersRun()).isPositive();
    }

    @Test
    void whoWantsMoreTimeIsAskedAgainAfterTheTimeThatIsSet() {
        set(SettingKey.CONSENT_WAIT, "20");
        survivors.atConsent();
        tasklist.as("worker1").completes("userTask_recordConsent", Map.of("consentDecision", "MORE_TIME"));

        set(SettingKey.CONSENT_WAIT, "2");
        isIn(
                tasklist.as("worker1")
                        .theirs("userTask_recordConsent")
                        .getFollowUpDate()
                        .toInstant(),
                Duration.ofDays(20));
    }

    @Test
    void aFollowUpThatWasArrangedKeepsItsDayAndTheNextHasTheNewOne() {
        JourneyId journey = survivors.whoMadeContact(Map.of());
        Instant before = followUpDue(journey);
        isIn(before, Duration.ofHours(72));
        set(SettingKey.FOLLOW_UP_WITHIN, "48");
        set(SettingKey.FOLLOW_UP_NOT_REACHED, "5");
        assertThat(followUpDue(journey)).isEqualTo(before);

        tasklist.as("worker1").about(journey).completes("userTask_followUp", Map.of("followUpAnswer", "NOT_REACHED"));
        isIn(followUpDue(journey), Duration.ofHours(5));
    }

    private Instant followUpDue(JourneyId journey) {
        return tasklist.as("worker1")
                .about(journey)
                .theirs("userTask_followUp")
                .getDueDate()
                .toInstant();
    }

    @Test
    void whatWasExplainedAndAgreedToKeepsTheVersionOfItsWords() {
        JourneyId before = survivors.inSupport();
        set(SettingKey.CONSENT_WORDING, "You decide, *always*.\nNobody else does.");
        JourneyId after = survivors.atConsent();
        assertThat(tasklist.as("worker1").about(after).opens("userTask_recordConsent"))
                .containsEntry("consentWording", "You decide, \\*always\\*\\.\n\nNobody else does\\.");
        tasklist.as("worker1").about(after).completes("userTask_recordConsent", Survivors.agreeing());

        assertThat(wordings(before)).containsExactly("2026-11");
        assertThat(wordings(after)).hasSize(1).allMatch(wording -> wording.contains("/ours-"));
    }

    @Test
    @Proves(PolicyId.CONSENT_04)
    void aFormThatWasOpenedBeforeTheWordsChangedKeepsThoseThatItShowed() {
        JourneyId atFirst = survivors.atConsent();
        Object none = wordingShownTo(atFirst);
        set(SettingKey.CONSENT_WORDING, "You decide.");
        JourneyId later = survivors.atConsent();
        Object first = wordingShownTo(later);
        set(SettingKey.CONSENT_WORDING, "You decide, always.");

        consents(atFirst, none);
        consents(later, first);

        assertThat(wordings(atFirst)).containsExactly("2026-11");
        assertThat(wordings(later)).containsExactly("2026-11/ours-" + first);
        assertThat(explanations(later)).contains("2026-11/ours-" + first);
    }

    @Test
    void refusesAVersionOfTheWordsThatNeverHeld() {
        JourneyId journey = survivors.atConsent();
        assertThat(tasklist.as("worker1")
                        .about(journey)
                        .isRefused(
                                "userTask_recordConsent",
                                Survivors.and(Survivors.agreeing(), "wordingShown", 2_000_000_000))
                        .sentence())
                .contains("Please open the task again");
        assertThat(wordings(journey)).isEmpty();
    }

    private Object wordingShownTo(JourneyId journey) {
        return Objects.requireNonNull(tasklist.as("worker1")
                .about(journey)
                .opens("userTask_recordConsent")
                .get("wordingShown"));
    }

    private void consents(JourneyId journey, Object wordingShown) {
        tasklist.as("worker1")
                .about(journey)
                .completes(
                        "userTask_recordConsent",
                        Survivors.and(
                                Survivors.agreeing(),
                                "wordingShown",
                                wordingShown,
                                "explainedToday",
                                List.of("RISKS")));
    }

    private List<String> explanations(JourneyId journey) {
        return InOrganisation.asked(Tasklist.ORGANISATION, transaction, () -> jdbc.sql(
                        "select distinct wording from alongside.explanation where journey_id = :journey")
                .param("journey", journey.value())
                .query(String.class)
                .list());
    }

    private List<String> wordings(JourneyId journey) {
        return InOrganisation.asked(Tasklist.ORGANISATION, transaction, () -> jdbc.sql(
                        "select distinct wording from alongside.consent_entry where journey_id = :journey")
                .param("journey", journey.value())
                .query(String.class)
                .list());
    }
}
