package org.alongside.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alongside.access.CurrentOrganisation;
import org.alongside.access.SecretToken;
import org.alongside.consent.WhanauAgreements;
import org.alongside.directory.Directory;
import org.alongside.directory.Entry.Content;
import org.alongside.directory.Entry.Cost;
import org.alongside.directory.Entry.Kind;
import org.alongside.directory.Entry.Text;
import org.alongside.engine.EngineClock;
import org.alongside.ids.EntryId;
import org.alongside.ids.JourneyId;
import org.alongside.ids.LinkSubjectId;
import org.alongside.ids.RecordEntryId;
import org.alongside.ids.SupportId;
import org.alongside.ids.SupporterId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.state.TheirJourneys;
import org.alongside.journey.whanau.Supporter;
import org.alongside.journey.whanau.Supporters;
import org.alongside.messages.mail.DueMail;
import org.alongside.own.OwnLinks;
import org.alongside.records.ToldByOthers;
import org.alongside.referral.DataClass;
import org.alongside.referral.Referral;
import org.alongside.referral.answers.ServiceAnswers;
import org.alongside.referral.map.Coordinator;
import org.alongside.referral.map.Support;
import org.alongside.referral.map.SupportMap;
import org.alongside.referral.state.Referrals;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Walk;
import org.alongside.testing.walk.InOrganisation;
import org.alongside.testing.walk.Survivors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.context.ApplicationContext;

/** Types marked words into the forms of a referral, whose letter has all that can leave, and onto the map of support. */
final class MarkedOtherSupport {
    private static final WorkerId WORKER1 = WorkerId.of("worker1");
    private static final Pattern CODE = Pattern.compile("`([0-9]{4}[ \u00a0][0-9]{4})`");
    private static final Pattern PAGE = Pattern.compile("(/own/letter-file/[0-9a-f]{12}/[A-Za-z0-9_-]{43})");

    private final Walk walk;
    private final MarkedValues marked;
    private final TheirJourneys own;
    private final Referrals referrals;
    private final OwnLinks links;
    private final ServiceAnswers answers;
    private final Directory directory;
    private final SupportMap map;
    private final Supporters supporters;
    private final ToldByOthers told;
    private final Collection<DueMail> mails;

    MarkedOtherSupport(Walk walk, MarkedValues marked, ApplicationContext context) {
        this.walk = walk;
        this.marked = marked;
        this.own = context.getBean(TheirJourneys.class);
        this.referrals = context.getBean(Referrals.class);
        this.links = context.getBean(OwnLinks.class);
        this.answers = context.getBean(ServiceAnswers.class);
        this.directory = context.getBean(Directory.class);
        this.map = context.getBean(SupportMap.class);
        this.supporters = context.getBean(Supporters.class);
        this.told = context.getBean(ToldByOthers.class);
        this.mails = context.getBeansOfType(DueMail.class).values();
    }

    void sayEverything() {
        EntryId service = begins(Map.of());
        agreesTo("PAPER");
        walk.complete("userTask_seeWhatGoes", Map.of("letterDecision", "SEND", "letterGoes", "POSTED"));
        answers(service);
        drawTheMap();
        saysHowItWent();
    }

    /**
     * The same once more, with a letter that the service fetches at an address with a code.
     *
     * @param server to which the mail with the address goes
     * @param port at which the service is asked
     */
    void sayEverythingInALetterToFetch(GreenMail server, int port) throws Exception {
        EntryId service = begins(Map.of(Text.EMAIL, "intake@service.example"));
        agreesTo("ADDRESS");
        Walk.Open see = walk.find("userTask_seeWhatGoes").orElseThrow();
        String code = found(
                CODE, see.who().engine("/task/" + see.id() + "/form-variables").body());
        walk.complete("userTask_seeWhatGoes", Map.of("letterDecision", "SEND", "letterGoes", "ADDRESS"));
        mails.forEach(due -> due.sendDue(() -> true));
        MimeMessage mail = Arrays.stream(server.getReceivedMessages())
                .filter(each -> GreenMailUtil.getWholeMessage(each).contains("/own/letter-file/"))
                .findFirst()
                .orElseThrow();
        assertThat(GreenMailUtil.getWholeMessage(mail)).doesNotContain(MarkedValues.MARK);
        String page = found(PAGE, mail.getContent().toString());
        byte[] letter =
                new Visitor(port).submitForFile(page, Map.of("code", code)).body();
        try (PDDocument document = Loader.loadPDF(letter)) {
            assertThat(new PDFTextStripper().getText(document))
                    .as("the service reads it")
                    .contains(MarkedValues.MARK);
        }
        answers(service);
        saysHowItWent();
    }

    private static String found(Pattern what, String text) {
        Matcher found = what.matcher(text);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private EntryId begins(Map<Text, String> texts) {
        EntryId service = InOrganisation.asked(() ->
                directory.add(new Content("An invented service", Kind.OTHER, Cost.FREE, Set.of(), texts), WORKER1));
        CurrentOrganisation.runAs(
                "demo",
                () -> own.change("referral: begin", JourneyId.of(walk.journeyId()), WORKER1, journey -> assertThat(
                                referrals.begin(journey.id(), journey.label(), service, WORKER1))
                        .isPresent()));
        return service;
    }

    private void agreesTo(String letterBy) {
        walk.complete(
                "userTask_agreeTogether",
                marked.into(
                        "referral.agree-together",
                        Map.of(
                                "referralWay",
                                "REFERRED",
                                "referralClasses",
                                Arrays.stream(DataClass.values())
                                        .map(Enum::name)
                                        .toList(),
                                "agreedUntil",
                                ClockUtil.getCurrentTime()
                                        .toInstant()
                                        .atZone(EngineClock.ZONE)
                                        .toLocalDate()
                                        .plusDays(300)
                                        .toString(),
                                "letterBy",
                                letterBy)));
    }

    private void saysHowItWent() {
        walk.complete(
                "userTask_askHowItWent",
                marked.into(
                        "referral.ask-how-it-went",
                        Map.of("afterReferral", "GO_ON", "waitedFor", "WEEK", "didItFit", "YES")));
    }

    private void answers(EntryId service) {
        String token = SecretToken.make();
        JourneyId journey = JourneyId.of(walk.journeyId());
        CurrentOrganisation.runAs(
                "demo",
                () -> links.make(
                        OwnLinks.Purpose.REFERRAL,
                        LinkSubjectId.of(referrals.of(journey).stream()
                                .filter(referral -> referral.entryId().equals(service))
                                .findFirst()
                                .orElseThrow()
                                .id()),
                        journey,
                        SecretToken.hash(token),
                        ClockUtil.getCurrentTime().toInstant().plus(Duration.ofDays(200)),
                        null));
        CurrentOrganisation.runAs("demo", () -> assertThat(
                        answers.answer(token, Referral.Answer.TAKEN, null).state())
                .isEqualTo(ServiceAnswers.State.ANSWERED));
    }

    /** What is said of a support is said once more, and it is stepped out of. */
    private void drawTheMap() {
        SupportId id = SupportId.random();
        JourneyId journey = JourneyId.of(walk.journeyId());
        CurrentOrganisation.runAs(
                "demo",
                () -> own.change("map of support", journey, WORKER1, each -> {
                    map.add(journey, id, Support.State.IN_PLACE, said("first"), WORKER1);
                    map.change(journey, id, 1, said("second"), WORKER1);
                    map.coordinates(journey, 0, Coordinator.Who.SUPPORT, id, WORKER1);
                    assertThat(map.becomes(journey, id, 2, Support.State.PAUSED, WORKER1))
                            .isEqualTo(SupportMap.Outcome.DONE);
                }));
    }

    /** The survivor brings somebody in, who comes to the session that is asked about. */
    void sessionWithSomebody() {
        String somebody = bringsSomebody();
        walk.complete(
                "userTask_recordSession",
                marked.into(
                        "support.record-session",
                        Survivors.and(
                                Survivors.CALM,
                                "sessionKind",
                                "WHANAU",
                                "whoWasThere",
                                List.of(somebody),
                                "whoTold",
                                somebody)));
    }

    /** What others told, by its id. */
    List<String> whatWaitsToBeTold() {
        return InOrganisation.asked(() -> told.waitingFor(JourneyId.of(walk.journeyId()), WORKER1)).stream()
                .map(RecordEntryId::toString)
                .toList();
    }

    private String bringsSomebody() {
        SupporterId id = SupporterId.random();
        JourneyId journey = JourneyId.of(walk.journeyId());
        String mark = MarkedValues.MARK + " brought in, ";
        CurrentOrganisation.runAs(
                "demo",
                () -> own.change("whanau", journey, WORKER1, each -> {
                    supporters.agreeAtAll(journey, WORKER1);
                    supporters.add(
                            journey,
                            id,
                            new Supporter.Said(
                                    mark + "name",
                                    mark + "what",
                                    mark + "reach",
                                    mark + "when",
                                    Supporter.Knows.YES,
                                    mark + "tell"),
                            WORKER1);
                    LocalDate until = LocalDate.ofInstant(
                                    ClockUtil.getCurrentTime().toInstant(), EngineClock.ZONE)
                            .plusDays(30);
                    supporters.agree(journey, id, WhanauAgreements.To.SESSION, until, false, WORKER1);
                }));
        return id.toString();
    }

    private static Support.Said said(String when) {
        String mark = MarkedValues.MARK + " on the map, " + when;
        return new Support.Said(
                Support.Kind.OTHER, mark + " name", mark + " wish", mark + " reach", mark + " since", "");
    }
}
