package org.alongside.referral.map;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.alongside.testing.walk.InOrganisation.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alongside.consent.Purpose;
import org.alongside.engine.Caller;
import org.alongside.ids.JourneyId;
import org.alongside.ids.SupportId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.journey.state.NoSuchJourneyException;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.proof.Proves;
import org.alongside.referral.DataClass;
import org.alongside.referral.map.Coordinator.Who;
import org.alongside.referral.map.Support.Kind;
import org.alongside.referral.map.Support.State;
import org.alongside.referral.map.Support.Step;
import org.alongside.referral.map.SupportMap.Outcome;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.http.Visitors;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A map of support over time: who draws it, who reads it, what is agreed to for each, and what becomes of it. */
@ProcessTest
@ExcludeFromProcessCoverage
class SupportMapProcessTest extends SupportSteps {
    @Autowired
    SurvivorMessages survivor;

    @Test
    @Proves(PolicyId.REFER_04)
    void steppingOutAndComingBackStaysVisible() {
        JourneyId journey = survivors.inSupport();
        SupportId aunty = adds(journey, State.IN_PLACE, Kind.WHANAU_OR_FRIENDS, "Aunty Mere");
        SupportId group = adds(journey, State.WISHED_FOR, Kind.PEER_GROUP, "A group");
        assertThat(becomes(journey, aunty, 1, State.PAUSED)).isEqualTo(Outcome.DONE);
        assertThat(becomesByThemselves(journey, aunty, 2, State.IN_PLACE)).isEqualTo(Outcome.DONE);
        assertThat(becomes(journey, group, 1, State.ENDED)).isEqualTo(Outcome.DONE);
        assertThat(standing(journey)).containsExactly("Aunty Mere IN_PLACE", "A group ENDED");
        Support shown = seen(journey).find(aunty).orElseThrow();
        assertThat(shown.steps()).extracting(Step::state).containsExactly(State.IN_PLACE, State.PAUSED, State.IN_PLACE);
        assertThat(shown.steps()).extracting(Step::by).containsExactly(WORKER1, WORKER1, Caller.SURVIVOR);
        assertThat(shown.said()).isEqualTo(said(Kind.WHANAU_OR_FRIENDS, "Aunty Mere"));
        assertThat(seen(journey).standing()).hasSize(1);
        assertThat(asked(() -> map.changedByThemselves(journey))).isPresent();
        assertThat(survivors.readersOf(journey)).as("the worker stays").anyMatch(one -> one.contains("worker1"));
    }

    @Test
    void whoeverComesSecondChangesNothingAndAgainIsOnce() {
        JourneyId journey = survivors.inSupport();
        SupportId id = adds(journey, State.IN_PLACE, Kind.OTHER, "The choir");
        says(() -> own.change("map", journey, WORKER1, each -> assertThat(
                        map.add(journey, id, State.IN_PLACE, said(Kind.OTHER, "Other"), WORKER1))
                .isEqualTo(Outcome.DONE)));
        assertThat(changes(journey, id, 1, "The choir in town")).isEqualTo(Outcome.DONE);
        assertThat(changes(journey, id, 1, "Another choir")).isEqualTo(Outcome.CHANGED_SINCE);
        assertThat(becomes(journey, id, 1, State.PAUSED)).isEqualTo(Outcome.CHANGED_SINCE);
        assertThat(becomes(journey, id, 1, State.IN_PLACE)).as("it is so").isEqualTo(Outcome.DONE);
        assertThat(becomes(journey, SupportId.random(), 1, State.PAUSED)).isEqualTo(Outcome.NOT_THERE);
        assertThat(becomes(survivors.inSupport(), id, 2, State.PAUSED)).isEqualTo(Outcome.NOT_THERE);
        assertThat(standing(journey)).containsExactly("The choir in town IN_PLACE");
    }

    private Outcome changes(JourneyId journey, SupportId id, int shown, String name) {
        return asked(() -> own.changeAndTell(
                "map", journey, WORKER1, each -> map.change(journey, id, shown, said(Kind.OTHER, name), WORKER1)));
    }

    @Test
    void atMostOneCoordinatesAndWhoEndsDoesNot() {
        JourneyId journey = survivors.inSupport();
        SupportId id = adds(journey, State.IN_PLACE, Kind.COUNSELLING, "Counselling");
        assertThat(seen(journey).coordinator()).isEqualTo(Coordinator.NOBODY_SAID);
        assertThat(coordinates(journey, 0, Who.SUPPORT, id)).isEqualTo(Outcome.DONE);
        assertThat(coordinates(journey, 0, Who.SURVIVOR, null)).isEqualTo(Outcome.CHANGED_SINCE);
        assertThat(coordinates(journey, 0, Who.SUPPORT, id)).as("it is so").isEqualTo(Outcome.DONE);
        assertThat(seen(journey).coordinator()).isEqualTo(new Coordinator(1, Who.SUPPORT, id));
        becomes(journey, id, 1, State.ENDED);
        assertThat(seen(journey).coordinator()).isEqualTo(new Coordinator(2, Who.NOT_SAID, null));
        assertThat(coordinates(journey, 2, Who.SUPPORT, id)).isEqualTo(Outcome.NOT_THERE);
        assertThat(coordinates(journey, 2, Who.SURVIVOR, null)).isEqualTo(Outcome.DONE);
    }

    @Test
    void twentyStandOnItAndNoMore() {
        JourneyId journey = survivors.inSupport();
        SupportId last = SupportId.random();
        for (int each = 1; each <= SupportMap.STANDING_MAX; each++) {
            last = adds(journey, State.WISHED_FOR, Kind.COMMUNITY, "Number " + each);
        }
        assertThatThrownBy(() -> adds(journey, State.IN_PLACE, Kind.OTHER, "One more"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("20 supports stand on the map");
        becomes(journey, last, 1, State.ENDED);
        adds(journey, State.IN_PLACE, Kind.OTHER, "One more");
        SupportId ended = last;
        assertThatThrownBy(() -> becomes(journey, ended, 2, State.IN_PLACE)).isInstanceOf(Refused.class);
    }

    @Test
    @Proves(PolicyId.CONSENT_05)
    void withoutARecordNothingIsKept() {
        JourneyId journey = survivors.atConsent();
        assertThatThrownBy(() -> adds(journey, State.IN_PLACE, Kind.OTHER, "The choir"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("has not agreed to a record");
        assertThat(standing(journey)).isEmpty();
    }

    @Test
    @Proves({PolicyId.CONF_01, PolicyId.CONF_03, PolicyId.CONF_08})
    void anotherWorkerReadsWhatWasSaidBeforeThemOnceItIsReleased() {
        JourneyId closed = survivors.inSupport();
        SupportId before = adds(closed, State.IN_PLACE, Kind.COMMUNITY, "The marae");
        assertThatThrownBy(() -> seenBy("worker2", closed)).isInstanceOf(NoSuchJourneyException.class);
        time.passes(Duration.ofMinutes(1));
        another("worker1", "facilitator1", closed, "CONTACT_ONLY");
        assertThatThrownBy(() -> adds(closed, State.IN_PLACE, Kind.OTHER, "Late"))
                .isInstanceOf(NoSuchJourneyException.class);
        time.passes(Duration.ofMinutes(1));
        becomesByThemselves(closed, before, 1, State.PAUSED);
        SupportMap.Seen now = seenBy("facilitator1", closed);
        assertThat(now.supports()).as("also after it stands elsewhere").isEmpty();
        assertThat(now.isAllOpen()).isFalse();
        WorkerId next = WorkerId.of("facilitator1");
        Map<String, String> names = asked(() -> map.recipients(closed, next, Set.of(Support.recipient(before))));
        assertThat(names).isEmpty();
        Outcome refused = asked(() ->
                own.changeAndTell("map", closed, next, each -> map.becomes(closed, before, 2, State.ENDED, next)));
        assertThat(refused).isEqualTo(Outcome.NOT_THERE);
        assertThat(looks(closed)).isEmpty();
    }

    @Test
    @Proves({PolicyId.CONF_03, PolicyId.CONF_08})
    void whatIsReleasedIsReadAndEachLookIsListed() {
        JourneyId journey = survivors.inSupport();
        adds(journey, State.IN_PLACE, Kind.COMMUNITY, "The marae");
        time.passes(Duration.ofMinutes(1));
        another("worker1", "facilitator1", journey, "ALL");
        assertThat(seenBy("facilitator1", journey).supports())
                .extracting(one -> one.said().name())
                .containsExactly("The marae");
        assertThat(looks(journey)).containsExactly("facilitator1 plan.peopleAlongside");
    }

    private List<String> looks(JourneyId journey) {
        return survivors.texts("""
                select reader || ' ' || array_to_string(fields, '+') from alongside.record_look
                where journey_id = :journey and reason = 'support-map'
                """, journey);
    }

    @Test
    @Proves({PolicyId.CONSENT_05, PolicyId.CONSENT_06})
    void whatEachMayBeToldEndsForItAloneWithItAndWithTheWhole() {
        JourneyId journey = survivors.inSupport();
        SupportId one = adds(journey, State.IN_PLACE, Kind.COUNSELLING, "Counselling");
        SupportId other = adds(journey, State.IN_PLACE, Kind.MEDICAL, "Doctor");
        SupportId third = adds(journey, State.IN_PLACE, Kind.LEGAL, "Lawyer");
        assertThat(agrees(journey, one, 1, 90, DataClass.NAME, DataClass.HOPES)).isEqualTo(Outcome.DONE);
        assertThat(agrees(journey, one, 1, 90, DataClass.NAME, DataClass.HOPES)).isEqualTo(Outcome.DONE);
        assertThat(agrees(journey, other, 1, 1, DataClass.NAME)).isEqualTo(Outcome.DONE);
        assertThat(agrees(journey, third, 1, 366, DataClass.NAME)).isEqualTo(Outcome.DONE);
        assertThat(consent(journey)).containsExactly("GIVEN HOPES+NAME", "GIVEN NAME", "GIVEN NAME");
        assertThatThrownBy(() -> agrees(journey, other, 1, 367, DataClass.NAME)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> agrees(journey, other, 1, -1, DataClass.NAME)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> agrees(journey, other, 1, 9)).isInstanceOf(Refused.class);
        assertThat(seen(journey).find(one).orElseThrow().agreed().orElseThrow().covers())
                .containsExactlyInAnyOrder("NAME", "HOPES");
        says(() -> own.change("map", journey, WORKER1, each -> agreements.takeBack(journey, third, WORKER1)));
        becomes(journey, one, 1, State.ENDED);
        assertThat(consent(journey)).endsWith("WITHDRAWN ", "WITHDRAWN ").hasSize(5);
        assertThat(agreed(journey)).containsExactly("Doctor");
        assertThat(agrees(journey, one, 2, 9, DataClass.NAME)).isEqualTo(Outcome.NOT_THERE);
        says(() -> survivor.withdraws(journey, Purpose.DISCLOSE_TO_RECIPIENT, WORKER1));
        assertThat(agreed(journey)).isEmpty();
    }

    private List<String> agreed(JourneyId journey) {
        return seen(journey).supports().stream()
                .filter(one -> one.agreed().isPresent())
                .map(one -> one.said().name())
                .toList();
    }

    @Test
    @Proves(PolicyId.CONSENT_06)
    void whatIsOverEndsWithoutBeingTakenBack() {
        JourneyId journey = survivors.inSupport();
        SupportId id = adds(journey, State.IN_PLACE, Kind.COUNSELLING, "Counselling");
        agrees(journey, id, 1, 1, DataClass.NAME);
        time.passes(Duration.ofDays(3));
        assertThat(agreed(journey)).isEmpty();
        assertThat(becomes(journey, id, 1, State.ENDED)).isEqualTo(Outcome.DONE);
        assertThat(consent(journey)).containsExactly("GIVEN NAME");
    }

    @Test
    @Proves({PolicyId.CONSENT_06, PolicyId.CONF_09})
    void whoeverLeavesKeepsTheMapAndWhoeverIsErasedDoesNot() {
        JourneyId journey = survivors.inSupport();
        SupportId id = adds(journey, State.IN_PLACE, Kind.COUNSELLING, "Counselling");
        agrees(journey, id, 1, 90, DataClass.NAME);
        coordinates(journey, 0, Who.SUPPORT, id);
        says(() -> survivor.leaves(journey));
        assertThat(standing(journey)).containsExactly("Counselling IN_PLACE");
        assertThat(consent(journey)).containsExactly("GIVEN NAME", "WITHDRAWN ");
        assertThatThrownBy(() -> becomes(journey, id, 1, State.PAUSED)).isInstanceOf(NoSuchJourneyException.class);
        assertThatThrownBy(() -> becomesByThemselves(journey, id, 1, State.PAUSED))
                .hasStackTraceContaining("CONF-01");
        says(() -> survivor.withdraws(journey, Purpose.KEEP_RECORD, WORKER1));
        assertThat(survivors.count(
                        "select count(*) from alongside.support_version where journey_id = :journey", journey))
                .isZero();
        assertThat(survivors.count(
                        "select count(*) from alongside.support_coordinator where journey_id = :journey", journey))
                .isZero();
    }

    @Test
    @Proves(PolicyId.CONF_01)
    void anotherOrganisationSeesNothing() {
        JourneyId journey = survivors.inSupport();
        adds(journey, State.IN_PLACE, Kind.OTHER, "The choir");
        assertThat(asked(Visitors.ELSEWHERE, () -> map.ofSurvivor(journey)).supports())
                .isEmpty();
    }
}
