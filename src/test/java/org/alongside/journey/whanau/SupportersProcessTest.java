package org.alongside.journey.whanau;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.alongside.testing.walk.InOrganisation.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Period;
import java.util.List;
import org.alongside.access.Readers;
import org.alongside.access.RecordPart;
import org.alongside.consent.Purpose;
import org.alongside.consent.WhanauAgreements.To;
import org.alongside.ids.JourneyId;
import org.alongside.ids.SupporterId;
import org.alongside.journey.whanau.Supporter.Knows;
import org.alongside.journey.whanau.Supporter.Said;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.proof.Proves;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.walk.Step;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whom a survivor brings in, what they agree to with each, and how each of these ends. */
@ProcessTest
class SupportersProcessTest extends WhanauSteps {
    @Autowired
    Readers readers;

    private void refuses(JourneyId journey, String because, Runnable what) {
        assertThatThrownBy(() -> does(journey, what))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(because);
    }

    @Test
    @Proves({PolicyId.REFER_06, PolicyId.CONSENT_05})
    void eachThingIsAgreedToByItselfAndUntilADay() {
        JourneyId journey = survivors.inSupport();
        SupporterId mere = brings(journey, MERE);
        SupporterId friend = brings(journey, named("A friend"));
        assertThat(now(journey)).isEmpty();
        agrees(journey, mere, To.SESSION, 1);
        agrees(journey, mere, To.TELL, 30);
        assertThat(asked(() -> agreements.now(journey)))
                .allMatch(one -> one.supporter().equals(mere))
                .hasSize(2);
        assertThat(now(journey)).containsExactly(To.SESSION, To.TELL);
        refuses(journey, "how to reach", () -> supporters.agree(journey, friend, To.CONTACT, in(9), true, WORKER1));
        refuses(journey, "may be told", () -> supporters.agree(journey, friend, To.TELL, in(9), false, WORKER1));
        refuses(journey, "from today on", () -> supporters.agree(journey, mere, To.SESSION, in(-1), false, WORKER1));
        refuses(journey, "from today on", () -> supporters.agree(journey, mere, To.SESSION, in(367), false, WORKER1));
        time.passes(Period.ofDays(1));
        assertThat(now(journey)).as("its last day").containsExactly(To.SESSION, To.TELL);
        time.passes(Period.ofDays(1));
        assertThat(now(journey)).as("the day after").containsExactly(To.TELL);
    }

    @Test
    @Proves(PolicyId.REFER_06)
    void whoDoesNotKnowIsContactedOnlyWhereTheSurvivorKnowsThatItTells() {
        JourneyId journey = survivors.inSupport();
        SupporterId one = brings(journey, new Said("Aroha Invented", "my partner", "021 555 0188", "", Knows.NO, ""));
        refuses(journey, "would tell them", () -> supporters.agree(journey, one, To.CONTACT, in(9), false, WORKER1));
        does(journey, () -> supporters.agree(journey, one, To.CONTACT, in(9), true, WORKER1));
        assertThat(now(journey)).containsExactly(To.CONTACT);
    }

    @Test
    @Proves({PolicyId.CONSENT_05, PolicyId.CONSENT_06})
    void whatIsCorrectedIsAgreedToAgainWhereItMeansSomethingElse() {
        JourneyId journey = survivors.inSupport();
        SupporterId mere = brings(journey, MERE);
        for (To to : To.values()) {
            agrees(journey, mere, to, 9);
        }
        Said other = new Said(MERE.name(), "my little sister", MERE.reach(), MERE.when(), Knows.YES, MERE.tell());
        does(journey, () -> assertThat(supporters.change(journey, mere, 1, other, WORKER1))
                .isTrue());
        assertThat(now(journey)).containsExactly(To.CONTACT, To.SESSION, To.TELL);
        Said tells = new Said(MERE.name(), other.what(), MERE.reach(), "", Knows.NOT_SURE, "Where I live.");
        does(journey, () -> assertThat(supporters.change(journey, mere, 1, tells, WORKER1))
                .isFalse());
        does(journey, () -> assertThat(supporters.change(journey, mere, 2, tells, WORKER1))
                .isTrue());
        does(journey, () -> assertThat(supporters.change(journey, mere, 2, tells, WORKER1))
                .as("the same sent twice")
                .isTrue());
        assertThat(now(journey)).containsExactly(To.SESSION);
    }

    @Test
    @Proves({PolicyId.CONSENT_06, PolicyId.REFER_06})
    void itIsTakenBackForOneAloneAndForAllWhereWhanauAreBroughtInNoMore() {
        JourneyId journey = survivors.inSupport();
        SupporterId mere = brings(journey, MERE);
        SupporterId friend = brings(journey, named("A friend"));
        agrees(journey, mere, To.SESSION, 9);
        agrees(journey, mere, To.CONTACT, 9);
        agrees(journey, friend, To.SESSION, 9);
        does(journey, () -> supporters.takeBack(journey, mere, To.CONTACT, WORKER1));
        assertThat(now(journey)).containsExactly(To.SESSION, To.SESSION);
        does(journey, () -> survivor.withdrawsFor(journey, mere, WORKER1));
        assertThat(now(journey)).containsExactly(To.SESSION);
        does(journey, () -> survivor.withdraws(journey, Purpose.CONTACT_WHANAU, WORKER1));
        assertThat(now(journey)).isEmpty();
        refuses(
                journey,
                "has not agreed that",
                () -> supporters.agree(journey, mere, To.SESSION, in(9), false, WORKER1));
        does(journey, () -> supporters.agreeAtAll(journey, WORKER1));
        assertThat(now(journey)).as("nothing comes back by itself").isEmpty();
        assertThat(ledger(journey))
                .containsExactly(
                        "SESSION GIVEN",
                        "CONTACT GIVEN",
                        "SESSION GIVEN",
                        "CONTACT WITHDRAWN",
                        "SESSION WITHDRAWN",
                        "SESSION WITHDRAWN");
        assertThat(rows(journey)).as("who they are stays").isEqualTo(2);
    }

    @Test
    @Proves({PolicyId.CONSENT_06, PolicyId.CONF_09})
    void leavingEndsWhatWasAgreedToAndErasureAllOfIt() {
        JourneyId journey = survivors.inSupport();
        agrees(journey, brings(journey, MERE), To.SESSION, 9);
        does(journey, () -> survivor.leaves(journey));
        assertThat(now(journey)).isEmpty();
        assertThat(rows(journey)).isEqualTo(1);
        says(() ->
                transaction.executeWithoutResult(status -> survivor.withdraws(journey, Purpose.KEEP_RECORD, WORKER1)));
        assertThat(rows(journey)).isZero();
        assertThat(asked(() -> inOne(() -> supporters.all(journey)))).isEmpty();
    }

    @Test
    @Proves({PolicyId.CONSENT_03, PolicyId.REFER_06})
    void nobodyIsWrittenDownWithoutARecordOrByAnotherWorker() {
        JourneyId atConsent = survivors.at(Step.CONSENT);
        refuses(
                atConsent,
                "not agreed to a record",
                () -> supporters.add(atConsent, SupporterId.random(), MERE, WORKER1));
        assertThat(rows(atConsent)).isZero();
    }

    @Test
    @Proves({PolicyId.CONF_03, PolicyId.CONF_08})
    void aLaterWorkerSeesNobodyFromBeforeTheirTime() {
        JourneyId journey = survivors.inSupport();
        SupporterId mere = brings(journey, MERE);
        assertThat(inOne(() -> supporters.read(journey, WORKER1))).hasSize(1);
        org.alongside.ids.WorkerId later = org.alongside.ids.WorkerId.of("worker2");
        assertThat(inOne(() -> supporters.read(journey, later))).isEmpty();
        says(() -> readers.open(journey, later, RecordPart.MAIN, time.now().plusSeconds(1), Readers.Reason.WALKS_WITH));
        assertThat(inOne(() -> supporters.read(journey, later))).isEmpty();
        says(() -> readers.open(
                journey, later, RecordPart.MAIN, java.time.Instant.EPOCH, Readers.Reason.RELEASED_BY_SURVIVOR));
        assertThat(inOne(() -> supporters.read(journey, mere, later))).isPresent();
        assertThat(survivors.texts(
                        "select reader from alongside.record_look where journey_id = :journey and fields = '{supporters}' order by reader",
                        journey))
                .isEqualTo(List.of("worker1", "worker2"));
    }

    @Test
    @Proves({PolicyId.REFER_06, PolicyId.CONF_09})
    void twelveAtMostAndWhoIsTakenOffIsErased() {
        JourneyId journey = survivors.inSupport();
        for (int each = 1; each < Supporter.MAX; each++) {
            brings(journey, named("Friend " + each));
        }
        SupporterId last = brings(journey, MERE);
        agrees(journey, last, To.SESSION, 9);
        does(journey, () -> supporters.add(journey, last, MERE, WORKER1));
        refuses(
                journey,
                "12 people already",
                () -> supporters.add(journey, SupporterId.random(), named("One more"), WORKER1));
        does(journey, () -> supporters.takeOff(journey, last, WORKER1));
        does(journey, () -> supporters.takeOff(journey, last, WORKER1));
        assertThat(rows(journey)).isEqualTo(Supporter.MAX - 1);
        assertThat(now(journey)).isEmpty();
        assertThat(ledger(journey)).containsExactly("SESSION GIVEN", "SESSION WITHDRAWN");
    }

    @Test
    @Proves(PolicyId.CONF_01)
    void nobodyOfAnotherSurvivorIsReached() {
        JourneyId journey = survivors.inSupport();
        SupporterId mere = brings(journey, MERE);
        JourneyId another = survivors.inSupport();
        assertThat(inOne(() -> supporters.read(another, mere, WORKER1))).isEmpty();
        refuses(another, "not on the list", () -> supporters.agree(another, mere, To.SESSION, in(9), false, WORKER1));
        refuses(another, "not on the list", () -> supporters.change(another, mere, 1, named("X"), WORKER1));
        refuses(another, "open the page anew", () -> supporters.add(another, mere, named("X"), WORKER1));
        does(another, () -> supporters.takeOff(another, mere, WORKER1));
        assertThat(inOne(() -> supporters.read(journey, mere, WORKER1))
                        .orElseThrow()
                        .supporter()
                        .said())
                .isEqualTo(MERE);
    }
}
