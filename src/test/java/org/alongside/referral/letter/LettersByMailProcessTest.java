package org.alongside.referral.letter;

import static org.alongside.messages.mail.ScriptedMailServer.GOES;
import static org.alongside.messages.mail.ScriptedMailServer.IS_SILENT;
import static org.alongside.testing.walk.InOrganisation.asked;
import static org.alongside.testing.walk.InOrganisation.says;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Period;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alongside.consent.Purpose;
import org.alongside.directory.Entry;
import org.alongside.ids.EntryId;
import org.alongside.ids.JourneyId;
import org.alongside.ids.MailId;
import org.alongside.messages.mail.MailCameBack;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.walk.Tasklist;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** A letter goes by e-mail once, while the survivor agrees, to the address that they saw; what becomes of it is told truly. */
@ProcessTest
class LettersByMailProcessTest extends WithLetterPost {
    private static final Pattern PASSWORD = Pattern.compile("`((?:[0-9]{4} ){4}[0-9]{4})`");

    @Autowired
    ApplicationEventPublisher events;

    private EntryId changed(EntryId service, String address) {
        Entry entry = asked(() -> directory.find(service)).orElseThrow();
        says(() -> directory.change(service, entry.version(), content(address), SUPERVISOR1));
        return service;
    }

    @Test
    @Proves({PolicyId.REFER_02, PolicyId.CONF_06, PolicyId.CONF_09})
    void isSeenBeforeWithItsAddressItsWordsAndItsPasswordAndIsSentOnce() {
        JourneyId journey = withLetterByMail(serviceAt(ADDRESS), "NAME", "OWN_WORDS");
        String reference = asked(() -> referrals.of(journey)).get(0).reference();
        String seen = worker1().opens(SEE).toString();
        assertThat(seen)
                .contains("`" + ADDRESS + "`", "Letter " + reference + " · Reta " + reference)
                .contains("opens with a password, which we tell you by telephone", "kupuhipa");
        Matcher password = PASSWORD.matcher(seen);
        assertThat(password.find()).isTrue();
        send();
        assertThat(SERVER.lines()).as("nothing goes before it is let go").isEmpty();
        worker1().completes(SEE, BY_MAIL);
        assertThat(mails(journey)).containsExactly("LETTER WAITING");
        send();
        send();
        assertThat(mails(journey)).containsExactly("LETTER SENT");
        assertThat(kept(journey)).containsExactly("SENT REFERRED NAME+OWN_WORDS EMAIL");
        assertThat(SERVER.taken()).singleElement().satisfies(mail -> assertThat(mail)
                .contains("To: " + ADDRESS, "filename=letter-" + reference + ".pdf")
                .doesNotContain("Tamsin", "talk to a man", "pers:"));
        assertThat(worker1().opens(NOTE).toString()).contains("The mail server took the mail", password.group(1));
        assertThat(survivors.texts("select r::text from alongside.referral r where journey_id = :journey", journey))
                .noneMatch(row -> row.contains(password.group(1).replace(" ", "")) || row.contains(password.group(1)));
        worker1().completes(NOTE, Map.of("serviceAnswer", "TAKEN"));
        worker1().completes(ASK, Map.of("afterReferral", "GO_ON", "waitedFor", "NOT_SAID", "didItFit", "NOT_SAID"));
        assertThat(passwords(journey)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a@b.example, c@d.example",
                "a@b.example;c@d.example",
                "Somebody <a@b.example>",
                "a@b.example\r\nBcc: c@d.example",
                "a@b.example\nSubject: x",
                "a@b.example Bcc: c@d.example",
                "nobody",
                "māia@b.example",
                "a@b.example%0ABcc:c@d.example"
            })
    @Proves({PolicyId.CONF_06, PolicyId.REFER_02})
    void whatIsNotOneAddressIsNotOfferedAndNothingTypedIsLost(String address) {
        JourneyId journey = survivors.inSupport();
        begins(journey, serviceAt(address));
        assertThat(worker1().opens(AGREE).toString()).contains("It cannot be sent by e-mail");
        worker1().isRefused(AGREE, agreedByMail("NAME"));
        assertThat(kept(journey)).containsExactly("CHOOSING");
        assertThat(agreements(journey)).isEmpty();
        worker1().completes(AGREE, agreed("REFERRED", "NAME"));
        worker1().isRefused(SEE, BY_MAIL);
        worker1().completes(SEE, SEND);
        send();
        assertThat(SERVER.lines()).isEmpty();
    }

    @Test
    @Proves(PolicyId.REFER_02)
    void anAddressThatChangedSinceIsSeenAgain() {
        EntryId service = serviceAt(ADDRESS);
        JourneyId journey = withLetterByMail(service, "NAME");
        worker1().opens(SEE);
        changed(service, "other@service.example");
        assertThat(worker1().isRefused(SEE, BY_MAIL).policyId()).isEqualTo("REFER-02");
        worker1().completes(SEE, Map.of("letterDecision", "CHANGE"));
        worker1().completes(AGREE, agreedByMail("NAME"));
        worker1().completes(SEE, BY_MAIL);
        changed(service, ADDRESS);
        send();
        assertThat(mails(journey)).containsExactly("LETTER FAILED ADDRESS_CHANGED");
        assertThat(worker1().opens(ASK_SERVICE).toString()).contains("did not arrive by e-mail", "another address");
        assertThat(SERVER.lines()).isEmpty();
    }

    @Test
    @Proves(PolicyId.CONSENT_06)
    void whatIsTakenBackBeforeItIsSentNeverLeaves() {
        JourneyId journey = withLetterQueued(serviceAt(ADDRESS));
        takesBack(journey);
        send();
        assertThat(SERVER.lines()).isEmpty();
        assertThat(kept(journey)).isEmpty();
        assertThat(agreements(journey)).endsWith("WITHDRAWN ");
        assertThat(worker1().tasks()).containsExactly("userTask_walkAlongside");
    }

    @Test
    @Proves(PolicyId.CONSENT_06)
    void whoLeavesOrIsErasedHasNothingSent() {
        JourneyId left = withLetterQueued(serviceAt(ADDRESS));
        says(() -> survivor.leaves(left));
        JourneyId erased = withLetterQueued(serviceAt(ADDRESS));
        says(() -> survivor.withdraws(erased, Purpose.KEEP_RECORD, WORKER1));
        send();
        assertThat(SERVER.lines()).isEmpty();
        assertThat(kept(left)).isEmpty();
        assertThat(kept(erased)).isEmpty();
    }

    @Test
    @Proves(PolicyId.CONSENT_06)
    void whoEndsTheReferralBeforeItIsSentHasNothingSent() {
        JourneyId journey = withLetterQueued(serviceAt(ADDRESS));
        worker1().completes(NOTE, Map.of("serviceAnswer", "NO_LONGER"));
        worker1().completes(ASK, Map.of("afterReferral", "NO_MORE", "waitedFor", "NOT_SAID", "didItFit", "NOT_SAID"));
        send();
        assertThat(SERVER.lines()).isEmpty();
        assertThat(mails(journey)).containsExactly("LETTER STOPPED");
    }

    @Test
    @Proves({PolicyId.CONSENT_06, PolicyId.CONF_06})
    void whatIsTakenBackAfterItWasSentIsFollowedByAMailThatSaysOnlyThat() {
        JourneyId journey = withLetterQueued(serviceAt(ADDRESS));
        send();
        String reference = asked(() -> referrals.of(journey)).get(0).reference();
        takesBack(journey);
        assertThat(passwords(journey)).isEmpty();
        send();
        send();
        assertThat(mails(journey)).containsExactly("LETTER SENT", "RECALL SENT");
        assertThat(SERVER.taken()).hasSize(2);
        assertThat(SERVER.taken().get(1))
                .contains("To: " + ADDRESS, reference)
                .doesNotContain("Tamsin", "letter-" + reference + ".pdf");
        assertThat(worker1().opens(TELL).toString()).contains("The mail server took the mail");
        worker1().completes(TELL, Map.of("recallGoes", "BY_TELEPHONE"));
        assertThat(kept(journey)).containsExactly("TAKEN_BACK REFERRED NAME EMAIL BY_TELEPHONE");
    }

    @Test
    @Proves({PolicyId.CONSENT_06, PolicyId.CONF_09})
    void theMailAboutTheEndGoesAlsoAfterTheErasureAndThenNothingIsKept() {
        JourneyId journey = withLetterQueued(serviceAt(ADDRESS));
        send();
        says(() -> survivor.withdraws(journey, Purpose.KEEP_RECORD, WORKER1));
        worker1().completes("userTask_inviteFeedback", Map.of());
        worker1().completes(TELL, Map.of("recallGoes", "POSTED"));
        assertThat(kept(journey)).as("a mail is still to go").hasSize(1);
        send();
        assertThat(SERVER.taken()).hasSize(2);
        assertThat(kept(journey)).isEmpty();
    }

    @Test
    @Proves(PolicyId.CONSENT_06)
    void takenBackWhileItIsHandedOverTheServiceIsToldOrItNeverLeft() {
        JourneyId taken = withLetterQueued(serviceAt(ADDRESS));
        SERVER.meanwhile(".", () -> takesBack(taken));
        send();
        SERVER.isWell();
        send();
        assertThat(mails(taken)).containsExactly("LETTER SENT", "RECALL SENT");
        assertThat(worker1().tasks()).contains(TELL);

        JourneyId refused = withLetterQueued(serviceAt(ADDRESS));
        SERVER.meanwhile("RCPT", () -> takesBack(refused));
        SERVER.answers("RCPT", "451 later");
        send();
        SERVER.isWell();
        send();
        assertThat(kept(refused)).isEmpty();
        assertThat(worker1().about(refused).tasks()).doesNotContain(TELL);
        assertThat(SERVER.taken()).hasSize(2);
    }

    @Test
    @Proves(PolicyId.REFER_05)
    void whatTheServerRefusesComesBackToTheWorkerAndCanBePrinted() {
        JourneyId journey = withLetterQueued(serviceAt(ADDRESS));
        SERVER.answers("RCPT", "550 nobody here");
        send();
        SERVER.isWell();
        send();
        assertThat(mails(journey)).containsExactly("LETTER FAILED REFUSED");
        assertThat(worker1().opens(ASK_SERVICE).toString())
                .contains("The letter did not arrive by e-mail", "does not take it for this address");
        assertThat(asked(() -> referrals.of(journey)).get(0).isOnPaper()).isTrue();
        worker1().completes(ASK_SERVICE, Map.of("serviceAnswer", "ASKED_AGAIN"));
        assertThat(worker1().tasks()).contains(NOTE);
    }

    @ParameterizedTest
    @ValueSource(strings = {GOES, IS_SILENT})
    @Proves(PolicyId.REFER_05)
    void withoutAnAnswerItIsUnknownAndNotSentAgain(String what) {
        JourneyId journey = withLetterQueued(serviceAt(ADDRESS));
        SERVER.answers(".", what);
        send();
        SERVER.isWell();
        time.passes(Duration.ofHours(7));
        send();
        assertThat(mails(journey)).containsExactly("LETTER UNKNOWN");
        assertThat(SERVER.taken()).hasSize(1);
        assertThat(worker1().opens(ASK_SERVICE).toString()).contains("Nobody knows whether the letter arrived");
        takesBack(journey);
        send();
        assertThat(mails(journey)).containsExactly("LETTER UNKNOWN", "RECALL SENT");
    }

    @Test
    void whileTheServerIsAwayItWaitsLongerAndLongerAndComesBackAfterTwoDays() {
        JourneyId sent = withLetterQueued(serviceAt(ADDRESS));
        SERVER.answers("GREETING", GOES);
        send();
        send();
        assertThat(mails(sent)).containsExactly("LETTER WAITING SERVER_AWAY");
        SERVER.isWell();
        send();
        assertThat(SERVER.taken()).as("not before its time").isEmpty();
        time.passes(Duration.ofMinutes(2));
        send();
        assertThat(mails(sent)).containsExactly("LETTER SENT");

        JourneyId failed = withLetterQueued(serviceAt(ADDRESS));
        SERVER.answers("RCPT", "451 later");
        for (int hours = 0; hours < 56; hours += 7) {
            send();
            time.passes(Duration.ofHours(7));
        }
        send();
        assertThat(mails(failed)).containsExactly("LETTER FAILED GAVE_UP");
        assertThat(worker1().about(failed).tasks()).contains(ASK_SERVICE);
    }

    @Test
    @Proves(PolicyId.CONSENT_05)
    void onceItsLastDayIsOverItIsNotSent() {
        JourneyId journey = withLetterQueued(serviceAt(ADDRESS));
        time.passes(Period.ofDays(91));
        send();
        assertThat(mails(journey)).containsExactly("LETTER FAILED GAVE_UP");
        assertThat(SERVER.lines()).isEmpty();
    }

    @Test
    @Proves(PolicyId.REFER_05)
    void whatComesBackIsToldToTheWorkerOnce() {
        JourneyId journey = withLetterQueued(serviceAt(ADDRESS));
        send();
        UUID mail = mailOf(journey);
        cameBack(mail);
        cameBack(mail);
        cameBack(UUID.randomUUID());
        assertThat(mails(journey)).containsExactly("LETTER FAILED CAME_BACK");
        assertThat(worker1().opens(ASK_SERVICE).toString()).contains("it came back");
    }

    @Test
    @Proves(PolicyId.CONSENT_06)
    void whatCameBackIsNotCalledBackByMail() {
        JourneyId journey = withLetterQueued(serviceAt(ADDRESS));
        send();
        UUID mail = mailOf(journey);
        takesBack(journey);
        cameBack(mail);
        send();
        assertThat(mails(journey)).containsExactly("LETTER FAILED CAME_BACK", "RECALL STOPPED");
        assertThat(SERVER.taken()).hasSize(1);
        assertThat(worker1().tasks()).contains(TELL);
    }

    private UUID mailOf(JourneyId journey) {
        return UUID.fromString(survivors.texts("""
                        select m.id::text from alongside.letter_mail m join alongside.referral r on r.id = m.referral_id
                        where r.journey_id = :journey
                        """, journey).get(0));
    }

    private void cameBack(UUID mail) {
        says(() -> transaction.executeWithoutResult(status -> events.publishEvent(new MailCameBack(MailId.of(mail)))));
    }

    @Test
    void whoeverIsGoneInBetweenLeavesItUnknown() {
        JourneyId journey = withLetterQueued(serviceAt(ADDRESS));
        asked(Tasklist.ORGANISATION, transaction, () -> jdbc.sql("""
                        update alongside.letter_mail m set state = 'SENDING', claimed_at = :now from alongside.referral r
                        where r.id = m.referral_id and r.journey_id = :journey
                        """)
                .param("now", Timestamp.from(time.now()))
                .param("journey", journey.value())
                .update());
        send();
        assertThat(mails(journey)).containsExactly("LETTER SENDING");
        time.passes(LetterPost.CLAIMED_FOR.plusMinutes(1));
        send();
        assertThat(mails(journey)).containsExactly("LETTER UNKNOWN");
        assertThat(SERVER.lines()).isEmpty();
        assertThat(worker1().tasks()).contains(ASK_SERVICE);
    }

    @Test
    void ofTwoNodesOneSendsIt() throws Exception {
        for (int i = 0; i < 4; i++) {
            withLetterQueued(serviceAt(ADDRESS));
        }
        CountDownLatch begin = new CountDownLatch(1);
        Thread[] nodes = new Thread[3];
        for (int i = 0; i < nodes.length; i++) {
            LetterPost node = anotherNode();
            nodes[i] = new Thread(() -> {
                try {
                    begin.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                node.sendDue(() -> true);
            });
            nodes[i].start();
        }
        begin.countDown();
        for (Thread node : nodes) {
            node.join();
        }
        assertThat(SERVER.taken()).hasSize(4);
    }
}
