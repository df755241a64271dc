package org.alongside.groups;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alongside.engine.FormContext;
import org.alongside.engine.FormText;
import org.alongside.groups.group.Meetings;
import org.alongside.ids.GroupId;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.records.RecordField;
import org.alongside.records.Records;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.walk.PeerGroups;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * "Running a peer-support group", sentence by sentence, in the order in which it is said. What happens in the room is
 * suggested on the form of the meeting and never asked for; what is agreed there is kept. GROUP-06, GROUP-10, GROUP-12.
 */
@ProcessTest
class RunningAGroupProcessTest {
    private static final String PREPARE = "userTask_prepareMeeting";
    private static final String HOLD = "userTask_holdMeeting";

    @Autowired
    PeerGroups groups;

    @Autowired
    Meetings meetings;

    @Autowired
    FormText protocolsAtFirst;

    @Autowired
    Records records;

    private String toPrepare(GroupId group) throws IOException {
        return Guide.of(groups.host(group), PREPARE, "prepare-meeting.prepare-meeting");
    }

    /** What the form says at the meeting that is open; answers are those given so far. */
    private String toHold(GroupId group) throws IOException {
        Map<String, Object> shown = new HashMap<>(groups.host(group).opens(HOLD));
        shown.put("meetingOutcome", "HELD");
        return Guide.of(shown, "hold-meeting.hold-meeting");
    }

    /** A group whose first meeting is open. */
    private GroupId atFirstMeeting() {
        GroupId group = groups.opened();
        groups.doorsOpen(group);
        return group;
    }

    private GroupId atSecondMeeting() {
        GroupId group = groups.opened();
        groups.memberOfRunning(group);
        groups.doorsOpen(group);
        return group;
    }

    /** A group whose third meeting is open, with one member. */
    private GroupId atThirdMeeting() {
        GroupId group = groups.opened();
        groups.memberOfRunning(group);
        groups.agreesOnProtocols(group);
        groups.doorsOpen(group);
        return group;
    }

    // The first meeting

    @Test
    void theFirstMeetingSetsTheToneAndHasAGuideOfItsOwn() throws IOException {
        GroupId group = atFirstMeeting();
        assertThat(toHold(group)).contains("**A first meeting** sets the tone").doesNotContain("**Every meeting:**");

        groups.closes(group, Map.of());

        assertThat(toPrepare(group)).doesNotContain("For a first meeting");
        groups.doorsOpen(group);
        assertThat(toHold(group)).doesNotContain("A first meeting");
    }

    @Test
    void howManyComeDoesNotMatter() {
        GroupId group = atFirstMeeting();

        groups.closes(group, Map.of("attended", List.of()));

        assertThat(groups.host(group).opens(PREPARE)).containsEntry("meetingNumber", 2);
    }

    @Test
    void whatMattersIsTheConnectionWithWhoComes() throws IOException {
        GroupId group = groups.opened();
        assertThat(toPrepare(group)).contains("Few people are enough");
        groups.doorsOpen(group);
        assertThat(toHold(group)).contains("what counts is the connection with those who came");
    }

    @Test
    void theStepsAreSuggestionsAndAGroupMayDoItOtherwise() throws IOException {
        GroupId group = atFirstMeeting();
        assertThat(toHold(group)).contains("These are suggestions: the group may do it in its own way");

        groups.host(group).completes(HOLD, Map.of("meetingOutcome", "HELD"));

        assertThat(groups.host(group).tasks()).containsExactly(PREPARE);
    }

    @Test
    void thereIsAnAgendaAndWhatElseTheFacilitatorBrings() throws IOException {
        GroupId group = groups.opened();
        assertThat(toPrepare(group)).contains("an agenda, and whatever else you bring");

        groups.prepares(group, Map.of("preparationNext", "KEEP", "agenda", "Welcome, round, tea"));

        assertThat(groups.host(group).opens(PREPARE)).containsEntry("agenda", "Welcome, round, tea");
    }

    @Test
    void theRoomIsEasyToFindAndWelcoming() throws IOException {
        GroupId group = groups.opened();
        assertThat(toPrepare(group)).contains("a room that is easy to find and feels welcoming");

        groups.prepares(group, Map.of("preparationNext", "KEEP", "place", "The room beside the library"));

        assertThat(groups.host(group).opens(PREPARE)).containsEntry("place", "The room beside the library");
    }

    @Test
    void somebodyAtTheDoorGreetsPeople() throws IOException {
        assertThat(toHold(atFirstMeeting())).contains("Be at the door and greet people");
    }

    @Test
    void whoFacilitatesOpensByTellingOfThemselvesAndOfTheAimsOfTheGroup() throws IOException {
        assertThat(toHold(atFirstMeeting()))
                .contains("Begin by telling of yourself, what you bring, and what the group is for");
    }

    @Test
    void confidentialityIsMentionedAndTheProtocolsCanWaitForTheSecondMeeting() throws IOException {
        GroupId group = atFirstMeeting();
        assertThat(toHold(group)).contains("Say a word on confidentiality. {{protocolsAtFirst}}");
        assertThat(protocolsAtFirst.text(new FormContext(group, "demo", null, "hold-meeting.hold-meeting", null)))
                .isEqualTo("The protocols can wait for the second meeting.");

        groups.closes(group, Map.of());
        groups.doorsOpen(group);

        assertThat(groups.host(group).tasks()).containsExactly(HOLD);
    }

    @Test
    void whatMakesItHardToComeIsTalkedAbout() throws IOException {
        assertThat(toHold(atFirstMeeting())).contains("What makes it hard to come to a group?");
    }

    @Test
    void andTheGroupAgreesOnWhatItDoesAboutIt() throws IOException {
        GroupId group = atFirstMeeting();
        assertThat(toHold(group)).contains("agree on what the group does about it");

        groups.closes(group, Map.of("changesWished", "Somebody waits at the corner"));
        groups.doorsOpen(group);

        assertThat(keptOfGroup(group)).contains("Somebody waits at the corner");
    }

    private List<String> keptOfGroup(GroupId group) {
        return groups.asked(() -> records
                .read(
                        group,
                        WorkerId.of(PeerGroups.HOST),
                        List.of(RecordField.GROUP_CHANGES_WISHED, RecordField.GROUP_TOPICS),
                        "test")
                .values()
                .stream()
                .map(String::valueOf)
                .toList());
    }

    @Test
    void sharingLetsPeopleSeeThatTheyAreNotAlone() throws IOException {
        assertThat(toHold(atFirstMeeting())).contains("Look together for what you have in common");
    }

    @Test
    void notEverybodyIsThereForTheSameReason() throws IOException {
        assertThat(toHold(atFirstMeeting())).contains("People come for different reasons");
    }

    @Test
    void someOnlyWantToListenForAWhile() throws IOException {
        assertThat(toHold(atFirstMeeting())).contains("Nobody has to speak");
    }

    @Test
    void itTakesTimeUntilPeopleSayWhatTheyNeed() throws IOException {
        assertThat(toHold(atFirstMeeting())).contains("it can take a while until they say what they need");
    }

    @Test
    void aContactSheetIsForWhoeverWantsToBeOnIt() throws IOException {
        GroupId group = groups.opened();
        JourneyId journey = groups.talking();
        groups.session(journey);
        Map<String, Object> nameless = new HashMap<>(groups.goingOn(group));
        nameless.remove("nameInGroup");
        groups.worker(journey).completes("userTask_talkAboutGroup", nameless);
        groups.host(journey)
                .completes("userTask_meetFacilitator", Map.of("facilitatorView", "FITS", "survivorView", "FITS"));
        groups.host(journey).completes("userTask_giveGroupInformation", PeerGroups.allTold());
        groups.doorsOpen(group);
        assertThat(toHold(group)).contains("a contact sheet for who wants to be on it");

        groups.joins(journey);

        assertThat(groups.active(group)).hasSize(1);
    }

    @Test
    void eachSaysHowTheyLikeToHearFromTheGroup() throws IOException {
        assertThat(toHold(atFirstMeeting())).contains("with how each likes to hear from the group");
    }

    @Test
    void itClosesByGoingRound() throws IOException {
        assertThat(toHold(atFirstMeeting()))
                .contains("what was good, what they are grateful for, what was missing, what would make it easier");
    }

    // The second meeting

    @Test
    void theProtocolsAreTalkedOverAtTheSecondMeeting() throws IOException {
        GroupId group = atSecondMeeting();
        assertThat(toHold(group))
                .contains("**The second meeting:**", "Talk over the protocols")
                .doesNotContain("A first meeting");

        groups.closes(group, Map.of("protocolsAgreed", true, "protocols", "What is said here stays here."));
        groups.doorsOpen(group);

        assertThat(groups.host(group).tasks()).containsExactly(HOLD);
    }

    @Test
    void whatMakesAGoodMemberIsTalkedAbout() throws IOException {
        assertThat(toHold(atSecondMeeting())).contains("what makes a good member of a group");
    }

    @Test
    void smallJobsAreShared() throws IOException {
        assertThat(toHold(atSecondMeeting())).contains("Make a list of small jobs together");
    }

    @Test
    void onlyByWhoCanAndLikesTo() throws IOException {
        assertThat(toHold(atSecondMeeting())).contains("for who can and likes to take one");
    }

    @Test
    void topicsAndSpeakersThatMembersWishForAreAskedAndKept() throws IOException {
        GroupId group = atSecondMeeting();
        assertThat(toHold(group)).contains("Ask for topics and speakers that people wish for");

        groups.closes(group, Map.of("topics", "Sleep; somebody from the law centre"));

        assertThat(groups.host(group).opens(PREPARE)).containsEntry("topics", "Sleep; somebody from the law centre");
    }

    // Ongoing meetings

    @Test
    void meetingsBeginWithTheirPurposeAndAWordOnConfidentiality() throws IOException {
        GroupId group = atThirdMeeting();
        assertThat(toHold(group)).contains("Begin with what the group is for and a word on confidentiality");

        groups.closes(group, Map.of("protocolsReminded", true));

        assertThat(groups.asked(() -> meetings.behind(group, 3)))
                .extracting(Meetings.Meeting::isReminded)
                .containsExactly(true, false, false);
    }

    @Test
    void aStoryOrWhatAMemberBringsIsAGoodBeginning() throws IOException {
        assertThat(toHold(atThirdMeeting()))
                .contains("A story of your own, or what somebody brings with them, is a good beginning");
    }

    @Test
    void aBreakGivesTimeToTalkOneToOne() throws IOException {
        assertThat(toHold(atThirdMeeting())).contains("Take a break, with something to eat and drink", "one to one");
    }

    @Test
    void informationAndSpeakersFollowWhatMembersWishFor() throws IOException {
        assertThat(toHold(atThirdMeeting()))
                .contains("Bring the information and the speakers that the group wished for");
    }

    @Test
    void membersTalkAboutWhatMattersToThemNow() throws IOException {
        assertThat(toHold(atThirdMeeting())).contains("Talk about what matters to people now");
    }

    @Test
    void aConversationGoesBothWaysAndIsNotOnlyAdvice() throws IOException {
        assertThat(toHold(atThirdMeeting())).contains("ask before you give advice");
    }

    @Test
    void theyListenWithoutInterruptingAndNoFeelingIsWrong() throws IOException {
        assertThat(toHold(atThirdMeeting())).contains("Listen without interrupting; no feeling is wrong");
    }

    @Test
    void nobodyHurtsOthersWithRemarksOrJokes() throws IOException {
        assertThat(toHold(atThirdMeeting())).contains("No remarks or jokes that hurt");
    }

    @Test
    void whoFindsItHardStepsOutAndComesBack() throws IOException {
        assertThat(toHold(atThirdMeeting())).contains("whoever finds it hard may step out and come back");
    }

    @Test
    void thereIsNoPressureToShare() throws IOException {
        GroupId group = atThirdMeeting();
        assertThat(toHold(group)).contains("Some like to listen");

        assertThat(groups.host(group).opens(HOLD)).doesNotContainKeys("said", "story", "contribution");
    }

    // Concluding the meetings

    @Test
    void aMeetingClosesByGoingRoundOnSomethingGood() throws IOException {
        assertThat(toHold(atThirdMeeting())).contains("Close by going round, on something good");
    }

    @Test
    void theGroupMayKeepSomebodyInMindUntilTheNextMeeting() throws IOException {
        assertThat(toHold(atThirdMeeting())).contains("Does somebody need the group until next time?");
    }
}
