package org.alongside.groups;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alongside.ids.GroupId;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.records.RecordField;
import org.alongside.records.Records;
import org.alongside.testing.PassedElements;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.walk.PeerGroups;
import org.alongside.testing.walk.Survivors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** "How do I join a group", sentence by sentence, in the order in which it is said. GROUP-01 to GROUP-09. */
@ProcessTest
class HowToJoinProcessTest {
    private static final String TALK = "userTask_talkAboutGroup";

    @Autowired
    PeerGroups groups;

    @Autowired
    Records records;

    @Autowired
    PassedElements passed;

    private boolean isWithFacilitator(JourneyId journey) {
        return groups.host(journey).tasks().contains("userTask_meetFacilitator");
    }

    private static Map<String, Object> without(Map<String, Object> answers, String field) {
        Map<String, Object> fewer = new HashMap<>(answers);
        fewer.remove(field);
        return fewer;
    }

    @Test
    void whoJoinsHasMetAPeerWorkerAtLeastOnceBefore() {
        GroupId group = groups.opened(Map.of("groupType", "SOCIAL_ACTIVITY"));
        JourneyId journey = groups.talking();

        assertThat(groups.host(journey).tasks()).isEmpty();
        groups.worker(journey).completes(TALK, groups.goingOn(group));

        assertThat(groups.host(journey).tasks()).containsExactly("userTask_clearInvitation");
    }

    @Test
    void thatIsSoThatTheirCircumstancesAndHopesAreUnderstood() {
        GroupId group = groups.opened();
        JourneyId journey = groups.talking();
        groups.session(journey);
        Map<String, Object> talk = Survivors.and(groups.goingOn(group), "challenges", "Being among people");

        groups.worker(journey).completes(TALK, Survivors.and(talk, "expectations", "To listen at first"));

        Map<RecordField, Object> kept = groups.asked(() -> records.read(
                journey,
                WorkerId.of("worker1"),
                List.of(RecordField.JOINING_CHALLENGES, RecordField.JOINING_EXPECTATIONS),
                "test"));
        assertThat(kept)
                .containsEntry(RecordField.JOINING_CHALLENGES, "Being among people")
                .containsEntry(RecordField.JOINING_EXPECTATIONS, "To listen at first");
    }

    @Test
    void theUnderstandingKeepsPurposeIntegrityAndConfidentialityOfTheGroup() {
        GroupId group = groups.opened();
        JourneyId journey = groups.talking();
        groups.session(journey);
        Map<String, Object> talk = Survivors.and(groups.goingOn(group), "challenges", "Being among people");

        assertThat(groups.worker(journey)
                        .isRefused(TALK, without(talk, "agreesToPassOn"))
                        .policyId())
                .isEqualTo("CONSENT-05");
        groups.worker(journey).completes(TALK, talk);

        assertThat(groups.host(journey).opens("userTask_meetFacilitator"))
                .containsEntry("shownName", "Tamsin")
                .doesNotContainValue("Being among people");
    }

    @Test
    void intoASocialOrEducationGroupAWorkerOrAMemberInvitesAndTheHostClearsIt() {
        for (String type : List.of("SOCIAL_ACTIVITY", "EDUCATION")) {
            GroupId group = groups.opened(Map.of("groupType", type));
            JourneyId journey = groups.talking();
            groups.worker(journey).completes(TALK, Survivors.and(groups.goingOn(group), "cameBy", "WORKER"));

            assertThat(groups.host(journey).tasks()).containsExactly("userTask_clearInvitation");
            groups.host(journey).completes("userTask_clearInvitation", Map.of("clearance", "CLEARED"));
            groups.host(journey).completes("userTask_giveGroupInformation", PeerGroups.allTold());
            groups.doorsOpen(group);
            groups.joins(journey);
            assertThat(groups.active(group)).hasSize(1);
        }
    }

    @Test
    void beforeAWellbeingGroupThereIsASeriesOfConversationsUntilBothAreConfident() {
        GroupId group = groups.opened();
        JourneyId journey = groups.talking();

        groups.worker(journey).completes(TALK, groups.goingOn(group));
        assertThat(isWithFacilitator(journey)).isFalse();
        groups.session(journey);
        groups.worker(journey).completes("userTask_offerOtherOptions", Map.of("otherOption", "LOOK_FOR_A_GROUP"));
        groups.worker(journey).completes(TALK, Survivors.and(groups.goingOn(group), "talkNext", "TALK_AGAIN"));
        assertThat(isWithFacilitator(journey)).isFalse();
        groups.worker(journey).completes(TALK, groups.goingOn(group));

        assertThat(isWithFacilitator(journey)).isTrue();
    }

    @Test
    void itStartsWithWhatTheyAreWorkingThroughAndWithExpectationsAndIntentions() {
        GroupId group = groups.opened();
        for (String left : List.of("CHALLENGES", "EXPECTATIONS", "INTENTIONS")) {
            JourneyId journey = groups.talking();
            groups.session(journey);
            List<String> talkedOver = PeerGroups.TALKED_OVER.stream()
                    .filter(point -> !point.equals(left))
                    .toList();

            groups.worker(journey).completes(TALK, Survivors.and(groups.goingOn(group), "talkedOver", talkedOver));

            assertThat(isWithFacilitator(journey)).as("without %s", left).isFalse();
        }
    }

    @Test
    void aWellbeingGoalOfTheirOwnIsFoundAndHowTheGroupMayHelp() {
        GroupId group = groups.opened();
        JourneyId journey = groups.talking();
        groups.session(journey);

        groups.worker(journey)
                .completes(
                        TALK,
                        Survivors.and(
                                groups.goingOn(group),
                                "talkedOver",
                                List.of("CHALLENGES", "EXPECTATIONS", "INTENTIONS")));
        assertThat(isWithFacilitator(journey)).isFalse();
        groups.worker(journey).completes("userTask_offerOtherOptions", Map.of("otherOption", "LOOK_FOR_A_GROUP"));
        groups.worker(journey)
                .completes(TALK, Survivors.and(groups.goingOn(group), "goals", "To sleep through the night"));

        assertThat(groups.host(journey).opens("userTask_meetFacilitator"))
                .containsEntry("shownGoals", "To sleep through the night");
    }

    @Test
    void nextTheyMeetWhoFacilitatesUnlessThatIsTheirWorkerAndHearHowTheGroupIs() {
        GroupId group = groups.opened();
        assertThat(isWithFacilitator(groups.meetingFacilitator(group))).isTrue();

        GroupId own = groups.openedBy("worker1", Map.of());
        JourneyId journey = groups.talking();
        groups.session(journey);
        groups.worker(journey).completes(TALK, groups.goingOn(own));

        assertThat(groups.worker(journey).tasks())
                .contains("userTask_giveGroupInformation")
                .doesNotContain("userTask_meetFacilitator");
        assertThat(groups.worker(journey)
                        .isRefused(
                                "userTask_giveGroupInformation",
                                Survivors.and(PeerGroups.allTold(), "told", List.of("PROTOCOLS")))
                        .policyId())
                .isEqualTo("GROUP-05");
    }

    @Test
    void aWellbeingGroupInvitesNewMembersToEveryFourthMeetingOrSo() {
        GroupId group = groups.opened();
        groups.agreesOnProtocols(group);
        for (int meeting = 2; meeting <= 9; meeting++) {
            assertThat(groups.ahead(group).isWelcome())
                    .as("meeting %s welcomes", meeting)
                    .isEqualTo(meeting == 5 || meeting == 9);
            groups.meets(group);
        }
        GroupId other = groups.opened(Map.of("cadence", 3));
        groups.agreesOnProtocols(other);
        groups.meets(other);
        groups.meets(other);
        assertThat(groups.ahead(other).isWelcome()).isTrue();
    }

    @Test
    void betweenThemTheMembersHaveTimeToTrustEachOther() {
        GroupId group = groups.opened();
        groups.memberOfRunning(group);
        JourneyId journey = groups.ready(group);
        groups.agreesOnProtocols(group);
        groups.meets(group);
        groups.doorsOpen(group);

        assertThat(groups.host(journey).tasks()).isEmpty();
        assertThat(passed.of(journey)).doesNotContain("userTask_meetMembers");
        assertThat(groups.active(group)).hasSize(1);
        groups.closes(group, Map.of());
        groups.doorsOpen(group);
        groups.host(journey).completes("userTask_meetMembers", Map.of("meetOutcome", "JOINS", "endorsesNow", true));
        assertThat(groups.active(group)).hasSize(2);
    }

    @Test
    void joiningTakesItsTimeAndNoStepIsLeftOut() {
        GroupId group = groups.opened();
        JourneyId journey = groups.member(group);

        assertThat(passed.of(journey).stream().filter(element -> element.startsWith("userTask_")))
                .containsSubsequence(
                        TALK, "userTask_meetFacilitator", "userTask_giveGroupInformation", "userTask_meetMembers");
    }

    @Test
    void careForCultureConnectionsAndFocusOfTheGroupComesFirst() {
        GroupId group = groups.opened();
        JourneyId journey = groups.meetingFacilitator(group);

        groups.host(journey)
                .completes(
                        "userTask_meetFacilitator",
                        Map.of("facilitatorView", "ANOTHER_OPTION", "survivorView", "FITS"));

        assertThat(passed.of(journey)).doesNotContain("userTask_giveGroupInformation");
        assertThat(groups.worker(journey).tasks()).contains("userTask_offerOtherOptions");
    }
}
