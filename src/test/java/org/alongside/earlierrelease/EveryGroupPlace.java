package org.alongside.earlierrelease;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.alongside.engine.EngineClock;
import org.alongside.groups.hosting.GroupMessages;
import org.alongside.ids.GroupId;
import org.alongside.ids.JourneyId;
import org.alongside.ids.RecordId;
import org.alongside.ids.WorkerId;
import org.alongside.testing.walk.PeerGroups;
import org.alongside.testing.walk.Survivors;
import org.springframework.boot.test.context.TestComponent;

/** Groups, the ways into them and out of them, at every place. */
@TestComponent
final class EveryGroupPlace {
    private static final Map<String, Object> WEEKLY = Map.of("rhythm", "WEEKLY");
    private static final int LONG_ABSENCE_MEETINGS = 4;

    private final Underway underway;
    private final OpenTasks openTasks;
    private final PeerGroups groups;
    private final GroupMessages calls;
    private final Survivors survivors;
    private GroupId running = GroupId.random();
    private GroupId settling = GroupId.random();

    EveryGroupPlace(
            Underway underway, OpenTasks openTasks, PeerGroups groups, GroupMessages calls, Survivors survivors) {
        this.underway = underway;
        this.openTasks = openTasks;
        this.groups = groups;
        this.calls = calls;
        this.survivors = survivors;
    }

    /** A group with members who are on their way out, each at another place. */
    void monthsAgo() {
        running = underway.stands("a group whose meeting is being held", groups.opened(WEEKLY));
        List<JourneyId> members = groups.members(running, 7);
        groups.closes(running, Map.of("protocolsAgreed", true, "protocols", "What is said here stays here."));
        for (int i = 0; i < LONG_ABSENCE_MEETINGS; i++) {
            groups.doorsOpen(running);
            List<String> came = groups.active(running).stream()
                    .filter(member -> !member.journeyId().equals(members.get(0)))
                    .map(member -> member.id().toString())
                    .toList();
            groups.closes(running, Map.of("attended", came));
        }
        underway.stands("a member long away, to be asked how they are", members.get(0));
        asked(underway.stands("a member for whom a ground is to be named", members.get(1)));
        JourneyId agree = asked(underway.stands("a member whom a supervisor agrees to ask", members.get(2)));
        JourneyId tell = asked(underway.stands("a member who is to be told", members.get(3)));
        for (RecordId each : List.of(agree, tell)) {
            openTasks.does(
                    each, "userTask_nameGround", Map.of("groundNext", "ASK", "leavingGround", "OTHERS_NOT_SAFE"));
        }
        openTasks.does(tell, "userTask_agreeToAsk", Map.of("agreement", "AGREED"));
        JourneyId left = underway.stands("a member who left, to be offered something else", members.get(4));
        openTasks.does(
                left, "userTask_walkAlongside", Map.of("whatNext", "LEAVE_GROUP", "leavesGroup", membership(left)));
        underway.stands("a member of a group", members.get(5));
        underway.next(underway.stands("a member of a group who paused", members.get(6)), "PAUSE");
    }

    private String membership(JourneyId journey) {
        return groups.active(running).stream()
                .filter(member -> member.journeyId().equals(journey))
                .findFirst()
                .orElseThrow()
                .id()
                .toString();
    }

    private JourneyId asked(JourneyId journey) {
        groups.prepares(running, Map.of("preparationNext", "ASK_TO_LEAVE", "leavingMembershipId", membership(journey)));
        return journey;
    }

    /** Two meetings of a group without protocols. */
    void weeksAgo() {
        settling = underway.stands("a group that has no protocols", groups.opened(WEEKLY));
        for (int i = 0; i < 2; i++) {
            groups.meets(settling);
            groups.closes(running, Map.of());
        }
    }

    /** The week that ends with the doors of four groups open. */
    void lastWeek() {
        underway.stands("a group without a trained facilitator", groups.openedBy("worker2", Map.of()));
        GroupId open = underway.stands("a group whose first meeting is being held", groups.opened());
        underway.stands("at the door of a welcome meeting", groups.ready(open));
        survivors.workerHas("worker2", w -> Survivors.trainedUntil(w, null));
        groups.doorsOpen(settling);
        LocalDate until = LocalDate.now(EngineClock.ZONE).plusYears(2);
        survivors.workerHas("worker2", w -> Survivors.trainedUntil(w, until));
    }

    void today() {
        underway.stands("waiting for a welcome meeting", groups.ready(settling));
        GroupId ahead = underway.stands("a group whose meeting is prepared", groups.opened());
        underway.stands("called to the welcome meeting ahead", groups.ready(ahead));
        underway.stands("being told about a group", groups.beingTold(ahead));
        underway.stands("meeting a facilitator", groups.meetingFacilitator(ahead));
        JourneyId tooEarly = underway.stands("offered something other than a group", groups.talking());
        openTasks.does(tooEarly, "userTask_talkAboutGroup", groups.goingOn(ahead));
        underway.stands("talking about a group", groups.talking());
        GroupId social = underway.stands("a social group", groups.opened(Map.of("groupType", "SOCIAL_ACTIVITY")));
        JourneyId invited = underway.stands("an invitation to a group is cleared", groups.talking());
        openTasks.does(invited, "userTask_talkAboutGroup", Survivors.and(groups.goingOn(social), "cameBy", "WORKER"));
        GroupId away = underway.stands("a group whose facilitator cannot come", groups.opened());
        underway.stands("called to a meeting whose facilitator cannot come", groups.ready(away));
        groups.asked(() -> {
            calls.facilitatorUnavailable(away, WorkerId.of("supervisor1"));
            return true;
        });
    }
}
