package org.alongside.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.List;
import java.util.Map;
import org.alongside.groups.joining.MembersInvitations;
import org.alongside.ids.GroupId;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.PassedElements;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.walk.PeerGroups;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The way into a group until somebody is ready. GROUP-01, GROUP-02, GROUP-03, GROUP-04, GROUP-05, GROUP-06, GROUP-09, OFFEND-03. */
@ProcessTest
class JoinGroupProcessTest {
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
    MembersInvitations invitations;

    private void worker1(String task, Map<String, ?> answers) {
        tasklist.as("worker1").completes(task, answers);
    }

    private void host(String task, Map<String, ?> answers) {
        tasklist.as(PeerGroups.HOST).completes(task, answers);
    }

    private List<String> hostsTasks() {
        return tasklist.as(PeerGroups.HOST).tasks();
    }

    @Test
    void leadsFromATalkToBeingAMember() {
        GroupId group = groups.opened();
        JourneyId journey = groups.member(group);

        assertThat(passed.of(journey)).contains("serviceTask_admitMember", "endEvent_joined", "endEvent_memberOfGroup");
        assertThat(groups.active(group)).hasSize(1);
        assertThat(survivors.running("join-group", journey)).isEmpty();
        groups.closes(group, Map.of());
        assertThat(hostsTasks()).containsExactly("userTask_prepareMeeting");
        assertThat(groups.ahead(group).isWelcome()).isFalse();
    }

    @Test
    void isTalkedOverAsOftenAsTheSurvivorWants() {
        GroupId group = groups.opened();
        JourneyId journey = groups.talking();

        worker1("userTask_talkAboutGroup", Map.of("talkNext", "TALK_AGAIN", "wantedGroupId", group.toString()));

        assertThat(passed.of(journey)).contains("flow_fromWhatDoTheyWant_toTalkOn");
        assertThat(tasklist.as("worker1").tasks()).contains("userTask_talkAboutGroup");
        assertThat(hostsTasks()).containsExactly("userTask_prepareMeeting");
    }

    @Test
    void canBeLeftAtTheFirstTalk() {
        groups.opened();
        JourneyId journey = groups.talking();

        worker1("userTask_talkAboutGroup", Map.of("talkNext", "LEAVE_IT"));

        assertThat(passed.of(journey)).contains("boundaryEvent_leftForNow", "endEvent_leftIt");
        assertThat(survivors.running("join-group", journey)).isEmpty();
        assertThat(tasklist.as("worker1").tasks()).containsExactly("userTask_walkAlongside");
    }

    @Test
    void needsAGroupAndTheSurvivorsAgreementToPassSomethingOn() {
        GroupId group = groups.opened();
        groups.talking();

        assertThat(tasklist.as("worker1")
                        .isRefused("userTask_talkAboutGroup", Map.of("talkNext", "GO_ON"))
                        .sentence())
                .contains("choose a group");
        assertThat(tasklist.as("worker1")
                        .isRefused(
                                "userTask_talkAboutGroup",
                                Map.of("talkNext", "GO_ON", "wantedGroupId", group.toString()))
                        .policyId())
                .isEqualTo("CONSENT-05");
    }

    @Test
    @Proves(PolicyId.GROUP_02)
    void repeatsUntilASeriesOfTalksTookPlace() {
        GroupId group = groups.opened();
        JourneyId journey = groups.talking();

        worker1("userTask_talkAboutGroup", groups.goingOn(group));

        assertThat(passed.of(journey))
                .contains("flow_fromIsItPossible_toNoneOfThem", "userTask_offerOtherOptions")
                .doesNotContain("userTask_meetFacilitator");
        assertThat(hostsTasks()).containsExactly("userTask_prepareMeeting");
        groups.session(journey);
        worker1("userTask_offerOtherOptions", Map.of("otherOption", "LOOK_FOR_A_GROUP"));
        worker1("userTask_talkAboutGroup", groups.goingOn(group));
        assertThat(hostsTasks()).containsExactlyInAnyOrder("userTask_prepareMeeting", "userTask_meetFacilitator");
    }

    @Test
    @Proves(PolicyId.GROUP_03)
    void needsAGoalOfTheSurvivorsOwn() {
        GroupId group = groups.opened();
        JourneyId journey = groups.talking();
        groups.session(journey);

        worker1(
                "userTask_talkAboutGroup",
                Survivors.and(
                        groups.goingOn(group), "talkedOver", List.of("CHALLENGES", "EXPECTATIONS", "INTENTIONS")));

        assertThat(passed.of(journey)).contains("flow_fromIsItPossible_toNoneOfThem");
        worker1("userTask_offerOtherOptions", Map.of("otherOption", "LEAVE_IT"));
        assertThat(passed.of(journey)).contains("flow_fromWhatElse_toLeaveIt", "endEvent_leftIt");
        assertThat(survivors.running("join-group", journey)).isEmpty();
    }

    @Test
    void isScreenedBothWaysAndNotYetIsAGoodAnswer() {
        GroupId group = groups.opened();
        JourneyId journey = groups.meetingFacilitator(group);
        assertThat(tasklist.as(PeerGroups.HOST).opens("userTask_meetFacilitator"))
                .containsEntry("shownName", "Tamsin");

        host("userTask_meetFacilitator", Map.of("facilitatorView", "FITS", "survivorView", "NOT_YET"));

        assertThat(passed.of(journey))
                .contains("flow_fromDoesItFit_toNoneOfThem", "serviceTask_giveBackPlace")
                .doesNotContain("userTask_giveGroupInformation");
        assertThat(tasklist.as("worker1").tasks()).contains("userTask_offerOtherOptions");
        assertThat(survivors.readersOf(journey)).containsExactly("worker1");
    }

    @Test
    void needsNoScreeningByWhoWalksWithThemAlready() {
        GroupId group = groups.openedBy("worker1", Map.of());
        JourneyId journey = groups.talking();
        groups.session(journey);
        worker1("userTask_talkAboutGroup", groups.goingOn(group));

        assertThat(passed.of(journey))
                .contains("flow_fromWhoTalksNext_toTellAboutGroup")
                .doesNotContain("userTask_meetFacilitator", "userTask_clearInvitation");
        assertThat(tasklist.as("worker1").tasks()).contains("userTask_giveGroupInformation");
    }

    @Test
    void anInvitationIsClearedByTheHost() {
        GroupId group = groups.opened(Map.of("groupType", "SOCIAL_ACTIVITY"));
        JourneyId journey = groups.talking();
        worker1("userTask_talkAboutGroup", Survivors.and(groups.goingOn(group), "cameBy", "WORKER"));

        host("userTask_clearInvitation", Map.of("clearance", "CLEARED"));

        assertThat(passed.of(journey))
                .contains("flow_fromIsItCleared_toTellAboutGroup")
                .doesNotContain("userTask_meetFacilitator");
    }

    @Test
    void anInvitationThatIsNotClearedGoesBackToTheWorker() {
        GroupId group = groups.opened(Map.of("groupType", "EDUCATION"));
        JourneyId journey = groups.talking();
        worker1("userTask_talkAboutGroup", groups.goingOn(group));

        host("userTask_clearInvitation", Map.of("clearance", "NOT_THIS_TIME"));

        assertThat(passed.of(journey)).contains("flow_fromIsItCleared_toNoneOfThem");
        assertThat(tasklist.as("worker1").tasks()).contains("userTask_offerOtherOptions");
    }

    @Test
    void aMemberInvitesAndNobodyLearnsWhetherThereIsSuchAPerson() {
        GroupId group = groups.opened(Map.of("groupType", "SOCIAL_ACTIVITY"));
        JourneyId journey = survivors.inSupport();
        String label = tasklist.as("worker1")
                .theirs("userTask_walkAlongside")
                .getName()
                .split(" · ", -1)[1];

        assertThat(invites(group, "Kea 99999")).isTrue();
        assertThat(invites(group, label)).isTrue();
        assertThat(invites(group, label)).isTrue();

        assertThat(survivors.running("join-group", journey)).hasSize(1);
        assertThat(tasklist.as("worker1").tasks()).containsExactly("userTask_walkAlongside", "userTask_talkAboutGroup");
    }

    private boolean invites(GroupId group, String label) {
        return survivors.says(() -> invitations.passOn(group, label, WorkerId.of(PeerGroups.HOST)));
    }

    @Test
    void nobodyIsInvitedBeforeTheyAgreedToARecord() {
        GroupId group = groups.opened(Map.of("groupType", "EDUCATION"));
        JourneyId journey = survivors.atWelcome();
        String label =
                tasklist.as("worker1").theirs("userTask_welcome").getName().split(" · ", -1)[1];

        assertThat(invites(group, label)).isTrue();

        assertThat(survivors.running("join-group", journey)).isEmpty();
    }

    @Test
    void onlyTheHostOfAGroupThatTakesInvitationsPassesThemOn() {
        GroupId social = groups.opened(Map.of("groupType", "SOCIAL_ACTIVITY"));
        GroupId wellbeing = groups.opened();

        assertThat(invites(wellbeing, "Kea 99999")).isFalse();
        assertThat(survivors.says(() -> invitations.passOn(social, "Kea 99999", WorkerId.of("worker2"))))
                .isFalse();
    }

    @Test
    void allSixPointsAreToldAndTheProtocolsEndorsed() {
        GroupId group = groups.opened();
        JourneyId journey = groups.beingTold(group);
        Tasklist.Person host = tasklist.as(PeerGroups.HOST);

        assertThat(host.isRefused(
                                "userTask_giveGroupInformation",
                                Map.of("told", List.of("PROTOCOLS"), "informationNext", "READY"))
                        .policyId())
                .isEqualTo("GROUP-05");
        host.completes(
                "userTask_giveGroupInformation", Map.of("told", PeerGroups.ALL_POINTS, "informationNext", "LATER"));
        assertThat(passed.of(journey)).contains("flow_fromAreTheyReady_toTellAboutGroup");
        assertThat(host.isRefused("userTask_giveGroupInformation", Map.of("informationNext", "READY"))
                        .policyId())
                .isEqualTo("GROUP-06");
        host.completes("userTask_giveGroupInformation", Map.of("endorsesProtocols", true, "informationNext", "READY"));
        assertThat(hostsTasks()).contains("userTask_meetMembers");
    }

    @Test
    void canBeLeftWhileBeingTold() {
        GroupId group = groups.opened();
        JourneyId journey = groups.beingTold(group);

        host("userTask_giveGroupInformation", Map.of("informationNext", "NOT_GOING_ON"));

        assertThat(passed.of(journey)).contains("flow_fromAreTheyReady_toNoneOfThem");
    }

    @Test
    void theLastPlaceGoesToWhoIsReadyFirst() {
        GroupId group = groups.opened(Map.of("placesMax", 2));
        JourneyId last = groups.beingTold(group);
        groups.ready(group);
        groups.ready(group);

        groups.host(last).completes("userTask_giveGroupInformation", PeerGroups.allTold());

        assertThat(passed.of(last)).contains("flow_fromIsAPlaceHeld_toNoPlace");
        assertThat(tasklist.as("worker1").tasks()).contains("userTask_offerOtherOptions");
    }

    @Test
    @Proves(PolicyId.OFFEND_03)
    void aGroupForPeopleWhoHaveOffendedTakesNobodyElse() {
        GroupId group = groups.opened(Map.of("forPeopleWhoHaveOffended", true));
        JourneyId journey = groups.meetingFacilitator(group);

        assertThat(passed.of(journey))
                .contains("flow_fromIsItPossible_toNoneOfThem")
                .doesNotContain("userTask_meetFacilitator");
    }

    @Test
    void theirWorkerReadsWhichGroupItWasAlsoWhenSomethingChangedOnTheWay() {
        GroupId group = groups.opened();
        JourneyId journey = groups.meetingFacilitator(group);

        survivors.says(() -> survivor.toldOfOffending(journey));

        assertThat(passed.of(journey)).contains("boundaryEvent_eligibilityChanged");
        assertThat(survivors.running("way-into-group", journey)).isEmpty();
        assertThat(groups.worker(journey).opens("userTask_offerOtherOptions"))
                .containsEntry("groupLabel", groups.of(group).label());
    }

    /** Somebody who is barred, and somebody for whom there is no talk behind them yet: the same words lead both on. (OFFEND-07) */
    @Test
    @Proves({PolicyId.OFFEND_07, PolicyId.GROUP_13})
    void whereAGroupIsNotPossibleOtherSupportIsOpenToEverybodyInTheSameWords() {
        GroupId group = groups.opened();
        JourneyId early = groups.talking();
        assertThat(shown(early, "userTask_talkAboutGroup")).contains("[Other support of ", "/other-support)");
        groups.worker(early).completes("userTask_talkAboutGroup", groups.goingOn(group));
        JourneyId barred = groups.meetingFacilitator(group);
        survivors.says(() -> survivor.toldOfOffending(barred));
        String words = shown(early, "userTask_offerOtherOptions");
        assertThat(words).contains("[Other support of ", "/other-support)");
        assertThat(shown(barred, "userTask_offerOtherOptions")).isEqualTo(words);
    }

    /** What leads on, without whose it is. */
    private String shown(JourneyId journey, String task) {
        return String.valueOf(groups.worker(journey).opens(task).get("otherSupport"))
                .replaceAll("of [^\\]]+]\\(/people/[^/]+/", "of them](/people/them/");
    }
}
