package org.alongside.referral;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.alongside.testing.walk.InOrganisation.says;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alongside.access.SecretToken;
import org.alongside.directory.Directory;
import org.alongside.directory.Entry.Content;
import org.alongside.directory.Entry.Cost;
import org.alongside.directory.Entry.Kind;
import org.alongside.directory.Entry.Text;
import org.alongside.engine.EngineClock;
import org.alongside.ids.EntryId;
import org.alongside.ids.JourneyId;
import org.alongside.ids.LinkSubjectId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.state.TheirJourneys;
import org.alongside.own.OwnLinks;
import org.alongside.referral.state.Referrals;
import org.alongside.testing.Time;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.springframework.beans.factory.annotation.Autowired;

/** What tests of referrals have in common: survivors and worker1, who look for other support together. */
public class ReferralSteps {
    protected static final String AGREE = "userTask_agreeTogether";
    protected static final String SEE = "userTask_seeWhatGoes";
    protected static final String NOTE = "userTask_noteAnswer";
    protected static final String ASK_SERVICE = "userTask_askService";
    protected static final String ASK = "userTask_askHowItWent";
    protected static final String TELL = "userTask_tellService";
    protected static final Map<String, Object> SEND = Map.of("letterDecision", "SEND", "letterGoes", "POSTED");

    protected static final WorkerId WORKER1 = WorkerId.of("worker1");
    protected static final WorkerId SUPERVISOR1 = WorkerId.of("supervisor1");

    @Autowired
    protected Directory directory;

    @Autowired
    protected Referrals referrals;

    @Autowired
    protected TheirJourneys own;

    @Autowired
    protected Survivors survivors;

    @Autowired
    protected Tasklist tasklist;

    @Autowired
    protected Time time;

    @Autowired
    protected OwnLinks links;

    /** A service that somebody has just reviewed. */
    public EntryId service(String name) {
        return asked(() -> directory.add(
                new Content(
                        name,
                        Kind.COUNSELLING,
                        Cost.FREE,
                        Set.of(),
                        Map.of(Text.WHAT, "Talks", Text.PLACE, "Here", Text.PHONE, "00 000 0000")),
                SUPERVISOR1));
    }

    /** It is chosen with the survivor. */
    protected void begins(JourneyId journey, EntryId service) {
        begins(journey, service, WORKER1);
    }

    protected void begins(JourneyId journey, EntryId service, WorkerId by) {
        says(() -> own.changeAndTell("referral: begin", journey, by, each -> referrals
                .begin(journey, each.label(), service, by)
                .orElseThrow()));
    }

    /** What the survivor agrees to. */
    protected Map<String, Object> agreed(String way, String... classes) {
        return Map.of(
                "referralWay",
                way,
                "referralClasses",
                List.of(classes),
                "referralWords",
                "I would like to talk to a man.",
                "agreedUntil",
                in(90).toString(),
                "letterBy",
                "PAPER");
    }

    /** A letter is built and not sent. */
    public JourneyId withLetter(EntryId service, String way, String... classes) {
        JourneyId journey = survivors.inSupport();
        begins(journey, service);
        worker1().completes(AGREE, agreed(way, classes));
        return journey;
    }

    /** A letter is built, and who built it has read it. */
    protected JourneyId withLetterSeen(EntryId service, String way, String... classes) {
        JourneyId journey = withLetter(service, way, classes);
        worker1().opens(SEE);
        return journey;
    }

    /** It has left. */
    public JourneyId withLetterSent(EntryId service, String way, String... classes) {
        JourneyId journey = withLetter(service, way, classes);
        worker1().completes(SEE, Map.of("letterDecision", "SEND", "letterGoes", "POSTED"));
        return journey;
    }

    /** A new address at which the service answers the letter, as one stands in a letter. @return its secret part */
    protected String addressOf(JourneyId journey) {
        String token = SecretToken.make();
        Referral letter = asked(() -> referrals.of(journey)).get(0);
        says(() -> links.make(
                OwnLinks.Purpose.REFERRAL,
                LinkSubjectId.of(letter.id()),
                journey,
                SecretToken.hash(token),
                time.now().plus(Duration.ofDays(90)),
                null));
        return token;
    }

    protected Tasklist.Person worker1() {
        return tasklist.as("worker1");
    }

    protected LocalDate in(int days) {
        return time.now().atZone(EngineClock.ZONE).toLocalDate().plusDays(days);
    }

    /** State, way, classes and what came of each, in the order in which they began. */
    public List<String> kept(JourneyId journey) {
        return survivors.texts("""
                select concat_ws(' ', state, way, nullif(array_to_string(classes, '+'), ''), sent_how, answer, outcome, recalled_how)
                from alongside.referral where journey_id = :journey order by begun_at, id
                """, journey);
    }

    /** What holds now for services, in the order in which it was said. */
    public List<String> agreements(JourneyId journey) {
        return survivors.texts("""
                select decision || ' ' || array_to_string(array(select unnest(covers) order by 1), '+')
                from alongside.consent_entry where journey_id = :journey and purpose = 'DISCLOSE_TO_RECIPIENT' order by id
                """, journey);
    }
}
