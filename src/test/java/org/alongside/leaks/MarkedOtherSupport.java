package org.alongside.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.alongside.access.CurrentOrganisation;
import org.alongside.access.SecretToken;
import org.alongside.consent.WhanauAgreements;
import org.alongside.directory.Directory;
import org.alongside.directory.Entry.Content;
import org.alongside.directory.Entry.Cost;
import org.alongside.directory.Entry.Kind;
import org.alongside.engine.EngineClock;
import org.alongside.ids.EntryId;
import org.alongside.ids.JourneyId;
import org.alongside.ids.SupportId;
import org.alongside.ids.SupporterId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.state.TheirJourneys;
import org.alongside.journey.whanau.Supporter;
import org.alongside.journey.whanau.Supporters;
import org.alongside.own.OwnLinks;
import org.alongside.records.ToldByOthers;
import org.alongside.referral.DataClass;
import org.alongside.referral.Referral;
import org.alongside.referral.Referrals;
import org.alongside.referral.ServiceAnswers;
import org.alongside.referral.map.Coordinator;
import org.alongside.referral.map.Support;
import org.alongside.referral.map.SupportMap;
import org.alongside.testing.http.Walk;
import org.alongside.testing.walk.InOrganisation;
import org.alongside.testing.walk.Survivors;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.context.ApplicationContext;

/** Types marked words into the forms of a referral, whose letter has all that can leave, and onto the map of support. */
final class MarkedOtherSupport {
    private static final WorkerId WORKER1 = WorkerId.of("worker1");

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
    }

    void sayEverything() {
        CurrentOrganisation.runAs(
                "demo",
                () -> own.change("referral: begin", JourneyId.of(walk.journeyId()), WORKER1, journey -> assertThat(
                                referrals.begin(journey.id(), journey.label(), aService(), WORKER1))
                        .isPresent()));
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
                                "PAPER")));
        walk.complete("userTask_seeWhatGoes", Map.of("letterDecision", "SEND", "letterGoes", "POSTED"));
        theServiceAnswers();
        drawTheMap();
        walk.complete(
                "userTask_askHowItWent",
                marked.into(
                        "referral.ask-how-it-went",
                        Map.of("afterReferral", "GO_ON", "waitedFor", "WEEK", "didItFit", "YES")));
    }

    private void theServiceAnswers() {
        String token = SecretToken.make();
        JourneyId journey = JourneyId.of(walk.journeyId());
        CurrentOrganisation.runAs(
                "demo",
                () -> links.make(
                        OwnLinks.Purpose.REFERRAL,
                        referrals.of(journey).get(0).id().value(),
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
                .map(UUID::toString)
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

    private EntryId aService() {
        return directory.add(new Content("An invented service", Kind.OTHER, Cost.FREE, Set.of(), Map.of()), WORKER1);
    }
}
