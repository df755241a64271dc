package org.alongside.referral.ending;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.alongside.testing.walk.InOrganisation.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.alongside.consent.ConsentLedger;
import org.alongside.consent.Purpose;
import org.alongside.consent.WhanauAgreements;
import org.alongside.ids.JourneyId;
import org.alongside.ids.SupporterId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.decisions.AskedByLabel;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.journey.state.Journeys.State;
import org.alongside.journey.whanau.Supporters;
import org.alongside.journey.whanau.WhanauSteps;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.referral.ReferralSteps;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.walk.Newcomers;
import org.alongside.testing.walk.Tasklist;
import org.alongside.workers.Workers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever left takes back what they agreed to, through anybody to whom they tell their label. (CONSENT-06, CONSENT-10) */
@ProcessTest
class TakenBackAfterLeavingProcessTest extends ReferralSteps {
    private static final WorkerId HEARD = WorkerId.of("supervisor1");
    private static final String GROUP = "6ba7b810-9dad-11d1-80b4-00c04fd430c8";

    @Autowired
    Workers workers;

    @Autowired
    SurvivorMessages survivor;

    @Autowired
    AskedByLabel byLabel;

    @Autowired
    ConsentLedger consent;

    @Autowired
    WhanauAgreements whanau;

    @Autowired
    Supporters supporters;

    @Autowired
    Newcomers newcomers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private void change(String sql) {
        asked(Tasklist.ORGANISATION, transaction, () -> jdbc.sql(sql).update());
    }

    @BeforeEach
    void nobodyHasTried() {
        change("delete from alongside.label_try");
    }

    private void leaves(JourneyId journey) {
        says(() -> survivor.leaves(journey));
        worker1().completes("userTask_inviteFeedback", Map.of());
    }

    private Optional<String> takesBack(JourneyId journey, Purpose purpose) {
        return asked(() -> byLabel.takesBack(label(journey), purpose, HEARD));
    }

    private String label(JourneyId journey) {
        return survivors
                .texts("select label from alongside.journey where id = :journey", journey)
                .get(0);
    }

    private List<String> passedOn(JourneyId journey) {
        return survivors.texts(
                "select actor || ' ' || regexp_replace(details, '[^A-Z_]', '', 'g') from alongside.ledger_entry"
                        + " where chain = cast(:journey as text) and act = 'taken back after leaving' order by 1",
                journey);
    }

    /** What the decision says that leaving itself ends, and what stands until it is taken back. */
    @Test
    @Proves(PolicyId.CONSENT_06)
    void leavingEndsWhatIsAboutPeopleAndLetsTheRestStand() {
        JourneyId journey = withLetterSent(service("An invented service"), "REFERRED", "NAME");
        agreesToAll(journey);
        SupporterId sister = SupporterId.random();
        says(() -> own.change("test", journey, WORKER1, each -> {
            supporters.add(journey, sister, WhanauSteps.MERE, WORKER1);
            supporters.agree(journey, sister, WhanauAgreements.To.SESSION, in(9), false, WORKER1);
        }));
        assertThat(asked(() -> whanau.now(journey))).hasSize(1);
        leaves(journey);
        for (Purpose purpose : Purpose.values()) {
            assertThat(asked(() -> consent.agrees(journey, purpose)))
                    .as(purpose.name())
                    .isTrue();
        }
        assertThat(asked(() -> whanau.now(journey))).isEmpty();
        assertThat(kept(journey)).containsExactly("CLOSED REFERRED NAME POSTED LEFT");
    }

    private void agreesToAll(JourneyId journey) {
        for (Purpose purpose :
                Set.of(Purpose.KEEP_SESSION_NOTES, Purpose.ANONYMOUS_REPORTING, Purpose.CONTACT_WHANAU)) {
            says(() -> consent.give(journey, WORKER1, purpose, ConsentLedger.How.SPOKEN));
        }
        says(() -> consent.giveFor(journey, WORKER1, GROUP, Set.of("JOINING")));
    }

    @Test
    @Proves({PolicyId.CONSENT_06, PolicyId.CONSENT_10})
    void aServiceIsToldAlthoughNobodyWalksWithThemAnyMore() {
        JourneyId journey = withLetterSent(service("An invented service"), "REFERRED", "NAME");
        leaves(journey);
        assertThat(takesBack(journey, Purpose.DISCLOSE_TO_RECIPIENT)).contains(label(journey));
        takesBack(journey, Purpose.DISCLOSE_TO_RECIPIENT);
        assertThat(kept(journey)).containsExactly("TAKEN_BACK REFERRED NAME POSTED LEFT");
        assertThat(agreements(journey)).containsExactly("GIVEN NAME", "WITHDRAWN ");
        assertThat(worker1().tasks()).containsExactly("userTask_tellService");
        worker1().completes("userTask_tellService", Map.of("recallGoes", "BY_TELEPHONE"));
        assertThat(survivors.state(journey)).isEqualTo(State.ENDED);
        assertThat(passedOn(journey))
                .containsOnly("supervisor1 DISCLOSE_TO_RECIPIENT")
                .hasSize(2);
    }

    /** Accounts end while survivors are away. A supervisor with a conflict acts where there is no other. */
    @ParameterizedTest(name = "{1} where these have a conflict: {0}")
    @CsvSource({"'', supervisor1", "supervisor1, supervisor2", "supervisor1 supervisor2, supervisor1"})
    @Proves(PolicyId.CONSENT_06)
    void aSupervisorTellsTheServiceWhereWhoPreparedTheLetterIsGone(String conflicts, String tells) throws Exception {
        String worker = newcomers.worker(3);
        JourneyId journey = survivors.inSupport();
        says(() -> survivor.wishesAnotherWorker(journey, SurvivorMessages.Release.ALL));
        for (String asked : List.of("worker2", "facilitator1", worker)) {
            if (tasklist.as(asked).about(journey).tasks().contains("userTask_offerJourney")) {
                tasklist.as(asked)
                        .about(journey)
                        .completes(
                                "userTask_offerJourney",
                                Map.of("offerAnswer", asked.equals(worker) ? "ACCEPT" : "DECLINE"));
            }
        }
        begins(journey, service("An invented service"), WorkerId.of(worker));
        tasklist.as(worker).about(journey).completes(AGREE, agreed("REFERRED", "NAME"));
        tasklist.as(worker).about(journey).completes(SEE, SEND);
        says(() -> survivor.leaves(journey));
        newcomers.isRemoved(worker);
        for (String supervisor : conflicts.isEmpty() ? List.<String>of() : List.of(conflicts.split(" "))) {
            says(() -> workers.declareConflict(WorkerId.of(supervisor), journey, "KIN"));
        }
        takesBack(journey, Purpose.DISCLOSE_TO_RECIPIENT);
        assertThat(kept(journey)).containsExactly("TAKEN_BACK REFERRED NAME POSTED LEFT");
        assertThat(tasklist.as(tells).about(journey).tasks()).contains("userTask_tellService");
    }

    @ParameterizedTest
    @EnumSource(
            value = Purpose.class,
            names = {"KEEP_RECORD"},
            mode = EnumSource.Mode.EXCLUDE)
    @Proves({PolicyId.CONSENT_06, PolicyId.CONSENT_10})
    void oneIsTakenBackAndTheOthersStand(Purpose purpose) {
        JourneyId journey = survivors.inSupport();
        agreesToAll(journey);
        leaves(journey);
        takesBack(journey, purpose);
        for (Purpose each : Purpose.values()) {
            assertThat(asked(() -> consent.agrees(journey, each)))
                    .as(each.name())
                    .isEqualTo(each != purpose);
        }
        assertThat(passedOn(journey)).containsExactly("supervisor1 " + purpose);
        says(() -> survivor.comesBack(journey));
        assertThat(asked(() -> consent.agrees(journey, purpose)))
                .as("it is asked anew")
                .isFalse();
    }

    /** Whoever writes it down does not learn by the answer what was agreed to. */
    @Test
    @Proves(PolicyId.CONF_01)
    void theAnswerIsTheSameWhereNothingWasAgreedTo() {
        JourneyId journey = survivors.inSupport();
        leaves(journey);
        takesBack(journey, Purpose.CONTACT_WHANAU);
        takesBack(journey, Purpose.DISCLOSE_TO_RECIPIENT);
        long before = entries(journey);
        assertThat(takesBack(journey, Purpose.CONTACT_WHANAU)).contains(label(journey));
        assertThat(takesBack(journey, Purpose.DISCLOSE_TO_RECIPIENT)).contains(label(journey));
        assertThat(entries(journey)).isEqualTo(before);
    }

    private long entries(JourneyId journey) {
        return survivors.count("select count(*) from alongside.consent_entry where journey_id = :journey", journey);
    }

    @Test
    @Proves({PolicyId.CONSENT_06, PolicyId.CONF_09})
    void theWholeEndsAllThatCanBeAgreedToAnewAndTwoDecideAboutTheRecord() {
        JourneyId journey = withLetterSent(service("An invented service"), "REFERRED", "NAME");
        agreesToAll(journey);
        leaves(journey);
        asked(() -> byLabel.asksToErase(label(journey), HEARD));
        for (Purpose each : Purpose.values()) {
            assertThat(asked(() -> consent.agrees(journey, each)))
                    .as(each.name())
                    .isEqualTo(each == Purpose.KEEP_RECORD);
        }
        assertThat(worker1().tasks()).containsExactly("userTask_tellService");
        assertThat(survivors.running("erasure-review", journey)).hasSize(1);
        assertThat(passedOn(journey)).hasSize(4);
    }

    @Test
    @Proves(PolicyId.CONF_01)
    void whoGoesOnOrIsErasedIsAnsweredLikeNobody() {
        JourneyId journey = survivors.inSupport();
        agreesToAll(journey);
        assertThat(takesBack(journey, Purpose.ANONYMOUS_REPORTING)).isEmpty();
        assertThat(asked(() -> consent.agrees(journey, Purpose.ANONYMOUS_REPORTING)))
                .isTrue();
        String label = label(journey);
        leaves(journey);
        says(() -> survivor.withdraws(journey, Purpose.KEEP_RECORD, WORKER1));
        assertThat(asked(() -> byLabel.takesBack(label, Purpose.ANONYMOUS_REPORTING, HEARD)))
                .isEmpty();
        assertThat(passedOn(journey)).isEmpty();
    }

    @Test
    @Proves(PolicyId.CONF_09)
    void nobodyErasesARecordAtOnceByALabel() {
        JourneyId journey = survivors.inSupport();
        leaves(journey);
        assertThatThrownBy(() -> takesBack(journey, Purpose.KEEP_RECORD))
                .hasStackTraceContaining("Two supervisors decide");
        assertThat(survivors.state(journey)).isEqualTo(State.ENDED);
        assertThat(asked(() -> consent.agrees(journey, Purpose.KEEP_RECORD))).isTrue();
    }
}
