package org.alongside.bypass;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.alongside.engine.EngineClock;
import org.alongside.testing.http.SignedIn;
import org.alongside.testing.http.SignedIn.Answer;
import org.alongside.testing.http.Walk;
import org.alongside.testing.walk.PeerGroups;

/** Attempts at groups: to be let in by another way, to answer for somebody else, to hold a meeting as one likes. */
final class GroupAttempts {
    private static final String HOST = "facilitator1";
    private static final String WORKER = "worker1";
    private static final String[] OTHERS = {WORKER, "worker2", "supervisor1", "supervisor2", "analyst1", "admin1"};
    private static final String[] ALL = {HOST, WORKER, "worker2", "supervisor2", "analyst1", "admin1"};

    private final Attempts attempts;
    private final DatabaseState database;
    private final SignedIn host;
    private final Walk walk;
    private final String group;
    private final String ofAnother;

    /**
     * @param host facilitator1, who opens a group here
     * @param another who opens a group that host has no part in
     * @param walk a survivor in support, with worker1 or whoever it is given to
     */
    GroupAttempts(Attempts attempts, DatabaseState database, SignedIn host, SignedIn another, Walk walk) {
        this.attempts = attempts;
        this.database = database;
        this.host = host;
        this.walk = walk;
        this.group = opens(host);
        this.ofAnother = opens(another);
    }

    private static Map<String, Object> setUp(Object... changes) {
        Map<String, Object> answers = new HashMap<>(Map.of(
                "groupType",
                "WELLBEING",
                "firstMeetsOn",
                LocalDate.now(EngineClock.ZONE)
                        .with(TemporalAdjusters.next(DayOfWeek.TUESDAY))
                        .toString(),
                "meetsAt",
                "T1800",
                "meetsForMinutes",
                90,
                "rhythm",
                "FORTNIGHTLY",
                "placesMax",
                8,
                "cadence",
                4));
        for (int i = 0; i < changes.length; i += 2) {
            answers.put((String) changes[i], changes[i + 1]);
        }
        return answers;
    }

    private static String opens(SignedIn person) {
        Answer started = person.start("host-group", setUp());
        assertThat(started.status()).as(started.body()).isEqualTo(200);
        return started.json().path("businessKey").asText();
    }

    private static Function<SignedIn, Answer> get(String path) {
        return me -> me.engine(path);
    }

    private static Function<SignedIn, Answer> submit(String task, Map<String, ?> answers) {
        return me -> me.submit(task, answers);
    }

    /** All of them, on the way of one survivor from the first talk to the day of the meeting. */
    void all() throws SQLException {
        aroundTheFacilitator();
        aroundWhatIsTold();
        aroundTheWelcomeMeeting();
        withTheGroup();
        withItsMeeting();
    }

    private String task(String box) {
        return walk.find(box).orElseThrow().id();
    }

    private void aroundTheFacilitator() throws SQLException {
        walk.complete("userTask_walkAlongside", Map.of("whatNext", "SESSION"));
        walk.complete(
                "userTask_recordSession",
                Map.of("sessionKind", "ONE_ON_ONE", "safetyNow", "SAFE", "safetySelf", "NO", "safetyOthers", "NO"));
        walk.complete("userTask_walkAlongside", Map.of("whatNext", "JOIN_GROUP"));
        String talk = task("userTask_talkAboutGroup");
        Map<String, Object> goingOn = Map.of(
                "wantedGroupId",
                group,
                "talkedOver",
                PeerGroups.TALKED_OVER,
                "agreesToPassOn",
                true,
                "nameInGroup",
                "Tūmanako",
                "talkNext",
                "GO_ON");
        String whose = walk.find("userTask_talkAboutGroup").orElseThrow().who().user();
        attempts.section("A way into a group")
                .written(
                        "go on without the survivor's agreement",
                        submit(talk, with(goingOn, "agreesToPassOn", false)),
                        whose)
                .written(
                        "into a group that does not exist",
                        submit(
                                talk,
                                with(goingOn, "wantedGroupId", UUID.randomUUID().toString())),
                        whose)
                .written("decide that it is possible", submit(talk, with(goingOn, "eligibility", "POSSIBLE")), whose);
        walk.complete("userTask_talkAboutGroup", goingOn);

        String meet = task("userTask_meetFacilitator");
        String instance = walk.find("userTask_meetFacilitator")
                .orElseThrow()
                .task()
                .path("processInstanceId")
                .asText();
        Map<String, String> fits = Map.of("facilitatorView", "FITS", "survivorView", "FITS");
        attempts.refused("ask for what the facilitator sees", get("/task/" + meet + "/form-variables"), OTHERS)
                .refused("ask for the facilitator's form", get("/task/" + meet + "/form"), OTHERS)
                .refused("answer for the facilitator", submit(meet, fits), OTHERS)
                .written(
                        "complete it without its form",
                        me -> me.engine("POST", "/task/" + meet + "/complete", Map.of()),
                        ALL)
                .written("answer what is not asked", submit(meet, with(fits, "isPlaceHeld", true)), HOST)
                .written(
                        "move it to becoming a member",
                        me -> me.engine(
                                "POST",
                                "/process-instance/" + instance + "/modification",
                                Map.of(
                                        "instructions",
                                        List.of(Map.of(
                                                "type",
                                                "startBeforeActivity",
                                                "activityId",
                                                "serviceTask_admitMember")))),
                        ALL)
                .written(
                        "decide for the process",
                        me -> me.engine(
                                "PUT",
                                "/process-instance/" + instance + "/variables/eligibility",
                                Map.of("value", "POSSIBLE")),
                        ALL)
                .written(
                        "call to a welcome meeting by message",
                        me -> me.engine(
                                "POST",
                                "/message",
                                Map.of("messageName", "group.welcomeMeetingScheduled", "processInstanceId", instance)),
                        ALL)
                .refused(
                        "begin a way by hand",
                        me -> me.engine(
                                "POST",
                                "/process-definition/key/join-group/start",
                                Map.of("businessKey", walk.journeyId())),
                        ALL)
                .refused(
                        "begin a part of it by hand",
                        me -> me.engine(
                                "POST",
                                "/process-definition/key/welcome-evening/start",
                                Map.of("businessKey", walk.journeyId())),
                        ALL)
                .refused(
                        "have somebody leave by hand",
                        me -> me.engine(
                                "POST",
                                "/process-definition/key/leave-group/start",
                                Map.of("businessKey", walk.journeyId())),
                        ALL);
        walk.complete("userTask_meetFacilitator", fits);
    }

    private void aroundWhatIsTold() {
        String tell = task("userTask_giveGroupInformation");
        attempts.written(
                        "ready without all six told",
                        submit(tell, with(PeerGroups.allTold(), "told", List.of("PROTOCOLS"))),
                        HOST)
                .written(
                        "ready without endorsing the protocols",
                        submit(tell, with(PeerGroups.allTold(), "endorsesProtocols", false)),
                        HOST)
                .written(
                        "told something that is none of the six",
                        submit(tell, with(PeerGroups.allTold(), "told", List.of("typed words"))),
                        HOST)
                .refused("say that it was told, for the facilitator", submit(tell, PeerGroups.allTold()), OTHERS);
        walk.complete("userTask_giveGroupInformation", PeerGroups.allTold());
    }

    private void aroundTheWelcomeMeeting() {
        String meet = task("userTask_meetMembers");
        attempts.written("join before the day of the meeting", submit(meet, Map.of("meetOutcome", "JOINS")), HOST)
                .refused("join for the facilitator", submit(meet, Map.of("meetOutcome", "JOINS")), OTHERS);
    }

    private void withTheGroup() {
        attempts.section("A group")
                .refused("host one", me -> me.start("host-group", setUp()), "supervisor2", "analyst1")
                .written("with more places than there are", me -> me.start("host-group", setUp("placesMax", 21)), HOST)
                .written("open at every meeting", me -> me.start("host-group", setUp("cadence", 1)), HOST)
                .written("that meets all day", me -> me.start("host-group", setUp("meetsForMinutes", 481)), HOST)
                .written("that met before", me -> me.start("host-group", setUp("firstMeetsOn", "2020-01-07")), HOST)
                .written("of a kind that there is not", me -> me.start("host-group", setUp("groupType", "ANY")), HOST)
                .written("with a label of one's own", me -> me.start("host-group", setUp("groupLabel", "x")), HOST)
                .refused("look at its page", me -> me.get("/groups/" + group), OTHERS)
                .refused("take its page to hand out", me -> me.get("/groups/" + group + "/handout"), OTHERS)
                .refused("look at somebody else's", me -> me.get("/groups/" + ofAnother), HOST)
                .refused("look at one that does not exist", me -> me.get("/groups/" + UUID.randomUUID()), HOST, WORKER)
                .refused(
                        "prepare a meeting by hand",
                        me -> me.engine(
                                "POST", "/process-definition/key/prepare-meeting/start", Map.of("businessKey", group)),
                        ALL)
                .refused(
                        "hold a meeting by hand",
                        me -> me.engine(
                                "POST", "/process-definition/key/hold-meeting/start", Map.of("businessKey", group)),
                        ALL)
                .written(
                        "close it by message",
                        me -> me.engine(
                                "POST", "/message", Map.of("messageName", "group.closing", "businessKey", group)),
                        ALL);
    }

    private void withItsMeeting() throws SQLException {
        String prepare = host.tasks().stream()
                .filter(task -> task.path("taskDefinitionKey").asText().equals("userTask_prepareMeeting"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
        String foreign = UUID.randomUUID().toString();
        String opening = database.list(
                        "demo",
                        "select j.id_ from engine.act_ru_job j join engine.act_ru_execution e"
                                + " on e.id_ = j.process_instance_id_ where e.business_key_ = ? limit 1",
                        group)
                .get(0);
        attempts.section("A meeting")
                .written(
                        "opened before its time",
                        me -> me.engine("POST", "/job/" + opening + "/execute", Map.of()),
                        ALL)
                .written(
                        "at another time than it was planned for",
                        me -> me.engine(
                                "PUT",
                                "/job/" + opening + "/duedate",
                                Map.of("duedate", "2020-01-07T18:00:00.000+0000")),
                        ALL)
                .refused("prepared by somebody else", submit(prepare, Map.of("preparationNext", "KEEP")), OTHERS)
                .written("given to an administrator", preparing(prepare, "SUBSTITUTE", "substituteId", "admin1"), HOST)
                .written("given to nobody", preparing(prepare, "SUBSTITUTE", "substituteId", "nobody"), HOST)
                .written("moved into the past", preparing(prepare, "MOVE", "movedTo", "2020-01-07"), HOST)
                .written("moved while it is kept", preparing(prepare, "KEEP", "movedTo", "2099-01-06"), HOST)
                .written(
                        "from which a stranger is away",
                        preparing(prepare, "KEEP", "absentTold", List.of(foreign)),
                        HOST)
                .written(
                        "to ask a stranger to leave",
                        preparing(prepare, "ASK_TO_LEAVE", "leavingMembershipId", foreign),
                        HOST)
                .written(
                        "with more places than there are", preparing(prepare, "CHANGE_GROUP", "newPlacesMax", 99), HOST)
                .written("that welcomes at every meeting", preparing(prepare, "CHANGE_GROUP", "newCadence", 1), HOST)
                .written("of more than fits", preparing(prepare, "KEEP", "agenda", "typed words ".repeat(3_000)), HOST);
        assertThat(host.get("/groups/" + group).status()).isEqualTo(200);
    }

    private static Function<SignedIn, Answer> preparing(String task, String next, String field, Object answer) {
        return submit(task, Map.of("preparationNext", next, field, answer));
    }

    private static Map<String, Object> with(Map<String, ?> answers, String field, Object answer) {
        Map<String, Object> changed = new HashMap<>(answers);
        changed.put(field, answer);
        return changed;
    }
}
