package org.alongside.bypass.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.alongside.groups.membership.Memberships;
import org.alongside.ids.GroupId;
import org.alongside.ids.JourneyId;
import org.alongside.ids.MeetingId;
import org.alongside.ids.MembershipId;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Executed;
import org.alongside.proof.Proves;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.walk.PeerGroups;
import org.alongside.testing.walk.Survivors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the database refuses of groups to the application's own role when all code has been got round.
 * GROUP-01, GROUP-05, GROUP-06, GROUP-07, GROUP-10, GROUP-12, OFFEND-02, OFFEND-03.
 */
@ProcessTest
class GroupDatabaseBypassIT {
    @Autowired
    PeerGroups groups;

    @Autowired
    Survivors survivors;

    @Autowired
    SurvivorMessages survivor;

    @Autowired
    JdbcClient jdbc;

    private void run(String... statements) {
        groups.asked(() -> {
            for (String sql : statements) {
                jdbc.sql(sql).update();
            }
            return true;
        });
    }

    private void refuses(String because, String... statements) {
        assertThatThrownBy(() -> run(statements)).hasStackTraceContaining(because);
        Executed.databaseRefused(because);
    }

    private static String admit(GroupId group, JourneyId journey, MeetingId meeting) {
        return """
                insert into alongside.group_membership (id, organisation_id, group_id, journey_id, candidate_id,
                    joined_at_meeting, state)
                select gen_random_uuid(), 'demo', '%s', '%s', id, '%s', 'ACTIVE'
                from alongside.group_candidate where journey_id = '%s'""".formatted(group, journey, meeting, journey);
    }

    private static String attend(MeetingId meeting, MembershipId membership) {
        return "insert into alongside.group_attendance values ('demo', '%s', '%s')".formatted(meeting, membership);
    }

    @Test
    void letsNobodyInOutsideAnOpenWelcomeMeeting() {
        GroupId group = groups.opened();
        JourneyId journey = groups.ready(group);
        MeetingId planned = groups.ahead(group).id();
        refuses("GROUP-07", admit(group, journey, planned));
        groups.meets(group);
        refuses("GROUP-07", admit(group, journey, planned));
        groups.doorsOpen(group);
        refuses("GROUP-07", admit(group, journey, groups.ahead(group).id()));
        refuses(
                "permission denied",
                "update alongside.group_meeting set is_welcome = true where group_id = '%s'".formatted(group));
    }

    @Test
    void letsNobodyInWithoutEndorsementOrWhoWasNotAccepted() {
        GroupId group = groups.opened();
        JourneyId told = groups.beingTold(group);
        groups.doorsOpen(group);
        MeetingId meeting = groups.ahead(group).id();
        refuses("GROUP-01", admit(group, told, meeting));
        refuses(
                "GROUP-05",
                "update alongside.group_candidate set stage = 'READY' where journey_id = '%s'".formatted(told));
        groups.host(told).completes("userTask_giveGroupInformation", PeerGroups.allTold());
        String newer = """
                insert into alongside.group_protocols (organisation_id, group_id, version, is_adopted, grounds,
                    brought_in_by) values ('demo', '%s', 2, true, '{OTHERS_NOT_SAFE}', 'x')""".formatted(group);
        refuses("GROUP-06", newer, admit(group, told, meeting));
    }

    @Test
    @Proves({PolicyId.OFFEND_01, PolicyId.OFFEND_02})
    void letsNobodyInWhoIsBarredAndSuspendsInTheSameStatement() {
        GroupId group = groups.opened();
        JourneyId journey = groups.ready(group);
        groups.doorsOpen(group);
        MeetingId meeting = groups.ahead(group).id();
        for (String state : new String[] {"UNDER_ASSESSMENT", "SET"}) {
            refuses("GROUP-01", bar(journey, state), admit(group, journey, meeting));
        }
        groups.joins(journey);
        MembershipId membership = groups.active(group).get(0).id();
        refuses("GROUP-01", bar(journey, "SET"), attend(meeting, membership));
        refuses(
                "GROUP-01",
                bar(journey, "SET"),
                "update alongside.group_membership set state = 'ACTIVE' where id = '%s'".formatted(membership));
        run(bar(journey, "SET"));
        assertThat(groups.members(group))
                .extracting(Memberships.Membership::state)
                .containsExactly(Memberships.State.AWAY);
    }

    private static String bar(JourneyId journey, String state) {
        return "insert into alongside.group_bar (organisation_id, journey_id, state, decided_by) values ('demo', '"
                + journey + "', '" + state + "', 'supervisor1')";
    }

    @Test
    @Proves(PolicyId.OFFEND_03)
    void keepsAGroupForPeopleWhoHaveOffendedForThem() {
        GroupId group = groups.opened(java.util.Map.of("forPeopleWhoHaveOffended", true));
        JourneyId journey = groups.talking();
        String stage =
                "update alongside.group_candidate set group_id = '%s', stage = 'WITH_FACILITATOR'".formatted(group)
                        + " where journey_id = '" + journey + "'";
        refuses("GROUP-01", stage);
        refuses("GROUP-01", bar(journey, "UNDER_ASSESSMENT"), stage);
        run(bar(journey, "SET"), stage);
    }

    @Test
    void letsOnlyMembersAttendWhileTheMeetingIsOpen() {
        GroupId group = groups.opened();
        groups.members(group, 2);
        MeetingId meeting = groups.ahead(group).id();
        MembershipId first = groups.active(group).get(0).id();
        GroupId other = groups.opened();
        refuses("GROUP-01", attend(groups.ahead(other).id(), first));
        refuses(
                "GROUP-01",
                "update alongside.group_membership set state = 'LEFT' where id = '%s'".formatted(first),
                attend(meeting, first));
        refuses("GROUP-01", attend(meeting, MembershipId.random()));
        groups.closes(group, java.util.Map.of("attended", java.util.List.of()));
        refuses("GROUP-01", attend(meeting, first));
    }

    @Test
    void opensNoThirdMeetingWithoutProtocolsAndNoneWithoutATrainedFacilitator() {
        GroupId group = groups.opened();
        groups.meets(group);
        groups.meets(group);
        String open = "update alongside.group_meeting set state = 'OPEN' where state = 'PLANNED' and group_id = '%s'"
                .formatted(group);
        refuses("GROUP-10", open);
        GroupId another = groups.opened();
        survivors.workerHas("facilitator1", w -> Survivors.trainedUntil(w, null));
        refuses("GROUP-12", open.replace(group.toString(), another.toString()));
        refuses(
                "GROUP-12",
                "insert into alongside.group_facilitator (id, organisation_id, group_id, user_id) values "
                        + "(gen_random_uuid(), 'demo', '%s', 'supervisor1')".formatted(group));
    }

    @Test
    void holdsNoMorePlacesThanThereAre() {
        GroupId group = groups.opened(java.util.Map.of("placesMax", 2));
        JourneyId third = groups.beingTold(group);
        groups.ready(group);
        groups.ready(group);
        run("insert into alongside.group_endorsement (organisation_id, group_id, version, journey_id, recorded_by) "
                + "values ('demo', '%s', 1, '%s', 'x')".formatted(group, third));
        for (String point : PeerGroups.ALL_POINTS) {
            run("insert into alongside.group_told (organisation_id, candidate_id, point, told_by) select 'demo', id, '"
                    + point + "', 'x' from alongside.group_candidate where journey_id = '" + third + "'");
        }
        refuses(
                "GROUP-01",
                "update alongside.group_candidate set stage = 'READY' where journey_id = '%s'".formatted(third));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from alongside.group_membership",
                "delete from alongside.group_attendance",
                "delete from alongside.group_endorsement",
                "update alongside.group_endorsement set version = 1",
                "update alongside.group_told set point = 'PROTOCOLS'",
                "update alongside.group_protocols set is_adopted = true",
                "update alongside.peer_group set type = 'SOCIAL_ACTIVITY'",
                "update alongside.peer_group set for_people_who_have_offended = true",
                "update alongside.group_membership set journey_id = gen_random_uuid()",
                "delete from alongside.group_meeting",
                "delete from alongside.group_candidate"
            })
    void takesNothingBack(String sql) {
        refuses("permission denied", sql);
    }

    @Test
    void whatWasIsNotChanged() {
        GroupId group = groups.opened();
        groups.memberOfRunning(group);
        refuses(
                "GROUP-07",
                "update alongside.group_meeting set state = 'PLANNED' where state = 'HELD' and group_id = '%s'"
                        .formatted(group));
        run("update alongside.group_membership set state = 'LEFT' where group_id = '%s'".formatted(group));
        refuses(
                "GROUP-13",
                "update alongside.group_membership set state = 'ACTIVE' where group_id = '%s'".formatted(group));
    }
}
