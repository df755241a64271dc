package org.alongside.referral.letter;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.alongside.testing.walk.InOrganisation.says;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.alongside.consent.Purpose;
import org.alongside.ids.JourneyId;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.referral.letter.LetterFiles.Shown;
import org.alongside.referral.letter.LetterFiles.State;
import org.alongside.testing.ProcessTest;
import org.junit.jupiter.api.Test;

/** A letter is fetched once, at the address in a mail and with its code, while the survivor agrees. */
@ProcessTest
class LettersToFetchProcessTest extends WithLetterToFetch {
    @Test
    @Proves({PolicyId.REFER_02, PolicyId.CONF_06})
    void isSeenBeforeGoesWithNothingOfTheLetterAndIsFetchedOnce() {
        JourneyId journey = built(serviceAt(ADDRESS));
        String reference = asked(() -> referrals.of(journey)).get(0).reference();
        String seen = worker1().opens(SEE).toString();
        assertThat(seen)
                .contains("`" + ADDRESS + "`", "Letter " + reference + " · Reta " + reference, "the address\\)")
                .contains("with a code which we tell you by telephone", "mā tētahi waehere");
        String code = code(seen);
        worker1().isRefused(SEE, BY_MAIL);
        worker1().isRefused(SEE, SEND);
        worker1().completes(SEE, AT_ADDRESS);
        send();
        send();
        assertThat(mails(journey)).containsExactly("LETTER SENT");
        assertThat(kept(journey)).containsExactly("SENT REFERRED NAME+OWN_WORDS ADDRESS");
        assertThat(SERVER.taken()).singleElement().satisfies(mail -> assertThat(mail)
                .contains("To: " + ADDRESS)
                .doesNotContain("Tamsin", "talk to a man", ".pdf", code));
        String token = token(0);
        for (int i = 0; i < 3; i++) {
            assertThat(look(token).state()).isEqualTo(State.OPEN);
        }
        assertThat(file(journey)).containsExactly("wrong 0 fetches 0");
        Shown fetched = fetch(token, " " + code.substring(0, 4) + "\u00a0" + code.substring(4) + " ");
        assertThat(fetched.state()).isEqualTo(State.FETCHED);
        assertThat(String.valueOf(fetched.letter())).contains("I would like to talk to a man.");
        assertThat(ledger(journey, "letter fetched")).isEqualTo(1);
        assertThat(worker1().opens(NOTE).toString())
                .contains("The service fetched the letter on", code(seen).substring(0, 4));
        assertThat(asked(() -> files.lastFetched(journey))).hasSize(1);

        time.passes(Duration.ofMinutes(14));
        assertThat(look(token).fetchedAt()).isNotNull();
        assertThat(fetch(token, code).letter()).isEqualTo(fetched.letter());
        assertThat(ledger(journey, "letter fetched again")).isEqualTo(1);
        time.passes(Duration.ofMinutes(1));
        isOver(look(token));
        isOver(fetch(token, code));
        assertThat(file(journey)).containsExactly("wrong 0 fetches 2");
        time.passes(Period.ofDays(8));
        send();
        assertThat(worker1().tasks()).contains(NOTE);
    }

    @Test
    @Proves(PolicyId.CONF_06)
    void isGivenOutFiveTimesWithinTheQuarterOfAnHour() {
        Sent sent = sent(serviceAt(ADDRESS));
        for (int i = 0; i < LetterFiles.FETCHES_MAX; i++) {
            assertThat(fetch(sent.token(), sent.code()).state()).isEqualTo(State.FETCHED);
        }
        isOver(fetch(sent.token(), sent.code()));
    }

    @Test
    @Proves(PolicyId.CONF_06)
    void wrongCodesAfterItWasFetchedCloseTheAddressAndTellNobody() {
        Sent sent = sent(serviceAt(ADDRESS));
        fetch(sent.token(), sent.code());
        for (int i = 0; i < 5; i++) {
            fetch(sent.token(), other(sent.code()));
        }
        isOver(fetch(sent.token(), sent.code()));
        assertThat(worker1().tasks()).contains(NOTE).doesNotContain(ASK_SERVICE);
    }

    @Test
    @Proves(PolicyId.CONSENT_06)
    void whatIsTakenBackBeforeItWasFetchedNeverLeft() {
        Sent waiting = queued(serviceAt(ADDRESS));
        takesBack(waiting.journey());
        send();
        assertThat(SERVER.lines()).isEmpty();
        assertThat(kept(waiting.journey())).isEmpty();

        Sent sent = sent(serviceAt(ADDRESS));
        takesBack(sent.journey());
        isOver(look(sent.token()));
        isOver(fetch(sent.token(), sent.code()));
        send();
        assertThat(kept(sent.journey())).isEmpty();
        assertThat(ledger(sent.journey(), "letter stopped before it left")).isEqualTo(1);
        assertThat(SERVER.taken()).as("there is nothing to call back").hasSize(1);
        assertThat(worker1().about(sent.journey()).tasks()).doesNotContain(TELL);
    }

    @Test
    @Proves({PolicyId.CONSENT_06, PolicyId.CONF_06})
    void whatIsTakenBackAfterItWasFetchedIsFollowedByAMailThatSaysOnlyThat() {
        Sent sent = sent(serviceAt(ADDRESS));
        fetch(sent.token(), sent.code());
        String reference = asked(() -> referrals.of(sent.journey())).get(0).reference();
        takesBack(sent.journey());
        isOver(fetch(sent.token(), sent.code()));
        assertThat(passwords(sent.journey())).isEmpty();
        send();
        assertThat(mails(sent.journey())).containsExactly("LETTER SENT", "RECALL SENT");
        assertThat(SERVER.taken().get(1)).contains("To: " + ADDRESS, reference).doesNotContain("Tamsin", "letter-file");
        assertThat(worker1().tasks()).contains(TELL);
    }

    @Test
    @Proves({PolicyId.CONSENT_06, PolicyId.CONF_09})
    void whoLeavesOrIsErasedHasNothingFetched() {
        Sent left = sent(serviceAt(ADDRESS));
        says(() -> survivor.leaves(left.journey()));
        Sent erased = sent(serviceAt(ADDRESS));
        says(() -> survivor.withdraws(erased.journey(), Purpose.KEEP_RECORD, WORKER1));
        for (Sent each : List.of(left, erased)) {
            isOver(look(each.token()));
            isOver(fetch(each.token(), each.code()));
            assertThat(kept(each.journey())).isEmpty();
        }
        Sent fetched = sent(serviceAt(ADDRESS));
        fetch(fetched.token(), fetched.code());
        says(() -> survivor.leaves(fetched.journey()));
        isOver(fetch(fetched.token(), fetched.code()));
        assertThat(kept(fetched.journey())).containsExactly("CLOSED REFERRED NAME+OWN_WORDS ADDRESS LEFT");
    }

    @Test
    @Proves(PolicyId.CONSENT_06)
    void whoEndsTheReferralBeforeItIsFetchedHasItGivenToNobody() {
        Sent sent = sent(serviceAt(ADDRESS));
        worker1().completes(NOTE, Map.of("serviceAnswer", "NO_LONGER"));
        worker1().completes(ASK, Map.of("afterReferral", "NO_MORE", "waitedFor", "NOT_SAID", "didItFit", "NOT_SAID"));
        isOver(fetch(sent.token(), sent.code()));
        assertThat(file(sent.journey())).containsExactly("wrong 0 fetches 0 STOPPED");
        takesBack(sent.journey());
        assertThat(kept(sent.journey())).isEmpty();
    }

    @Test
    void eachTryToSendTheMailMakesAnotherAddress() {
        Sent queued = queued(serviceAt(ADDRESS));
        SERVER.answers(".", "451 later");
        send();
        assertThat(mails(queued.journey())).containsExactly("LETTER WAITING");
        assertThat(addresses(queued.journey())).containsExactly("closed");
        SERVER.isWell();
        time.passes(Duration.ofMinutes(2));
        send();
        assertThat(addresses(queued.journey())).containsExactly("closed", "open");
        assertThat(fetch(token(0), queued.code()).state()).isEqualTo(State.FETCHED);
        assertThat(addresses(queued.journey())).containsExactly("closed", "used");
    }

    private List<String> addresses(JourneyId journey) {
        return survivors.texts("""
                select case when taken_at is not null then 'used' when closed_at is not null then 'closed' else 'open' end
                from alongside.own_link where purpose = 'LETTER' and journey_id = :journey order by made_at
                """, journey);
    }

    @Test
    @Proves(PolicyId.CONSENT_06)
    void fetchedWhileTheMailIsHandedOverItWasSentWhateverTheServerSays() {
        Sent queued = queued(serviceAt(ADDRESS));
        SERVER.answers(".", org.alongside.messages.mail.ScriptedMailServer.GOES);
        SERVER.meanwhile(
                ".", () -> assertThat(fetch(token(0), queued.code()).state()).isEqualTo(State.FETCHED));
        send();
        assertThat(mails(queued.journey())).containsExactly("LETTER SENT");
        takesBack(queued.journey());
        SERVER.isWell();
        send();
        assertThat(mails(queued.journey())).containsExactly("LETTER SENT", "RECALL SENT");
    }

    /** Whoever is first: the letter was given out and is called back, or it never left. */
    @Test
    @Proves(PolicyId.CONSENT_06)
    void fetchedAndTakenBackAtTheSameMomentOneOfTheTwoIsTrue() throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(2);
        try {
            for (int i = 0; i < 6; i++) {
                Sent sent = sent(serviceAt(ADDRESS));
                CountDownLatch begin = new CountDownLatch(1);
                Future<Shown> fetched = people.submit(() -> {
                    begin.await();
                    return fetch(sent.token(), sent.code());
                });
                Future<?> takenBack = people.submit(() -> {
                    begin.await();
                    takesBack(sent.journey());
                    return true;
                });
                begin.countDown();
                takenBack.get();
                boolean hasIt = fetched.get().state() == State.FETCHED;
                assertThat(kept(sent.journey()))
                        .isEqualTo(hasIt ? List.of("TAKEN_BACK REFERRED NAME+OWN_WORDS ADDRESS") : List.of());
                assertThat(mails(sent.journey()))
                        .isEqualTo(hasIt ? List.of("LETTER SENT", "RECALL WAITING") : List.of());
                isOver(fetch(sent.token(), sent.code()));
            }
        } finally {
            people.shutdownNow();
        }
    }

    @Test
    @Proves(PolicyId.CONF_06)
    void ofTwoWhoFetchAtOnceBothGetTheSameOnce() throws Exception {
        Sent sent = sent(serviceAt(ADDRESS));
        ExecutorService people = Executors.newFixedThreadPool(2);
        try {
            List<Future<Shown>> both = people.invokeAll(
                    List.of(() -> fetch(sent.token(), sent.code()), () -> fetch(sent.token(), sent.code())));
            assertThat(both.get(0).get().letter()).isEqualTo(both.get(1).get().letter());
        } finally {
            people.shutdownNow();
        }
        assertThat(ledger(sent.journey(), "letter fetched")).isEqualTo(1);
        assertThat(ledger(sent.journey(), "letter fetched again")).isEqualTo(1);
    }
}
