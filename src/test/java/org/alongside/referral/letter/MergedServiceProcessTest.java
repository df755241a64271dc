package org.alongside.referral.letter;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.alongside.directory.Experiences;
import org.alongside.directory.Merging;
import org.alongside.ids.EntryId;
import org.alongside.ids.JourneyId;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.proof.Proves;
import org.alongside.referral.Referral;
import org.alongside.referral.answers.ServiceAnswers;
import org.alongside.referral.answers.ServiceAnswers.State;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.walk.Tasklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A service of which two entries became one, between choice and sending: nothing leaves for the one that was merged, and what the survivor
 * agreed to for it counts for it alone. (REFER-03, CONSENT-05)
 */
@ProcessTest
class MergedServiceProcessTest extends WithLetterPost {
    @Autowired
    Merging merging;

    @Autowired
    Experiences experiences;

    @Autowired
    ServiceAnswers answers;

    private EntryId service;
    private EntryId stays;
    private String name;

    @BeforeEach
    void twoEntriesOfOneService() {
        service = service("An invented service for talks");
        name = "It is *now* this " + UUID.randomUUID();
        stays = service(name);
    }

    private void isMerged(EntryId goes) {
        assertThat(merges(goes)).isTrue();
    }

    private boolean merges(EntryId goes) {
        return asked(
                Tasklist.ORGANISATION,
                transaction,
                () -> merging.merge(
                        new Merging.Shown(
                                stays, directory.find(stays).orElseThrow().version()),
                        new Merging.Shown(
                                goes, directory.find(goes).orElseThrow().version()),
                        (staying, going) -> staying,
                        SUPERVISOR1));
    }

    private List<String> recipients(JourneyId journey) {
        return survivors.texts("""
                select decision || ' ' || recipient from alongside.consent_entry
                where journey_id = :journey and purpose = 'DISCLOSE_TO_RECIPIENT' order by id
                """, journey);
    }

    @Test
    @Proves({PolicyId.REFER_02, PolicyId.REFER_03, PolicyId.CONSENT_05})
    void aLetterThatWasSeenDoesNotLeaveAndIsBuiltAnewForTheOneThatStays() {
        JourneyId journey = withLetterSeen(service, "REFERRED", "NAME");
        isMerged(service);
        var refusal = worker1().about(journey).isRefused(SEE, SEND);
        assertThat(refusal.policyId()).isEqualTo("REFER-03");
        assertThat(refusal.sentence()).contains("“" + name + "”", "ask anew");
        assertThat(kept(journey)).containsExactly("PREPARED REFERRED NAME");
        worker1().about(journey).completes(SEE, Map.of("letterDecision", "CHANGE"));
        assertThat(worker1().about(journey).opens(AGREE).toString())
                .contains("This entry was merged", name.replace("*", "\\*").replace("-", "\\-"));
        assertThat(worker1()
                        .about(journey)
                        .isRefused(AGREE, agreed("REFERRED", "NAME"))
                        .policyId())
                .isEqualTo("REFER-03");
        assertThat(recipients(journey))
                .as("nothing was agreed to for the other")
                .containsExactly("GIVEN service:" + service);
        worker1().about(journey).completes(AGREE, Map.of("referralWay", "NOT_NOW"));
        begins(journey, stays);
        worker1().about(journey).completes(AGREE, agreed("REFERRED", "NAME"));
        worker1().about(journey).completes(SEE, SEND);
        assertThat(kept(journey)).containsExactly("SENT REFERRED NAME POSTED");
        assertThat(recipients(journey))
                .containsExactlyInAnyOrder(
                        "GIVEN service:" + service, "WITHDRAWN service:" + service, "GIVEN service:" + stays);
    }

    @Test
    @Proves(PolicyId.REFER_03)
    void whatWasMergedIsNotChosenAnyMore() {
        JourneyId journey = survivors.inSupport();
        isMerged(service);
        assertThatThrownBy(() -> begins(journey, service))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("“" + name + "”");
        assertThat(kept(journey)).isEmpty();
    }

    @Test
    @Proves({PolicyId.REFER_05, PolicyId.CONSENT_06})
    void whatWasSentIsAnsweredAndTakenBackAsBefore() {
        JourneyId answered = withLetterSent(service, "REFERRED", "NAME");
        String token = addressOf(answered);
        JourneyId takenBack = withLetterSent(service, "REFERRED", "NAME");
        isMerged(service);
        assertThat(asked(() -> answers.answer(token, Referral.Answer.TAKEN, null))
                        .state())
                .isEqualTo(State.ANSWERED);
        assertThat(kept(answered)).containsExactly("SENT REFERRED NAME POSTED TAKEN");
        takesBack(takenBack);
        assertThat(worker1().about(takenBack).opens(TELL).toString()).contains("An invented service for talks");
        worker1().about(takenBack).completes(TELL, Map.of("recallGoes", "BY_TELEPHONE"));
        assertThat(kept(takenBack)).containsExactly("TAKEN_BACK REFERRED NAME POSTED BY_TELEPHONE");
    }

    @Test
    @Proves(PolicyId.REFER_05)
    void whatSurvivorsSayOfItLaterCountsForTheOneThatStays() {
        isMerged(service);
        asked(Tasklist.ORGANISATION, transaction, () -> {
            for (int i = 0; i < 6; i++) {
                experiences.learn(service, Experiences.Waited.MONTH, Experiences.DidItFit.YES);
            }
            return true;
        });
        assertThat(asked(() -> experiences.of(stays)).orElseThrow().count()).isEqualTo(6);
    }

    @Test
    @Proves({PolicyId.REFER_02, PolicyId.REFER_03})
    void aLetterThatWaitsToBeMailedIsNotSent() {
        EntryId mailed = serviceAt(ADDRESS);
        JourneyId journey = withLetterQueued(mailed);
        isMerged(mailed);
        send();
        assertThat(mails(journey)).containsExactly("LETTER FAILED ADDRESS_CHANGED");
        assertThat(SERVER.lines()).isEmpty();
    }

    @Test
    @Proves(PolicyId.REFER_03)
    void ofOneWhoSendsAndOneWhoMergesAtOnceEachIsDoneOrRefused() throws Exception {
        for (int turn = 0; turn < 3; turn++) {
            EntryId goes = service("At once " + turn);
            JourneyId journey = survivors.inSupport();
            begins(journey, goes);
            worker1().about(journey).completes(AGREE, agreed("REFERRED", "NAME"));
            worker1().about(journey).opens(SEE);
            String task = worker1().about(journey).theirs(SEE).getId();
            CompletableFuture<Boolean> merged = CompletableFuture.supplyAsync(() -> merges(goes));
            Tasklist.Refusal refusal = worker1().tries(task, SEND);
            assertThat(merged.get(30, TimeUnit.SECONDS)).isTrue();
            assertThat(kept(journey))
                    .containsExactly(refusal == null ? "SENT REFERRED NAME POSTED" : "PREPARED REFERRED NAME");
            if (refusal != null) {
                assertThat(refusal.policyId()).isEqualTo("REFER-03");
            }
        }
    }
}
