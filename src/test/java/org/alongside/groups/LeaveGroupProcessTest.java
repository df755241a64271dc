package org.alongside.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.List;
import java.util.Map;
import org.alongside.groups.policy.AskedToLeaveOnNamedGround;
import org.alongside.ids.GroupId;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.PassedElements;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.walk.PeerGroups;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Ways out of a group, each with other support offered. GROUP-13, GROUP-14, WORKER-08, CONF-05. */
@ProcessTest
class LeaveGroupProcessTest {
    @Autowired
    PeerGroups groups;

    @Autowired
    Survivors survivors;

    @Autowired
    Tasklist tasklist;

    @Autowired
    PassedElements passed;

    private JourneyId askedToLeave(GroupId group) {
        JourneyId journey = groups.memberOfRunning(group);
        groups.prepares(
                group,
                Map.of(
                        "preparationNext",
                        "ASK_TO_LEAVE",
                        "leavingMembershipId",
                        groups.active(group).get(0).id().toString()));
        return journey;
    }

    private void asks(JourneyId journey) {
        groups.host(journey)
                .completes("userTask_nameGround", Map.of("groundNext", "ASK", "leavingGround", "OTHERS_NOT_SAFE"));
    }

    @Test
    @Proves({PolicyId.CONSENT_01, PolicyId.GROUP_13})
    void theSurvivorLeavesAndIsOfferedOtherSupport() {
        GroupId group = groups.opened();
        JourneyId journey = groups.memberOfRunning(group);
        String membership = groups.active(group).get(0).id().toString();

        assertThat(groups.worker(journey)
                        .isRefused("userTask_walkAlongside", Map.of("whatNext", "LEAVE_GROUP"))
                        .sentence())
                .contains("which group");
        groups.worker(journey)
                .completes("userTask_walkAlongside", Map.of("whatNext", "LEAVE_GROUP", "leavesGroup", membership));

        assertThat(groups.members(group)).isEmpty();
        assertThat(survivors.readersOf(journey)).containsExactly("worker1");
        assertThat(groups.worker(journey)
                        .isRefused("userTask_offerOtherSupport", Map.of("isOffered", false))
                        .sentence())
                .contains("support was offered");
        groups.worker(journey).completes("userTask_offerOtherSupport", Map.of("isOffered", true));
        assertThat(survivors.count(
                        "select count(*) from alongside.ledger_entry where chain = :journey::text"
                                + " and act = 'other support offered'",
                        journey))
                .isEqualTo(1);
        assertThat(passed.of(journey)).contains("serviceTask_startLeaveGroup", "endEvent_otherSupportOffered");
    }

    @Test
    void whoIsAskedToLeaveIsToldWhyWithASupervisorsAgreement() {
        GroupId group = groups.opened();
        JourneyId journey = askedToLeave(group);
        asks(journey);
        assertThat(groups.active(group)).hasSize(1);

        Tasklist.Person supervisor = tasklist.as("supervisor2").claims("userTask_agreeToAsk");
        assertThat(supervisor.opens("userTask_agreeToAsk"))
                .containsEntry("leavingGround", "OTHERS_NOT_SAFE")
                .doesNotContainValue("Tamsin");
        supervisor.completes("userTask_agreeToAsk", Map.of("agreement", "AGREED"));
        groups.host(journey).completes("userTask_tellMember", Map.of("isTold", true));

        assertThat(groups.members(group)).isEmpty();
        assertThat(groups.worker(journey).tasks()).contains("userTask_offerOtherSupport");
    }

    @Test
    void theyStayWhenTheSupervisorDoesNotAgree() {
        GroupId group = groups.opened();
        JourneyId journey = askedToLeave(group);
        asks(journey);

        tasklist.as("supervisor1")
                .claims("userTask_agreeToAsk")
                .completes("userTask_agreeToAsk", Map.of("agreement", "NOT_AGREED"));

        assertThat(passed.of(journey)).contains("flow_fromDoTheyAgree_toStayingIsSettled");
        assertThat(groups.active(group)).hasSize(1);
    }

    @Test
    void theyStayWhenTheTalkSettledIt() {
        GroupId group = groups.opened();
        JourneyId journey = askedToLeave(group);

        groups.host(journey).completes("userTask_nameGround", Map.of("groundNext", "SETTLED"));

        assertThat(passed.of(journey))
                .contains("flow_fromIsItStillNeeded_toStayingIsSettled")
                .doesNotContain("userTask_agreeToAsk");
    }

    @Test
    void aGroundThatTheProtocolsDoNotNameIsNone() {
        GroupId group = groups.opened();
        groups.doorsOpen(group);
        groups.closes(group, Map.of("protocolsAgreed", true, "grounds", List.of("CONFIDENTIALITY_BROKEN")));
        groups.prepares(group, Map.of("preparationNext", "CHANGE_GROUP", "newCadence", 3));
        groups.meets(group);
        groups.meets(group);
        JourneyId journey = askedToLeave(group);

        assertThat(groups.host(journey)
                        .isRefused(
                                "userTask_nameGround", Map.of("groundNext", "ASK", "leavingGround", "OTHERS_NOT_SAFE"))
                        .sentence())
                .contains("choose one of the answers offered");
        assertThat(groups.host(journey)
                        .isRefused("userTask_nameGround", Map.of("groundNext", "ASK"))
                        .policyId())
                .isEqualTo("GROUP-14");
    }

    @Test
    void whoAsksIsNotTheSecondPerson() {
        assertThat(AskedToLeaveOnNamedGround.mayAgree(WorkerId.of("supervisor1"), WorkerId.of("supervisor1"))
                        .policyId())
                .isEqualTo(PolicyId.WORKER_08);
        assertThat(AskedToLeaveOnNamedGround.mayAgree(WorkerId.of("facilitator1"), WorkerId.of("supervisor1"))
                        .isAllowed())
                .isTrue();
    }

    /** Whatever an analyst draws: GROUP-14 is asked where the membership ends. */
    @Test
    void nothingEndsPastTheSecondPersonOrBeforeTheyWereTold() {
        assertThat(AskedToLeaveOnNamedGround.mayEnd(WorkerId.of("facilitator1"), WorkerId.of("supervisor1"), true)
                        .isAllowed())
                .isTrue();
        assertThat(AskedToLeaveOnNamedGround.mayEnd(WorkerId.of("facilitator1"), null, true)
                        .policyId())
                .isEqualTo(PolicyId.GROUP_14);
        assertThat(AskedToLeaveOnNamedGround.mayEnd(WorkerId.of("facilitator1"), WorkerId.of("facilitator1"), true)
                        .policyId())
                .isEqualTo(PolicyId.GROUP_14);
        assertThat(AskedToLeaveOnNamedGround.mayEnd(WorkerId.of("facilitator1"), WorkerId.of("supervisor1"), false)
                        .policyId())
                .isEqualTo(PolicyId.GROUP_14);
    }

    @Test
    void aWayDrawnPastTheSecondPersonEndsNothing() {
        GroupId group = groups.opened();
        JourneyId journey = askedToLeave(group);

        String instance = survivors.running("leave-group", journey).get(0).getId();

        assertThatThrownBy(() -> groups.asked(() -> {
                    runtime.createProcessInstanceModification(instance)
                            .startBeforeActivity("serviceTask_endMembership")
                            .execute();
                    return true;
                }))
                .hasStackTraceContaining("before a supervisor agreed");

        assertThat(groups.active(group)).hasSize(1);
    }

    @Autowired
    RuntimeService runtime;

    private JourneyId longAway(GroupId group) {
        JourneyId journey = groups.memberOfRunning(group);
        groups.agreesOnProtocols(group);
        for (int i = 0; i < 4; i++) {
            groups.doorsOpen(group);
            groups.closes(group, Map.of("attended", List.of()));
        }
        return journey;
    }

    @Test
    @Proves(PolicyId.JOURNEY_04)
    void whoWasLongAwayIsAskedAndStaysIfTheyLike() {
        GroupId group = groups.opened();
        JourneyId journey = longAway(group);

        groups.worker(journey).completes("userTask_askHowTheyAre", Map.of("absenceAnswer", "AWAY_FOR_NOW"));

        assertThat(passed.of(journey)).contains("endEvent_staysMember");
        assertThat(groups.active(group)).hasSize(1);
    }

    @Test
    void whoWasLongAwayLeavesIfTheyLike() {
        GroupId group = groups.opened();
        JourneyId journey = longAway(group);

        groups.worker(journey).completes("userTask_askHowTheyAre", Map.of("absenceAnswer", "LEAVE"));

        assertThat(passed.of(journey)).contains("flow_fromDoTheyWantToLeave_toLeavingIsSettled");
        assertThat(groups.members(group)).isEmpty();
    }
}
