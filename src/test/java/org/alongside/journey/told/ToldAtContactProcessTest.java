package org.alongside.journey.told;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.alongside.testing.walk.InOrganisation.says;
import static org.alongside.testing.walk.Survivors.CALM;
import static org.alongside.testing.walk.Survivors.and;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.alongside.access.Readers;
import org.alongside.access.RecordPart;
import org.alongside.consent.WhanauAgreements.To;
import org.alongside.ids.JourneyId;
import org.alongside.ids.RecordEntryId;
import org.alongside.ids.SupporterId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.whanau.WhanauSteps;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.records.CopyReading;
import org.alongside.records.RecordField;
import org.alongside.records.ToldByOthers;
import org.alongside.records.ToldByOthers.Answer;
import org.alongside.records.ToldByOthers.Told;
import org.alongside.testing.ProcessTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** At the next contact the survivor is told what others told, and says whether it stays. */
@ProcessTest
class ToldAtContactProcessTest extends WhanauSteps {
    private static final String WELCOME = "userTask_welcome";
    private static final String RECORD = "userTask_recordSession";

    @Autowired
    ToldByOthers told;

    @Autowired
    CopyReading copy;

    @Autowired
    TellingSurvivor telling;

    @Autowired
    Readers readers;

    private JourneyId atWelcomeOfWhomSomebodyTold() {
        JourneyId journey = survivors.whoMadeContact(
                and(CALM, "cameBy", "SUPPORTER", "toldByWhom", "A cousin", "toldWhat", "Sleeps badly"));
        tasklist.as("worker1").completes("userTask_offerJourney", Map.of("offerAnswer", "ACCEPT"));
        return journey;
    }

    private List<Told> told(JourneyId journey) {
        return asked(() -> told.read(journey, WORKER1, "test"));
    }

    private static Map<String, Object> saying(String answer, Told what, String... more) {
        Map<String, Object> all = new HashMap<>(and(CALM, "toldToSurvivor", answer));
        all.put("toldWhich", List.of(what.id().toString()));
        for (int n = 0; n < more.length; n += 2) {
            all.put(more[n], more[n + 1]);
        }
        return all;
    }

    private String refusal(String task, Map<String, Object> answers) {
        return tasklist.as("worker1").isRefused(task, answers).sentence();
    }

    /** What their own page and a copy of theirs has of it. */
    private List<Object> theirs(JourneyId journey) {
        return asked(() -> copy.readBySurvivor(
                        journey,
                        Set.of(
                                RecordField.TOLD_WHAT,
                                RecordField.TOLD_BY_WHANAU,
                                RecordField.TOLD_BY_WHOM,
                                RecordField.TOLD_OWN_WORDS),
                        Optional.empty(),
                        10,
                        Set.of()))
                .stream()
                .map(entry -> entry.value())
                .toList();
    }

    private long entries(JourneyId journey) {
        return survivors.count(
                "select count(*) from alongside.record_entry where journey_id = :journey and field like 'told.%'",
                journey);
    }

    @Test
    @Proves(PolicyId.CONSENT_08)
    void aWelcomeDoesNotGoOnWithoutSayingWhetherTheyWereTold() {
        JourneyId journey = atWelcomeOfWhomSomebodyTold();
        Told what = told(journey).get(0);
        assertThat(what.byWhom()).isEqualTo("A cousin");
        assertThat(tasklist.as("worker1").opens(WELCOME).values().toString()).contains("It is not confirmed");
        Map<String, Object> next = and(CALM, "welcomeNext", "ANOTHER_CONVERSATION");
        assertThat(refusal(WELCOME, next)).contains("Was the survivor told");
        assertThat(refusal(WELCOME, and(next, "toldToSurvivor", "GOES"))).contains("What were they told of?");
        assertThat(refusal(WELCOME, and(saying("OWN_WORDS", what), "welcomeNext", "DECIDE")))
                .contains("What the survivor says to it");
        assertThat(theirs(journey)).isEmpty();

        tasklist.as("worker1").completes(WELCOME, and(next, "toldToSurvivor", "NOT_TODAY"));
        assertThat(told(journey)).containsExactly(what);
        assertThat(theirs(journey)).isEmpty();
        assertThat(refusal(WELCOME, next)).as("it is asked again").contains("Was the survivor told");

        tasklist.as("worker1").completes(WELCOME, saying("STAYS", what, "welcomeNext", "ANOTHER_CONVERSATION"));
        assertThat(theirs(journey)).containsExactly("Sleeps badly");
        assertThat(told(journey).get(0).answer()).contains(Answer.STAYS);
        tasklist.as("worker1").completes(WELCOME, next);
    }

    @ParameterizedTest
    @EnumSource(Answer.class)
    @Proves(PolicyId.CONSENT_08)
    void theSurvivorSaysWhetherItStays(Answer answer) {
        JourneyId journey = atWelcomeOfWhomSomebodyTold();
        Told what = told(journey).get(0);
        tasklist.as("worker1")
                .completes(
                        WELCOME,
                        answer == Answer.OWN_WORDS
                                ? saying("OWN_WORDS", what, "welcomeNext", "DECIDE", "toldOwnWords", "I sleep well")
                                : saying(answer.name(), what, "welcomeNext", "DECIDE"));
        switch (answer) {
            case STAYS -> {
                assertThat(theirs(journey)).containsExactly("Sleeps badly");
                assertThat(told(journey).get(0).ownWords()).isEmpty();
            }
            case OWN_WORDS -> {
                assertThat(theirs(journey)).containsExactlyInAnyOrder("Sleeps badly", "I sleep well");
                assertThat(told(journey).get(0).ownWords()).isEqualTo("I sleep well");
            }
            case GOES -> {
                assertThat(told(journey)).isEmpty();
                assertThat(entries(journey))
                        .as("nothing of it is in the database")
                        .isZero();
                assertThat(survivors.texts("""
                        select act from alongside.ledger_entry where chain = :journey::text and act like '%told%'
                        """, journey)).containsExactly("what somebody told was taken out");
            }
        }
        assertThat(asked(() -> told.waiting(journey))).isZero();
    }

    @Test
    @Proves(PolicyId.CONSENT_08)
    void whereNothingWasToldNothingIsAsked() {
        survivors.atWelcome();
        assertThat(tasklist.as("worker1").opens(WELCOME).values().toString()).doesNotContain("It is not confirmed");
        assertThat(refusal(WELCOME, and(CALM, "welcomeNext", "DECIDE", "toldToSurvivor", "NOT_TODAY")))
                .contains("not asked for here");
        tasklist.as("worker1").completes(WELCOME, and(CALM, "welcomeNext", "DECIDE"));
    }

    @Test
    @Proves({PolicyId.CONSENT_08, PolicyId.REFER_06})
    void whatIsToldAtASessionWithWhanauIsAskedAtTheNextOne() {
        JourneyId journey = survivors.inSupport();
        survivors.workerHas("worker1", worker -> worker.withWhanauTrainedUntil(in(0)));
        SupporterId mere = brings(journey, MERE);
        agrees(journey, mere, To.SESSION, 5);
        atSession();
        Map<String, Object> session = new HashMap<>(and(CALM, "sessionKind", "WHANAU"));
        session.put("whoWasThere", List.of(mere.toString()));
        session.put("toldByWhanau", "marked-heard");
        assertThat(refusal(RECORD, session)).contains("Who told this?");
        session.put("whoTold", mere.toString());
        tasklist.as("worker1").completes(RECORD, session);
        Told what = told(journey).get(0);
        assertThat(what.supporter()).contains(mere);
        assertThat(theirs(journey)).isEmpty();

        atSession();
        Map<String, Object> next = and(CALM, "sessionKind", "PHONE");
        assertThat(refusal(RECORD, next)).contains("Was the survivor told");
        tasklist.as("worker1").completes(RECORD, and(next, "toldToSurvivor", "NOT_TODAY"));
        atSession();
        tasklist.as("worker1")
                .completes(RECORD, saying("OWN_WORDS", what, "sessionKind", "PHONE", "toldOwnWords", "No"));
        assertThat(theirs(journey)).containsExactlyInAnyOrder("marked-heard", "No");

        says(() -> told.goes(journey, what.id(), WORKER1));
        assertThat(entries(journey)).as("with their words beside it").isZero();
    }

    @Test
    @Proves(PolicyId.CONSENT_08)
    void aWelcomeThatWasOpenBeforeThisWasAskedGoesOnAndItIsAskedNext() {
        JourneyId journey = atWelcomeOfWhomSomebodyTold();
        TellingSurvivor.Said nothing =
                new TellingSurvivor.Said("connect.welcome", false, Optional.empty(), Optional.empty());
        says(() -> telling.keep(nothing, journey, WORKER1, Optional.empty()));
        assertThat(theirs(journey)).isEmpty();
        assertThat(refusal(WELCOME, and(CALM, "welcomeNext", "DECIDE"))).contains("Was the survivor told");
    }

    @Test
    @Proves({PolicyId.CONSENT_08, PolicyId.CONF_08})
    void whatWhanauToldBeforeTheirTimeWaitsUntilItIsReleased() {
        JourneyId journey = survivors.inSupport();
        SupporterId mere = brings(journey, MERE);
        does(journey, () -> told.write(journey, mere, "before", WORKER1, "test"));
        WorkerId next = WorkerId.of("worker2");
        time.passes(Duration.ofMinutes(1));
        says(() -> readers.open(journey, next, RecordPart.MAIN, time.now(), Readers.Reason.WALKS_WITH));
        assertThat(asked(() -> told.read(journey, next, "test"))).isEmpty();
        assertThat(asked(() -> told.waitingFor(journey, next))).isEmpty();
        assertThat(asked(() -> told.waiting(journey))).isEqualTo(1);
        says(() -> readers.open(journey, next, RecordPart.MAIN, Instant.EPOCH, Readers.Reason.WALKS_WITH));
        assertThat(asked(() -> told.read(journey, next, "test"))).hasSize(1);
    }

    private void atSession() {
        tasklist.as("worker1").completes("userTask_walkAlongside", Map.of("whatNext", "SESSION"));
    }

    @Test
    @Proves(PolicyId.CONSENT_08)
    void whatIsSaidOfOneThingLeavesTheOtherWaiting() {
        JourneyId journey = survivors.inSupport();
        SupporterId mere = brings(journey, MERE);
        for (String each : List.of("one", "other")) {
            does(journey, () -> told.write(journey, mere, each, WORKER1, "test"));
        }
        RecordEntryId one = told(journey).get(1).id();
        says(() -> told.answered(journey, Set.of(one, RecordEntryId.random()), Answer.STAYS, "", WORKER1, "test"));
        assertThat(theirs(journey)).hasSize(1);
        assertThat(asked(() -> told.waiting(journey))).isEqualTo(1);
        says(() -> told.answered(journey, Set.of(one), Answer.GOES, "", WORKER1, "test"));
        assertThat(told(journey)).as("said to before").hasSize(2);
    }
}
