package org.alongside.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.alongside.engine.EngineClock;
import org.alongside.groups.hosting.GroupMessages;
import org.alongside.groups.membership.Memberships;
import org.alongside.ids.GroupId;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.PassedElements;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.Time;
import org.alongside.testing.walk.PeerGroups;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A group's life, meeting after meeting. GROUP-01, GROUP-07, GROUP-10, GROUP-11, GROUP-12, GROUP-13. */
@ProcessTest
class HostGroupProcessTest {
    @Autowired
    PeerGroups groups;

    @Autowired
    Survivors survivors;

    @Autowired
    Tasklist tasklist;

    @Autowired
    PassedElements passed;

    @Autowired
    Time time;

    @Autowired
    GroupMessages calls;

    private LocalDate meetsOn(GroupId group) {
        return LocalDate.ofInstant(groups.ahead(group).startsAt(), EngineClock.ZONE);
    }

    @Test
    void isOpenedWithItsHostAndAFirstMeetingThatWelcomes() {
        GroupId group = groups.opened();

        assertThat(passed.of(group)).contains("serviceTask_openGroup", "serviceTask_callNewMembers");
        assertThat(meetsOn(group)).isEqualTo(groups.firstTuesday());
        assertThat(groups.ahead(group).isWelcome()).isTrue();
        assertThat(groups.host(group).theirs("userTask_prepareMeeting").getName())
                .isEqualTo("Prepare the meeting · " + groups.of(group).label());
    }

    @Test
    void isNotOpenedByWhoIsNotTrainedNorInThePast() {
        survivors.workerHas("facilitator1", w -> Survivors.trainedUntil(w, null));
        Assertions.assertThatThrownBy(groups::opened)
                .isInstanceOf(FormFieldValidationException.class)
                .hasMessageContaining("training");
        Assertions.assertThatThrownBy(() -> groups.openedBy("worker1", Map.of("firstMeetsOn", "2020-01-07")))
                .isInstanceOf(FormFieldValidationException.class)
                .hasMessageContaining("“First meeting” needs to be a day from");
    }

    @Test
    void everyFourthMeetingWelcomes() {
        GroupId group = groups.opened();
        groups.meets(group);
        StringBuilder welcomes = new StringBuilder();
        groups.agreesOnProtocols(group);
        for (int i = 0; i < 7; i++) {
            welcomes.append(groups.ahead(group).isWelcome() ? 'W' : '-');
            groups.meets(group);
        }

        assertThat(welcomes).hasToString("--W---W");
    }

    @Test
    void keepsTheTimeOnTheClockOverTheChangeToSummerTime() {
        GroupId group = groups.opened(Map.of("rhythm", "WEEKLY"));
        groups.meets(group);
        groups.agreesOnProtocols(group);
        for (int i = 0; i < 28; i++) {
            assertThat(groups.ahead(group).startsAt().atZone(EngineClock.ZONE).getHour())
                    .isEqualTo(18);
            groups.meets(group);
        }
    }

    @Test
    @Proves(PolicyId.GROUP_11)
    void keepsWhoWillBeAwayAndWhetherTheGroupIsTold() {
        GroupId group = groups.opened();
        groups.members(group, 2);
        groups.closes(group, Map.of());
        List<String> ids =
                groups.active(group).stream().map(m -> m.id().toString()).toList();

        groups.prepares(
                group,
                Map.of(
                        "preparationNext",
                        "KEEP",
                        "absentTold",
                        List.of(ids.get(0)),
                        "absentSilently",
                        List.of(ids.get(1))));

        assertThat(passed.of(group)).contains("flow_fromWhatIsNext_toPreparingGoesOn");
        assertThat(groups.asked(() -> memberships.absences(groups.ahead(group).id())))
                .extracting(Memberships.Absence::groupIsTold)
                .containsExactlyInAnyOrder(true, false);
    }

    @Autowired
    Memberships memberships;

    @Test
    void aMeetingIsMoved() {
        GroupId group = groups.opened();
        LocalDate to = meetsOn(group).plusDays(2);

        assertThat(groups.host(group)
                        .isRefused("userTask_prepareMeeting", Map.of("preparationNext", "MOVE"))
                        .sentence())
                .contains("to which day");
        assertThat(groups.host(group)
                        .isRefused(
                                "userTask_prepareMeeting", Map.of("preparationNext", "MOVE", "movedTo", "2020-01-01"))
                        .sentence())
                .contains("“To which day?” needs to be a day from");
        groups.prepares(group, Map.of("preparationNext", "MOVE", "movedTo", to.toString(), "movedToTime", "T1930"));

        assertThat(passed.of(group)).contains("serviceTask_moveMeeting");
        assertThat(meetsOn(group)).isEqualTo(to);
        groups.meets(group);
        assertThat(passed.of(group)).contains("serviceTask_closeMeeting");
    }

    @Test
    void aMeetingThatWasNotHeldDoesNotCount() {
        GroupId group = groups.opened();
        groups.doorsOpen(group);

        groups.host(group).completes("userTask_holdMeeting", Map.of("meetingOutcome", "NOT_HELD"));

        assertThat(passed.of(group)).contains("flow_fromWasItHeld_toMeetsAnotherTime");
        assertThat(groups.ahead(group).isWelcome()).isTrue();
    }

    @Test
    void somebodyElseFacilitatesThisMeetingAndTheHostTheNext() {
        GroupId group = groups.opened();
        assertThat(groups.host(group)
                        .isRefused("userTask_prepareMeeting", Map.of("preparationNext", "SUBSTITUTE"))
                        .sentence())
                .contains("choose who facilitates");

        groups.prepares(group, Map.of("preparationNext", "SUBSTITUTE", "substituteId", "worker2"));

        assertThat(groups.ahead(group).facilitatorId()).isEqualTo(WorkerId.of("worker2"));
        assertThat(groups.host(group).tasks()).isEmpty();
        groups.meets(group);
        assertThat(groups.host(group).tasks()).containsExactly("userTask_prepareMeeting");
    }

    @Test
    void aGroupThatMeetsOnceClosesAfterIt() {
        GroupId group = groups.opened(Map.of("rhythm", "ONE_OFF", "groupType", "EDUCATION"));

        groups.meets(group);

        assertThat(passed.of(group)).contains("endEvent_noMoreMeetings", "endEvent_groupClosed");
        assertThat(groups.of(group).isOpen()).isFalse();
    }

    @Test
    void noThirdMeetingOpensBeforeTheGroupAgreedOnItsProtocols() {
        GroupId group = groups.opened();
        groups.meets(group);
        groups.meets(group);
        groups.doorsOpen(group);
        assertThat(groups.host(group).tasks()).containsExactly("userTask_settleProtocols");

        groups.host(group).completes("userTask_settleProtocols", Map.of("settleNext", "CANCEL"));
        assertThat(passed.of(group)).contains("flow_fromAreProtocolsSettled_toMeetsAnotherTime");
        groups.doorsOpen(group);
        groups.host(group)
                .completes(
                        "userTask_settleProtocols",
                        Map.of("settleNext", "ADOPTED", "protocols", "Ours", "grounds", List.of("OTHERS_NOT_SAFE")));

        assertThat(groups.host(group).tasks()).containsExactly("userTask_holdMeeting");
    }

    @Test
    void noMeetingOpensWithoutATrainedFacilitator() {
        GroupId group = groups.opened();
        survivors.workerHas("facilitator1", w -> Survivors.trainedUntil(w, null));
        groups.doorsOpen(group);
        Tasklist.Person supervisor = tasklist.as("supervisor1").claims("userTask_findFacilitator");

        supervisor.completes("userTask_findFacilitator", Map.of("findNext", "CANCEL"));
        assertThat(passed.of(group)).contains("flow_fromIsSomebodyFound_toMeetsAnotherTime");
        groups.doorsOpen(group);
        tasklist.as("supervisor1")
                .claims("userTask_findFacilitator")
                .completes(
                        "userTask_findFacilitator",
                        Map.of("findNext", "FOUND", "substituteId", "worker2", "isForGood", true));

        assertThat(passed.of(group)).contains("serviceTask_setFacilitatorFound");
        assertThat(tasklist.as("worker2").tasks()).containsExactly("userTask_holdMeeting");
        groups.closes(group, Map.of());
        assertThat(groups.ahead(group).facilitatorId()).isEqualTo(WorkerId.of("worker2"));
    }

    @Test
    void aSubstituteIsFoundWhenTheFacilitatorFallsIll() {
        GroupId group = groups.opened();
        JourneyId journey = groups.ready(group);

        groups.asked(() -> {
            calls.facilitatorUnavailable(group, WorkerId.of("supervisor1"));
            calls.facilitatorUnavailable(group, WorkerId.of("supervisor1"));
            return true;
        });
        tasklist.as("supervisor1")
                .claims("userTask_findSubstitute")
                .completes("userTask_findSubstitute", Map.of("substituteId", "worker2"));

        assertThat(passed.of(group)).contains("startEvent_facilitatorUnavailable", "endEvent_substituteFound");
        assertThat(tasklist.as("worker2").tasks())
                .containsExactlyInAnyOrder("userTask_prepareMeeting", "userTask_meetMembers");
        assertThat(tasklist.as("worker2").opens("userTask_meetMembers")).containsEntry("shownName", "Tamsin");
        assertThat(groups.host(journey).tasks()).isEmpty();
    }

    @Test
    void fromNineMembersOnTwoFacilitate() {
        GroupId group = groups.opened(Map.of("placesMax", 12));
        groups.members(group, 9);
        groups.closes(group, Map.of());
        groups.doorsOpen(group);
        Tasklist.Person supervisor = tasklist.as("supervisor1").claims("userTask_findFacilitator");

        supervisor.completes(
                "userTask_findFacilitator",
                Map.of("findNext", "FOUND", "substituteId", "facilitator1", "secondFacilitatorId", "worker2"));

        assertThat(groups.host(group).tasks()).containsExactly("userTask_holdMeeting");
        assertThat(tasklist.as("worker2").about(group).tasks()).isEmpty();
    }

    @Test
    void aSecondFacilitatorWhoMayNotAnyMoreKeepsNobodyFromHelping() {
        GroupId group = groups.opened();
        groups.prepares(group, Map.of("preparationNext", "KEEP", "secondFacilitatorId", "worker2"));
        survivors.workerHas("worker2", w -> Survivors.trainedUntil(w, null));

        assertThat(groups.host(group)
                        .isRefused(
                                "userTask_prepareMeeting",
                                Map.of(
                                        "preparationNext",
                                        "SUBSTITUTE",
                                        "substituteId",
                                        "worker1",
                                        "secondFacilitatorId",
                                        "worker2"))
                        .sentence())
                .contains("choose");
        groups.prepares(group, Map.of("preparationNext", "SUBSTITUTE", "substituteId", "worker1"));

        assertThat(groups.ahead(group).facilitatorId()).isEqualTo(WorkerId.of("worker1"));
        assertThat(groups.ahead(group).secondFacilitatorId()).isNull();
    }

    @Test
    void aMeetingIsClosedOnceAndByMembersOnly() {
        GroupId group = groups.opened();
        groups.member(group);
        String task = groups.host(group).theirs("userTask_holdMeeting").getId();

        assertThat(groups.host(group)
                        .isRefused(
                                "userTask_holdMeeting",
                                Map.of(
                                        "meetingOutcome",
                                        "HELD",
                                        "attended",
                                        List.of(UUID.randomUUID().toString())))
                        .sentence())
                .contains("choose among the answers offered");
        groups.closes(group, Map.of());

        Map<String, Object> again = new HashMap<>(Map.of("meetingOutcome", "HELD"));
        assertThat(groups.host(group).isRefusedAt(task, again).sentence()).contains("no longer open");
    }

    @Test
    void aClosingGroupOffersEveryMemberSomethingElse() {
        GroupId group = groups.opened();
        JourneyId member = groups.memberOfRunning(group);
        JourneyId waiting = groups.ready(group);

        groups.prepares(group, Map.of("preparationNext", "CLOSE_GROUP"));

        assertThat(passed.of(group)).contains("endEvent_closingChosen", "endEvent_groupClosed");
        assertThat(groups.worker(member).tasks()).contains("userTask_offerOtherSupport");
        assertThat(groups.worker(waiting).tasks()).contains("userTask_offerOtherOptions");
        assertThat(tasklist.as(PeerGroups.HOST).tasks()).isEmpty();
    }

    @Test
    void aSupervisorClosesAGroupThatNobodyHostsAnyMore() {
        GroupId group = groups.opened();

        groups.asked(() -> {
            calls.close(group, WorkerId.of("supervisor1"));
            return true;
        });

        assertThat(passed.of(group)).contains("boundaryEvent_closing", "endEvent_groupClosed");
        assertThat(survivors.running("host-group", group)).isEmpty();
    }

    @Test
    void aSubstituteIsFoundByTheDayToWhichTheMeetingMoved() {
        GroupId group = groups.opened();
        LocalDate to = meetsOn(group).plusDays(2);
        groups.prepares(group, Map.of("preparationNext", "MOVE", "movedTo", to.toString()));

        groups.asked(() -> {
            calls.facilitatorUnavailable(group, WorkerId.of("supervisor1"));
            return true;
        });

        Task search = tasklist.as("supervisor1").offered("userTask_findSubstitute");
        assertThat(search.getDueDate().toInstant())
                .isEqualTo(groups.ahead(group).startsAt());
        assertThat(search.getName()).endsWith(groups.of(group).label());
    }

    @Test
    void aSubstituteHoldsTheMeetingThatIsOpenAndTheHostPreparesTheNext() {
        GroupId group = groups.opened();
        groups.doorsOpen(group);

        groups.asked(() -> {
            calls.facilitatorUnavailable(group, WorkerId.of("supervisor1"));
            return true;
        });
        tasklist.as("supervisor1")
                .claims("userTask_findSubstitute")
                .completes("userTask_findSubstitute", Map.of("substituteId", "worker2"));

        assertThat(groups.host(group).tasks()).isEmpty();
        tasklist.as("worker2")
                .about(group)
                .completes("userTask_holdMeeting", Map.of("meetingOutcome", "HELD", "protocolsReminded", true));
        assertThat(groups.host(group).tasks()).containsExactly("userTask_prepareMeeting");
        assertThat(groups.host(group).opens("userTask_prepareMeeting")).containsEntry("meetingNumber", 2);
    }

    @Test
    void closingStopsTheMeetingThatIsHeldAndTheSearchForASubstitute() {
        GroupId group = groups.opened();
        groups.doorsOpen(group);

        groups.asked(() -> {
            calls.facilitatorUnavailable(group, WorkerId.of("supervisor1"));
            calls.close(group, WorkerId.of("supervisor1"));
            return true;
        });

        assertThat(groups.of(group).isOpen()).isFalse();
        for (String process : List.of("host-group", "prepare-meeting", "hold-meeting")) {
            assertThat(survivors.running(process, group)).as(process).isEmpty();
        }
        assertThat(tasklist.as("supervisor1").about(group).tasks()).isEmpty();
        assertThat(groups.host(group).tasks()).isEmpty();
    }
}
