package org.alongside.referral.letter;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.alongside.testing.walk.InOrganisation.says;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.alongside.directory.Entry;
import org.alongside.ids.EntryId;
import org.alongside.ids.JourneyId;
import org.alongside.ids.MailId;
import org.alongside.messages.mail.MailCameBack;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.referral.letter.LetterFiles.State;
import org.alongside.testing.ProcessTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not fetched comes back to the worker, whatever the reason, and is given out no more. */
@ProcessTest
class LettersNotFetchedProcessTest extends WithLetterToFetch {
    @Test
    @Proves({PolicyId.CONF_06, PolicyId.REFER_05})
    void theFifthWrongCodeClosesTheAddressAndTheWorkerIsTold() {
        Sent sent = sent(serviceAt(ADDRESS));
        for (String noCode : List.of("", "1234567", "123456789", "abcdefgh", "password")) {
            assertThat(fetch(sent.token(), noCode).state()).as(noCode).isEqualTo(State.NO_CODE);
        }
        assertThat(file(sent.journey())).containsExactly("wrong 0 fetches 0");
        for (int i = 0; i < 4; i++) {
            assertThat(fetch(sent.token(), other(sent.code())).state()).isEqualTo(State.WRONG_CODE);
        }
        isOver(fetch(sent.token(), other(sent.code())));
        isOver(fetch(sent.token(), sent.code()));
        isOver(look(sent.token()));
        assertThat(file(sent.journey())).containsExactly("wrong 5 fetches 0 WRONG_CODES");
        assertThat(worker1().opens(ASK_SERVICE).toString())
                .contains("Nobody fetched the letter.", "a wrong code was typed 5 times");
        assertThat(asked(() -> referrals.of(sent.journey())).get(0).isOnPaper()).isTrue();
        takesBack(sent.journey());
        assertThat(kept(sent.journey()))
                .as("it may have been printed")
                .containsExactly("TAKEN_BACK REFERRED NAME+OWN_WORDS ADDRESS NOT_ARRIVED");
        send();
        assertThat(mails(sent.journey())).as("nobody has it by mail").containsExactly("LETTER SENT");
        assertThat(worker1().tasks()).contains(TELL);
    }

    @Test
    @Proves(PolicyId.REFER_05)
    void whatNobodyFetchesComesBackToTheWorkerAfterItsLastDay() {
        Sent sent = sent(serviceAt(ADDRESS));
        time.passes(Period.ofDays(7).minusDays(1));
        send();
        assertThat(worker1().opens(NOTE).toString()).contains("Nobody has fetched the letter yet. They can until");
        time.passes(Period.ofDays(1));
        isOver(look(sent.token()));
        isOver(fetch(sent.token(), sent.code()));
        send();
        send();
        assertThat(file(sent.journey())).containsExactly("wrong 0 fetches 0 NOT_FETCHED");
        assertThat(worker1().opens(ASK_SERVICE).toString()).contains("Nobody fetched the letter.", "its time is over");
        worker1().completes(ASK_SERVICE, Map.of("serviceAnswer", "ASKED_AGAIN"));
        assertThat(worker1().tasks()).contains(NOTE);
    }

    @Test
    @Proves(PolicyId.CONSENT_05)
    void isOpenNoLongerThanWhatWasAgreedTo() {
        JourneyId journey = survivors.inSupport();
        begins(journey, serviceAt(ADDRESS));
        Map<String, Object> agreed = agreedAtAddress("NAME");
        agreed.put("agreedUntil", in(2).toString());
        worker1().completes(AGREE, agreed);
        worker1().completes(SEE, AT_ADDRESS);
        send();
        time.passes(Period.ofDays(3));
        isOver(look(token(0)));
        send();
        assertThat(file(journey)).containsExactly("wrong 0 fetches 0 NOT_FETCHED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"address", "closed", "not reviewed"})
    @Proves({PolicyId.REFER_03, PolicyId.REFER_05})
    void aServiceThatIsAnotherByNowGetsNothingAndTheWorkerIsTold(String what) {
        EntryId service = serviceAt(ADDRESS);
        Sent sent = sent(service);
        Entry entry = asked(() -> directory.find(service)).orElseThrow();
        switch (what) {
            case "address" ->
                says(() -> directory.change(service, entry.version(), content("other@service.example"), SUPERVISOR1));
            case "closed" -> says(() -> directory.close(service, entry.version(), true, SUPERVISOR1));
            default ->
                asked("demo", transaction, () -> jdbc.sql(
                                "update alongside.directory_entry set reviewed_on = reviewed_on - 400 where id = :id")
                        .param("id", service.value())
                        .update());
        }
        isOver(fetch(sent.token(), sent.code()));
        assertThat(file(sent.journey())).containsExactly("wrong 0 fetches 0 SERVICE_CHANGED");
        assertThat(worker1().opens(ASK_SERVICE).toString()).contains("the directory has another address");
    }

    @Test
    @Proves(PolicyId.REFER_05)
    void whatTheServerRefusesOrBringsBackClosesTheAddress() {
        Sent refused = queued(serviceAt(ADDRESS));
        SERVER.answers("RCPT", "550 nobody here");
        send();
        SERVER.isWell();
        assertThat(file(refused.journey())).containsExactly("wrong 0 fetches 0 MAIL_FAILED");
        assertThat(worker1().opens(ASK_SERVICE).toString())
                .contains("Nobody fetched the letter.", "the mail did not arrive");

        Sent back = sent(serviceAt(ADDRESS));
        cameBack(back.journey());
        isOver(fetch(back.token(), back.code()));
        assertThat(mails(back.journey())).containsExactly("LETTER FAILED CAME_BACK");

        Sent fetched = sent(serviceAt(ADDRESS));
        fetch(fetched.token(), fetched.code());
        cameBack(fetched.journey());
        assertThat(mails(fetched.journey()))
                .as("whoever fetched it has the mail")
                .containsExactly("LETTER SENT");
    }

    private void cameBack(JourneyId journey) {
        UUID mail = UUID.fromString(survivors.texts("""
                        select m.id::text from alongside.letter_mail m join alongside.referral r on r.id = m.referral_id
                        where r.journey_id = :journey
                        """, journey).get(0));
        says(() -> transaction.executeWithoutResult(status -> events.publishEvent(new MailCameBack(MailId.of(mail)))));
    }

    @Test
    @Proves(PolicyId.REFER_05)
    void whereNobodyKnowsWhetherTheMailArrivedItCanStillBeFetched() {
        Sent queued = queued(serviceAt(ADDRESS));
        SERVER.answers(".", org.alongside.messages.mail.ScriptedMailServer.GOES);
        send();
        SERVER.isWell();
        assertThat(mails(queued.journey())).containsExactly("LETTER UNKNOWN");
        assertThat(worker1().opens(ASK_SERVICE).toString())
                .contains("Nobody knows whether the mail with the address arrived");
        assertThat(fetch(token(0), queued.code()).state()).isEqualTo(State.FETCHED);
        takesBack(queued.journey());
        send();
        assertThat(mails(queued.journey())).containsExactly("LETTER UNKNOWN", "RECALL SENT");
    }

    @Test
    void withoutAnAddressOfTheServiceItIsNotOffered() {
        JourneyId journey = survivors.inSupport();
        begins(journey, serviceAt(""));
        assertThat(worker1().opens(AGREE).toString()).contains("It cannot be sent by e-mail");
        worker1().isRefused(AGREE, agreedAtAddress("NAME"));
        assertThat(kept(journey)).containsExactly("CHOOSING");
    }
}
