package org.alongside.settings;

import static org.alongside.testing.walk.Survivors.EMERGENCY;
import static org.alongside.testing.walk.Survivors.URGENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.alongside.assessment.Assessments;
import org.alongside.engine.EngineClock;
import org.alongside.ids.JourneyId;
import org.alongside.ids.MessageSubjectId;
import org.alongside.ids.WorkerId;
import org.alongside.messages.MessageLinks;
import org.alongside.messages.MessageTemplate;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.Time;
import org.alongside.testing.walk.InOrganisation;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.alongside.workers.CoReflections;
import org.alongside.workers.Matching;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    Matching matching;

    @Autowired
    CoReflections coReflections;

    @Autowired
    List<MessageLinks> allLinks;

    @Autowired
    Assessments assessments;

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
    void whoIsAskedToAgreeKeepsTheirTimeAndTheNextHasTheNewOne() {
        JourneyId first = survivors.whoMadeContact(URGENT);
        tasklist.as("worker1").about(first).completes("userTask_actNow", Map.of("concernOutcome", "HELP_ARRANGED"));
        Instant before = dueOf("userTask_agreeToClose");
        isIn(before, Duration.ofHours(24));
        set(SettingKey.AGREE_WITHIN, "5");
        assertThat(dueOf("userTask_agreeToClose")).isEqualTo(before);

        survivors.everybodyIsGone();
        JourneyId next = survivors.whoMadeContact(URGENT);
        tasklist.as("worker1").about(next).completes("userTask_actNow", Map.of("concernOutcome", "HELP_ARRANGED"));
        isIn(dueOf("userTask_agreeToClose"), Duration.ofHours(5));
    }

    /** Another number for each kind of concern: one day more is refused, that day is taken. */
    @ParameterizedTest
    @CsvSource({"URGENT, URGENT_LOOKS_AGAIN_DAYS, 2", "EMERGENCY, EMERGENCY_LOOKS_AGAIN_DAYS, 2"})
    void whoIsStillConcernedLooksAgainWithinTheDaysThatAreSet(String level, SettingKey key, int days) {
        JourneyId journey = survivors.whoMadeContact(level.equals("URGENT") ? URGENT : EMERGENCY);
        set(key, String.valueOf(days));
        assertThat(tasklist.as("worker1")
                        .about(journey)
                        .isRefused("userTask_actNow", stillConcernedUntil(days + 1))
                        .sentence())
                .contains("one of the next " + days + " days");
        tasklist.as("worker1").about(journey).completes("userTask_actNow", stillConcernedUntil(days));
    }

    private Map<String, Object> stillConcernedUntil(int days) {
        return Map.of(
                "concernOutcome",
                "STILL_CONCERNED",
                "lookAgainOn",
                LocalDate.ofInstant(time.now(), EngineClock.ZONE).plusDays(days).toString());
    }

    /** A reminder that is set keeps its time; the next invitation has the new one. */
    @Test
    void remindersOfARoundKeepTheTimeThatWasSetWhenItBegan() {
        JourneyId journey = survivors.inSupport();
        survivors.sixMonthsPass();
        Instant before = offerBy(journey);
        isIn(before, Duration.ofDays(14));
        set(SettingKey.ASSESSMENT_REMIND, "5");
        assertThat(offerBy(journey)).isEqualTo(before);
        tasklist.as("worker1")
                .about(journey)
                .completes("userTask_offerAssessment", Map.of("howTheyAssess", "NOT_REACHED"));
        time.passes(Duration.ofDays(5).plusMinutes(1));
        assertThat(time.timersRun()).isPositive();
        isIn(offerBy(journey), Duration.ofDays(5));
    }

    private Instant offerBy(JourneyId journey) {
        return tasklist.as("worker1")
                .about(journey)
                .theirs("userTask_offerAssessment")
                .getDueDate()
                .toInstant();
    }

    @Test
    void aLinkLastsAsLongAsIsSetWhenItIsMade() {
        JourneyId journey = survivors.inSupport();
        survivors.sixMonthsPass();
        Instant before = endOfLink(journey);
        isIn(before, Duration.ofDays(14));
        set(SettingKey.ASSESSMENT_LINK, "3");
        assertThat(survivors.texts(
                        "select cast(ends_at as text) from alongside.own_link where journey_id = :journey", journey))
                .hasSize(1);
        isIn(endOfLink(journey), Duration.ofDays(3));
    }

    /** Makes a link, as when a message is sent. @return when it opens nothing any more */
    private Instant endOfLink(JourneyId journey) {
        return InOrganisation.asked(Tasklist.ORGANISATION, transaction, () -> {
            MessageLinks links = allLinks.stream()
                    .filter(maker -> maker.templates().contains(MessageTemplate.ASSESSMENT_REMINDED))
                    .findFirst()
                    .orElseThrow();
            assertThat(links.make(
                            journey,
                            MessageTemplate.ASSESSMENT_REMINDED,
                            MessageSubjectId.of(
                                    assessments.open(journey).orElseThrow().id()),
                            null))
                    .isPresent();
            return jdbc.sql("select ends_at from alongside.own_link where journey_id = :journey and closed_at is null")
                    .param("journey", journey.value())
                    .query((row, n) -> row.getTimestamp(1).toInstant())
                    .single();
        });
    }

    @Test
    @Proves(PolicyId.WORKER_03)
    void whoWasAtNoCoReflectionForLongerThanIsSetTakesOnNobodyNew() {
        JourneyId journey = survivors.whoMadeContact();
        wasAtCoReflection(20);
        try {
            assertThat(mayBeAsked(journey)).isTrue();
            set(SettingKey.CO_REFLECTION_DAYS, "14");
            assertThat(mayBeAsked(journey)).isFalse();
            set(SettingKey.CO_REFLECTION_DAYS, "21");
            assertThat(mayBeAsked(journey)).isTrue();
        } finally {
            wasAtCoReflection(0);
        }
    }

    private boolean mayBeAsked(JourneyId journey) {
        return InOrganisation.asked(
                Tasklist.ORGANISATION, transaction, () -> matching.mayBeAsked(journey, WorkerId.of("worker2")));
    }

    private void wasAtCoReflection(int daysAgo) {
        LocalDate day = LocalDate.ofInstant(time.now(), EngineClock.ZONE).minusDays(daysAgo);
        tasklist.as("supervisor1").doing(() -> {
            coReflections.keep(WorkerId.of("worker2"), day, WorkerId.of("supervisor1"));
            return day;
        });
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
