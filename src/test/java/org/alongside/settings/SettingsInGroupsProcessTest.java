package org.alongside.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alongside.groups.group.Meetings;
import org.alongside.groups.group.PublicHolidays;
import org.alongside.ids.GroupId;
import org.alongside.ids.JourneyId;
import org.alongside.testing.PassedElements;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.Time;
import org.alongside.testing.walk.PeerGroups;
import org.alongside.testing.walk.Tasklist;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an organisation sets for its groups holds for what comes, in the code and in the database. */
@ProcessTest
class SettingsInGroupsProcessTest {
    @Autowired
    PeerGroups groups;

    @Autowired
    Tasklist tasklist;

    @Autowired
    Time time;

    @Autowired
    PassedElements passed;

    @Autowired
    PublicHolidays holidays;

    @Autowired
    SettingProposals proposals;

    @Autowired
    JdbcClient jdbc;

    private void set(SettingKey key, String value) {
        groups.asked(() -> {
            SettingsOfTests.set(proposals, key, value);
            return key;
        });
    }

    private void databaseOpensNot(String because, GroupId group) {
        assertThatThrownBy(() -> groups.asked(() -> jdbc.sql(
                                "update alongside.group_meeting set state = 'OPEN' where state = 'PLANNED' and group_id = :id")
                        .param("id", group.value())
                        .update()))
                .hasStackTraceContaining(because);
    }

    @Test
    void theDoorsOfAMeetingThatIsPlannedOpenAsTheyWereAndThoseOfTheNextAsSet() {
        GroupId group = groups.opened();
        set(SettingKey.DOORS_OPEN_BEFORE, "30");
        groups.doorsOpen(group);
        assertThat(groups.ahead(group).state()).isEqualTo(Meetings.State.OPEN);
        groups.closes(group, Map.of());

        groups.doorsOpen(group);
        assertThat(groups.ahead(group).state()).isEqualTo(Meetings.State.PLANNED);
        time.passes(Duration.ofMinutes(30));
        time.timersRun();
        assertThat(groups.ahead(group).state()).isEqualTo(Meetings.State.OPEN);
    }

    @Test
    void aSecondMeetingNeedsProtocolsWhereOneWithoutIsEnough() {
        set(SettingKey.WITHOUT_PROTOCOLS, "1");
        GroupId group = groups.opened();
        assertThat(groups.host(group).opens("userTask_prepareMeeting"))
                .containsEntry(
                        "protocolsAtFirst",
                        "Talk over the protocols and agree on them: the next meeting opens once the group has.");
        groups.meets(group);
        databaseOpensNot("GROUP-10", group);
        groups.doorsOpen(group);
        assertThat(groups.host(group).tasks()).containsExactly("userTask_settleProtocols");
    }

    @Test
    void fiveMembersNeedTwoFacilitatorsWhereItIsSetSo() {
        GroupId group = groups.opened();
        groups.members(group, 5);
        groups.closes(group, Map.of("protocolsAgreed", true));
        set(SettingKey.TWO_FACILITATORS_FROM, "5");
        databaseOpensNot("GROUP-12", group);
        groups.doorsOpen(group);
        assertThat(tasklist.as("supervisor1").offered("userTask_findFacilitator"))
                .isNotNull();
        assertThat(tasklist.as("supervisor1").claims("userTask_findFacilitator").opens("userTask_findFacilitator"))
                .containsEntry("twoFacilitators", "From 5 members on it needs two facilitators.");
    }

    @Test
    void twoMeetingsMissedAreEnoughToAskWhereItIsSetSo() {
        GroupId group = groups.opened();
        JourneyId journey = groups.memberOfRunning(group);
        groups.agreesOnProtocols(group);
        set(SettingKey.LONG_ABSENCE, "2");
        for (int i = 0; i < 2; i++) {
            assertThat(groups.worker(journey).tasks()).doesNotContain("userTask_askHowTheyAre");
            groups.doorsOpen(group);
            groups.closes(group, Map.of("attended", List.of()));
        }
        assertThat(groups.worker(journey).tasks()).contains("userTask_askHowTheyAre");
    }

    @Test
    void aPlaceGoesBackAfterOneWelcomeMeetingWhereItIsSetSo() {
        set(SettingKey.PLACE_KEPT, "1");
        GroupId group = groups.opened();
        JourneyId journey = groups.ready(group);
        groups.doorsOpen(group);
        groups.host(journey).completes("userTask_meetMembers", Map.of("meetOutcome", "ANOTHER_TIME"));
        assertThat(passed.of(journey))
                .contains("flow_fromIsThePlaceStillHeld_toNoPlace")
                .doesNotContain("flow_fromIsThePlaceStillHeld_toWaitForWelcome");
    }

    @Test
    void threeConversationsComeFirstWhereItIsSetSo() {
        set(SettingKey.CONVERSATIONS_BEFORE, "3");
        GroupId group = groups.opened();
        JourneyId journey = groups.talking();
        assertThat(groups.worker(journey).opens("userTask_talkAboutGroup"))
                .containsEntry("conversationsBefore", "3 conversations");
        groups.session(journey);
        groups.worker(journey).completes("userTask_talkAboutGroup", groups.goingOn(group));
        assertThat(passed.of(journey)).doesNotContain("userTask_meetFacilitator");

        groups.session(journey);
        groups.worker(journey).completes("userTask_offerOtherOptions", Map.of("otherOption", "LOOK_FOR_A_GROUP"));
        groups.worker(journey).completes("userTask_talkAboutGroup", groups.goingOn(group));
        assertThat(passed.of(journey)).contains("userTask_meetFacilitator");
    }

    @Test
    void aGroupWelcomesAsSetWhenItOpenedUnlessItsHostChose() {
        Map<String, Object> answers = new HashMap<>(groups.wellbeing());
        answers.remove("cadence");
        GroupId before =
                tasklist.as(PeerGroups.HOST).begins("host-group", answers).group();
        set(SettingKey.WELCOME_EVERY, "6");
        GroupId after =
                tasklist.as(PeerGroups.HOST).begins("host-group", answers).group();
        assertThat(groups.of(before).cadence()).isEqualTo(4);
        assertThat(groups.of(after).cadence()).isEqualTo(6);
        assertThat(groups.of(groups.opened(Map.of("cadence", 3))).cadence()).isEqualTo(3);
    }

    @Test
    void theAnniversaryOfTheRegionIsAHoliday() {
        LocalDate anniversary = LocalDate.of(2027, 3, 22);
        assertThat(groups.asked(() -> holidays.nameOf(anniversary))).isEmpty();
        set(SettingKey.REGION, "otago");
        assertThat(groups.asked(() -> holidays.nameOf(anniversary))).contains("Otago Anniversary Day");
        assertThatThrownBy(() -> set(SettingKey.REGION, "atlantis")).hasMessageContaining("auckland");
    }
}
