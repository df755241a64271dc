package org.alongside.referral.letter;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.alongside.testing.walk.InOrganisation.says;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alongside.consent.Purpose;
import org.alongside.directory.Entry.Content;
import org.alongside.directory.Entry.Cost;
import org.alongside.directory.Entry.Kind;
import org.alongside.directory.Entry.Text;
import org.alongside.ids.EntryId;
import org.alongside.ids.JourneyId;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.messages.mail.ScriptedMailServer;
import org.alongside.messages.mail.TestMailServers;
import org.alongside.referral.ReferralSteps;
import org.alongside.testing.walk.Tasklist;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** What tests of letters by e-mail share: a service with an address, and a mail server that says what it is asked to say. */
abstract class WithLetterPost extends ReferralSteps {
    static final ScriptedMailServer SERVER = new ScriptedMailServer();
    static final String ADDRESS = "intake@service.example";
    static final Map<String, Object> BY_MAIL = Map.of("letterDecision", "SEND", "letterGoes", "EMAIL");

    @Autowired
    SurvivorMessages survivor;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    AutowireCapableBeanFactory beans;

    LetterPost post;

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry registry) {
        TestMailServers.sendThere(registry, SERVER::port);
        registry.add("alongside.mail.timeout", () -> "2s");
    }

    @BeforeEach
    void beginAnew() {
        asked(Tasklist.ORGANISATION, transaction, () -> jdbc.sql(
                        "update alongside.letter_mail set state = 'STOPPED', ended_at = now() where state in ('WAITING', 'SENDING')")
                .update());
        post = anotherNode();
        SERVER.beginsAnew();
    }

    LetterPost anotherNode() {
        return beans.createBean(LetterPost.class);
    }

    void send() {
        post.sendDue(() -> true);
    }

    /** A service that somebody has just reviewed. */
    EntryId serviceAt(String address) {
        return asked(() -> directory.add(content(address), SUPERVISOR1));
    }

    static Content content(String address) {
        return new Content(
                "An invented service",
                Kind.COUNSELLING,
                Cost.FREE,
                Set.of(),
                Map.of(Text.PHONE, "00 000 0000", Text.EMAIL, address));
    }

    Map<String, Object> agreedByMail(String... classes) {
        Map<String, Object> agreed = new HashMap<>(agreed("REFERRED", classes));
        agreed.put("letterBy", "EMAIL");
        return agreed;
    }

    JourneyId withLetterByMail(EntryId service, String... classes) {
        JourneyId journey = survivors.inSupport();
        begins(journey, service);
        worker1().completes(AGREE, agreedByMail(classes));
        return journey;
    }

    /** It is to be sent. */
    JourneyId withLetterQueued(EntryId service) {
        JourneyId journey = withLetterByMail(service, "NAME");
        worker1().completes(SEE, BY_MAIL);
        return journey;
    }

    void takesBack(JourneyId journey) {
        says(() -> survivor.withdraws(journey, Purpose.DISCLOSE_TO_RECIPIENT, WORKER1));
    }

    /** Which mails there are of a survivor, where each is and why. */
    List<String> mails(JourneyId journey) {
        return survivors.texts("""
                select concat_ws(' ', m.mail, m.state, m.because) from alongside.letter_mail m
                join alongside.referral r on r.id = m.referral_id where r.journey_id = :journey order by m.mail
                """, journey);
    }

    List<String> passwords(JourneyId journey) {
        return survivors.texts(
                "select 'kept' from alongside.referral where journey_id = :journey and password is not null", journey);
    }
}
