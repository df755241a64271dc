package org.alongside.testing.walk;

import static org.alongside.testing.walk.Survivors.and;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.alongside.engine.EngineClock;
import org.alongside.groups.group.Group;
import org.alongside.groups.group.Groups;
import org.alongside.groups.group.Meetings;
import org.alongside.groups.membership.Memberships;
import org.alongside.groups.membership.Memberships.Membership;
import org.alongside.ids.GroupId;
import org.alongside.ids.JourneyId;
import org.alongside.ids.RecordId;
import org.alongside.testing.Time;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.support.TransactionTemplate;

/** Groups somewhere in their life, brought there through the forms; facilitator1 hosts them. */
@TestComponent
public final class PeerGroups {
    public static final List<String> ALL_POINTS = List.of(
            "PROTOCOLS",
            "PUNCTUALITY",
            "HOW_MEETINGS_RUN",
            "WHAT_PEER_SUPPORT_IS",
            "TIMES_AND_PLACE",
            "WHOM_TO_CONTACT");
    public static final List<String> TALKED_OVER = List.of("CHALLENGES", "EXPECTATIONS", "INTENTIONS", "GOAL");
    public static final String HOST = "facilitator1";

    private final Tasklist tasklist;
    private final Survivors survivors;
    private final Time time;
    private final Groups groups;
    private final Meetings meetings;
    private final Memberships memberships;
    private final TransactionTemplate transaction;

    PeerGroups(
            Tasklist tasklist,
            Survivors survivors,
            Time time,
            Groups groups,
            Meetings meetings,
            Memberships memberships,
            TransactionTemplate transaction) {
        this.tasklist = tasklist;
        this.survivors = survivors;
        this.time = time;
        this.groups = groups;
        this.meetings = meetings;
        this.memberships = memberships;
        this.transaction = transaction;
    }

    /** A Wellbeing group that meets fortnightly, next Tuesday at six for the first time. */
    public Map<String, Object> wellbeing() {
        Map<String, Object> answers = new HashMap<>();
        answers.put("groupType", "WELLBEING");
        answers.put("firstMeetsOn", firstTuesday().toString());
        answers.put("meetsAt", "T1800");
        answers.put("meetsForMinutes", 90);
        answers.put("rhythm", "FORTNIGHTLY");
        answers.put("placesMax", 8);
        answers.put("cadence", 4);
        return answers;
    }

    public LocalDate firstTuesday() {
        return LocalDate.ofInstant(time.now(), EngineClock.ZONE).with(TemporalAdjusters.next(DayOfWeek.TUESDAY));
    }

    public GroupId opened() {
        return opened(Map.of());
    }

    /** Opens a group; the answers change those of {@link #wellbeing()}. */
    public GroupId opened(Map<String, ?> answers) {
        return openedBy(HOST, answers);
    }

    public GroupId openedBy(String host, Map<String, ?> answers) {
        Map<String, Object> all = wellbeing();
        all.putAll(answers);
        return tasklist.as(host).begins("host-group", all).group();
    }

    /** The meeting ahead as the host prepares it. */
    public void prepares(GroupId group, Map<String, ?> answers) {
        tasklist.as(ahead(group).facilitatorId().value()).about(group).completes("userTask_prepareMeeting", answers);
    }

    /** A member who joined, with the meeting over. */
    public JourneyId memberOfRunning(GroupId group) {
        JourneyId journey = member(group);
        closes(group, Map.of());
        return journey;
    }

    /** Time passes until the doors of the next meeting open. */
    public void doorsOpen(GroupId group) {
        Instant starts = ahead(group).startsAt();
        time.passes(Duration.between(time.now(), starts.minus(Duration.ofMinutes(55))));
        time.timersRun();
    }

    /** The next meeting is held; whoever is a member came. */
    public void meets(GroupId group) {
        doorsOpen(group);
        closes(group, Map.of());
    }

    /** The open meeting is closed; all active members came, unless the answers say otherwise. */
    public void closes(GroupId group, Map<String, ?> answers) {
        Map<String, Object> all = new HashMap<>();
        all.put("meetingOutcome", "HELD");
        all.put("attended", active(group).stream().map(m -> m.id().toString()).toList());
        all.putAll(answers);
        tasklist.as(ahead(group).facilitatorId().value()).about(group).completes("userTask_holdMeeting", all);
    }

    /** The group agrees on its protocols while it meets. */
    public void agreesOnProtocols(GroupId group) {
        doorsOpen(group);
        closes(group, Map.of("protocolsAgreed", true, "protocols", "What is said here stays here."));
    }

    /** A survivor in support who talks about groups with worker1. */
    public JourneyId talking() {
        JourneyId journey = survivors.inSupport();
        worker(journey).completes("userTask_walkAlongside", Map.of("whatNext", "JOIN_GROUP"));
        return journey;
    }

    /** worker1 at the tasks of one journey. */
    public Tasklist.Person worker(JourneyId journey) {
        return tasklist.as("worker1").about(journey);
    }

    /** The host at the tasks of one journey or group. */
    public Tasklist.Person host(RecordId journeyOrGroup) {
        return tasklist.as(HOST).about(journeyOrGroup);
    }

    /** A session takes place. */
    public void session(JourneyId journey) {
        worker(journey).completes("userTask_walkAlongside", Map.of("whatNext", "SESSION"));
        worker(journey).completes("userTask_recordSession", and(Survivors.CALM, "sessionKind", "ONE_ON_ONE"));
    }

    /** Answers with which somebody goes on towards a group. */
    public Map<String, Object> goingOn(GroupId group) {
        return Map.of(
                "wantedGroupId",
                group.toString(),
                "talkedOver",
                TALKED_OVER,
                "agreesToPassOn",
                true,
                "nameInGroup",
                "Tamsin",
                "talkNext",
                "GO_ON");
    }

    /** A survivor whom the facilitator is to meet. */
    public JourneyId meetingFacilitator(GroupId group) {
        JourneyId journey = talking();
        session(journey);
        worker(journey).completes("userTask_talkAboutGroup", goingOn(group));
        return journey;
    }

    public JourneyId beingTold(GroupId group) {
        JourneyId journey = meetingFacilitator(group);
        host(journey).completes("userTask_meetFacilitator", Map.of("facilitatorView", "FITS", "survivorView", "FITS"));
        return journey;
    }

    /** A survivor who waits for a welcome meeting, or is called to the one ahead. */
    public JourneyId ready(GroupId group) {
        JourneyId journey = beingTold(group);
        host(journey).completes("userTask_giveGroupInformation", allTold());
        return journey;
    }

    public static Map<String, Object> allTold() {
        return Map.of("told", ALL_POINTS, "endorsesProtocols", true, "informationNext", "READY");
    }

    /** Survivors who become members at the meeting that is ahead; its doors are open then. */
    public List<JourneyId> members(GroupId group, int count) {
        List<JourneyId> journeys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            journeys.add(ready(group));
        }
        doorsOpen(group);
        journeys.forEach(this::joins);
        return journeys;
    }

    public void joins(JourneyId journey) {
        host(journey).completes("userTask_meetMembers", Map.of("meetOutcome", "JOINS"));
    }

    public JourneyId member(GroupId group) {
        return members(group, 1).get(0);
    }

    public Meetings.Meeting ahead(GroupId group) {
        return asked(() -> meetings.ahead(group).orElseThrow());
    }

    public Group of(GroupId group) {
        return asked(() -> groups.find(group).orElseThrow());
    }

    public List<Membership> members(GroupId group) {
        return asked(() -> new ArrayList<>(memberships.of(group)));
    }

    public List<Membership> active(GroupId group) {
        return members(group).stream()
                .filter(member -> member.state() == Memberships.State.ACTIVE)
                .toList();
    }

    /** Asks the service, as nobody in particular. */
    public <T> T asked(Callable<T> question) {
        return InOrganisation.asked(Tasklist.ORGANISATION, transaction, question);
    }
}
