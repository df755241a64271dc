package org.alongside.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.alongside.groups.group.Meetings;
import org.alongside.groups.joining.Candidates;
import org.alongside.groups.membership.Memberships;
import org.alongside.ids.GroupId;
import org.alongside.ids.JourneyId;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.PassedElements;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.Time;
import org.alongside.testing.walk.PeerGroups;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Waiting for a welcome meeting, joining there, and whatever comes between. GROUP-06, GROUP-07, GROUP-08, OFFEND-02. */
@ProcessTest
class WaitForWelcomeMeetingProcessTest {
    @Autowired
    PeerGroups groups;

    @Autowired
    Survivors survivors;

    @Autowired
    SurvivorMessages survivor;

    @Autowired
    Tasklist tasklist;

    @Autowired
    PassedElements passed;

    @Autowired
    Time time;

    private List<String> hostsTasksFor(JourneyId journey) {
        return groups.host(journey).tasks();
    }

    private List<String> workersTasksFor(JourneyId journey) {
        return groups.worker(journey).tasks();
    }

    /** A group that has met once, so that the next three meetings welcome nobody. */
    private GroupId running() {
        GroupId group = groups.opened();
        groups.meets(group);
        return group;
    }

    @Test
    void waitsWhileTheNextMeetingsWelcomeNobody() {
        GroupId group = running();
        JourneyId journey = groups.ready(group);

        assertThat(passed.of(journey))
                .contains("flow_fromIsAWelcomeMeetingPlanned_toWaitForWelcome")
                .doesNotContain("userTask_meetMembers");
        groups.agreesOnProtocols(group);
        groups.meets(group);
        assertThat(hostsTasksFor(journey)).isEmpty();
        groups.meets(group);
        assertThat(groups.ahead(group).isWelcome()).isTrue();
        assertThat(hostsTasksFor(journey)).containsExactly("userTask_meetMembers");
    }

    @Test
    void joinsOnlyWhileTheWelcomeMeetingIsOpen() {
        GroupId group = groups.opened();
        JourneyId journey = groups.ready(group);

        Tasklist.Refusal early = groups.host(journey).isRefused("userTask_meetMembers", Map.of("meetOutcome", "JOINS"));
        assertThat(early.policyId()).isEqualTo("GROUP-07");
        assertThat(early.sentence()).contains("on the day of the welcome meeting");
        groups.doorsOpen(group);
        groups.joins(journey);

        assertThat(groups.active(group)).hasSize(1);
    }

    /** The doors open before the meeting starts, and whoever is new meets the members then. */
    @Test
    @Proves(PolicyId.GROUP_08)
    void meetsTheMembersBeforeTheMeetingStarts() {
        GroupId group = groups.opened();
        JourneyId journey = groups.ready(group);
        Instant starts = groups.ahead(group).startsAt();

        groups.doorsOpen(group);
        groups.joins(journey);

        assertThat(time.now()).isBefore(starts);
        assertThat(groups.ahead(group).state()).isEqualTo(Meetings.State.OPEN);
        assertThat(passed.of(journey)).containsSubsequence("userTask_meetMembers", "serviceTask_admitMember");
        assertThat(groups.active(group)).hasSize(1);
    }

    @Test
    void aPlaceIsKeptForOneMissedWelcomeMeetingAndGoesBackAfterTheSecond() {
        GroupId group = groups.opened(Map.of("cadence", 3));
        JourneyId journey = groups.ready(group);
        groups.doorsOpen(group);
        groups.host(journey).completes("userTask_meetMembers", Map.of("meetOutcome", "ANOTHER_TIME"));
        assertThat(passed.of(journey)).contains("flow_fromIsThePlaceStillHeld_toWaitForWelcome");
        groups.closes(group, Map.of("protocolsAgreed", true));
        groups.meets(group);
        groups.meets(group);
        groups.doorsOpen(group);
        assertThat(groups.ahead(group).isWelcome()).isTrue();
        assertThat(hostsTasksFor(journey)).containsExactly("userTask_meetMembers");

        groups.closes(group, Map.of());

        assertThat(passed.of(journey))
                .contains("boundaryEvent_welcomeMeetingOver", "flow_fromIsThePlaceStillHeld_toNoPlace");
        assertThat(workersTasksFor(journey)).contains("userTask_offerOtherOptions");
        assertThat(groups.asked(() -> survivors.count(
                        "select count(*) from alongside.group_candidate where stage = 'READY' and journey_id = :journey",
                        journey)))
                .isZero();
    }

    @Test
    void theSurvivorCanSayNoAtTheMeeting() {
        GroupId group = groups.opened();
        JourneyId journey = groups.ready(group);
        groups.doorsOpen(group);

        groups.host(journey).completes("userTask_meetMembers", Map.of("meetOutcome", "NOT_GOING_ON"));

        assertThat(passed.of(journey)).contains("flow_fromDidTheyJoin_toNoPlace");
        assertThat(groups.members(group)).isEmpty();
    }

    @Test
    void aCancelledWelcomeMeetingMakesTheNextOneItAndNobodyIsLost() {
        GroupId group = groups.opened();
        JourneyId journey = groups.ready(group);

        groups.prepares(group, Map.of("preparationNext", "CANCEL"));

        assertThat(groups.ahead(group).isWelcome()).isTrue();
        assertThat(hostsTasksFor(journey)).containsExactly("userTask_meetMembers");
        groups.doorsOpen(group);
        groups.joins(journey);
        assertThat(groups.active(group)).hasSize(1);
    }

    @Test
    void aWelcomeMeetingThatIsMovedCallsThemToItsNewDay() {
        GroupId group = groups.opened();
        JourneyId journey = groups.ready(group);
        java.time.LocalDate to = java.time.LocalDate.ofInstant(
                        groups.ahead(group).startsAt(), org.alongside.engine.EngineClock.ZONE)
                .plusDays(3);

        groups.prepares(group, Map.of("preparationNext", "MOVE", "movedTo", to.toString(), "movedToTime", "T1930"));

        assertThat(groups.host(journey).tasks()).containsExactly("userTask_meetMembers");
        assertThat(groups.host(journey).theirs("userTask_meetMembers").getDueDate())
                .isEqualTo(java.util.Date.from(groups.ahead(group).startsAt()));
        groups.doorsOpen(group);
        groups.joins(journey);
        assertThat(groups.active(group)).hasSize(1);
    }

    @Test
    void whoWaitsIsCalledWhenTheCadenceMakesTheNextMeetingWelcoming() {
        GroupId group = running();
        JourneyId journey = groups.ready(group);
        groups.agreesOnProtocols(group);
        groups.meets(group);
        assertThat(hostsTasksFor(journey)).isEmpty();

        groups.prepares(group, Map.of("preparationNext", "CHANGE_GROUP", "newCadence", 3));
        assertThat(hostsTasksFor(journey)).containsExactly("userTask_meetMembers");
        groups.prepares(group, Map.of("preparationNext", "CHANGE_GROUP", "newCadence", 5));

        assertThat(groups.ahead(group).isWelcome()).isFalse();
        assertThat(hostsTasksFor(journey)).isEmpty();
        assertThat(survivors.running("join-group", journey)).hasSize(1);
    }

    @Test
    void protocolsThatChangedAreEndorsedBeforeTheFirstMeeting() {
        GroupId group = groups.opened();
        JourneyId journey = groups.ready(group);
        groups.doorsOpen(group);
        groups.closes(group, Map.of("protocolsAgreed", true, "protocols", "Ours"));
        groups.prepares(group, Map.of("preparationNext", "CHANGE_GROUP", "newCadence", 3));
        groups.meets(group);
        groups.meets(group);
        groups.doorsOpen(group);

        assertThat(groups.host(journey)
                        .isRefused("userTask_meetMembers", Map.of("meetOutcome", "JOINS"))
                        .policyId())
                .isEqualTo("GROUP-06");
        groups.host(journey).completes("userTask_meetMembers", Map.of("meetOutcome", "JOINS", "endorsesNow", true));
        assertThat(groups.active(group)).hasSize(1);
    }

    @Test
    void whoIsBarredOnTheEveningItselfIsOnTheWayNoMoreAndNobodyReadsWhy() {
        GroupId group = groups.opened();
        JourneyId journey = groups.ready(group);
        groups.doorsOpen(group);

        survivors.says(() -> survivor.toldOfOffending(journey));

        assertThat(passed.of(journey)).contains("boundaryEvent_eligibilityChanged", "serviceTask_giveBackPlace");
        assertThat(hostsTasksFor(journey)).isEmpty();
        assertThat(workersTasksFor(journey)).contains("userTask_offerOtherOptions");
        groups.worker(journey).completes("userTask_offerOtherOptions", Map.of("otherOption", "LOOK_FOR_A_GROUP"));
        groups.worker(journey).completes("userTask_talkAboutGroup", groups.goingOn(group));
        assertThat(workersTasksFor(journey)).contains("userTask_offerOtherOptions");
        assertThat(hostsTasksFor(journey)).isEmpty();
    }

    @Test
    @Proves(PolicyId.OFFEND_02)
    void aMemberWhoIsBarredIsAwayAtOnceAndBackWhenItIsReleased() {
        GroupId group = groups.opened();
        JourneyId journey = groups.memberOfRunning(group);

        survivors.says(() -> survivor.toldOfOffending(journey));
        assertThat(groups.members(group))
                .extracting(Memberships.Membership::state)
                .containsExactly(Memberships.State.AWAY);
        tasklist.as("supervisor1").completes("userTask_assessOverlap", Map.of("overlapOutcome", "NO_OVERLAP"));

        assertThat(groups.active(group)).hasSize(1);
    }

    @Test
    void whoIsHavingABreakOnTheEveningIsNotAdmitted() {
        GroupId group = groups.opened();
        JourneyId journey = groups.ready(group);
        groups.doorsOpen(group);
        survivors.says(() -> survivor.pauses(journey));

        groups.joins(journey);

        assertThat(passed.of(journey)).contains("flow_fromAreTheyAMember_toNoPlace");
        assertThat(groups.members(group)).isEmpty();
    }

    @Test
    void canBeLeftFromTheStandingTaskWhileTheFacilitatorHasTheTask() {
        GroupId group = groups.opened();
        JourneyId journey = groups.meetingFacilitator(group);
        String way = groups.asked(() -> survivorsWay(journey));

        groups.worker(journey)
                .completes("userTask_walkAlongside", Map.of("whatNext", "LEAVE_GROUP", "leavesGroup", way));

        assertThat(passed.of(journey)).contains("startEvent_withdrew", "endEvent_withdrawn", "endEvent_groupLeaving");
        assertThat(hostsTasksFor(journey)).isEmpty();
        assertThat(survivors.readersOf(journey)).containsExactly("worker1");
    }

    @Autowired
    Candidates candidates;

    private String survivorsWay(JourneyId journey) {
        return candidates.underWay(journey).orElseThrow().id().toString();
    }

    @Test
    void endsWithTheJourney() {
        GroupId group = groups.opened();
        JourneyId journey = groups.ready(group);

        survivors.says(() -> survivor.leaves(journey));

        assertThat(survivors.running("join-group", journey)).isEmpty();
        assertThat(groups.host(journey).tasks()).isEmpty();
    }

    @Test
    void aMemberPausesAndReturns() {
        GroupId group = groups.opened();
        JourneyId journey = groups.memberOfRunning(group);

        survivors.says(() -> survivor.pauses(journey));
        assertThat(groups.active(group)).isEmpty();
        assertThat(groups.members(group)).hasSize(1);
        survivors.says(() -> survivor.comesBack(journey));

        assertThat(groups.active(group)).hasSize(1);
    }
}
