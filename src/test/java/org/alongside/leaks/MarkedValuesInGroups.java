package org.alongside.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alongside.engine.EngineClock;
import org.alongside.testing.http.SignedIn;
import org.alongside.testing.http.Walk;
import org.alongside.testing.walk.PeerGroups;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;

/** Walks through a group's life and types a marked value wherever one can, as whoever the process asks. */
final class MarkedValuesInGroups {
    private final int port;
    private final MarkedValues marked;
    private final ManagementService management;

    MarkedValuesInGroups(int port, MarkedValues marked, ManagementService management) {
        this.port = port;
        this.marked = marked;
        this.management = management;
    }

    void sayEverything() {
        Walk group = setUp();
        Walk survivor = new Walk(port).toSupport(Map.of(), Map.of(), Map.of());
        survivor.complete("userTask_walkAlongside", Map.of("whatNext", "SESSION"));
        survivor.complete("userTask_recordSession", Map.of("sessionKind", "ONE_ON_ONE", "safetyNow", "SAFE"));
        survivor.complete("userTask_walkAlongside", Map.of("whatNext", "JOIN_GROUP"));
        joins(group, survivor);
        leaves(group, survivor);
        settlesProtocols(setUp());
    }

    /** A group of facilitator1's. */
    private Walk setUp() {
        SignedIn host = SignedIn.as(port, "facilitator1");
        LocalDate first = LocalDate.ofInstant(ClockUtil.getCurrentTime().toInstant(), EngineClock.ZONE)
                .plusDays(3);
        SignedIn.Answer started = host.start(
                "host-group",
                marked.into(
                        "host-group.set-up",
                        Map.of(
                                "groupType",
                                "WELLBEING",
                                "firstMeetsOn",
                                first.toString(),
                                "meetsAt",
                                "T1800",
                                "meetsForMinutes",
                                90,
                                "rhythm",
                                "WEEKLY",
                                "placesMax",
                                6)));
        assertThat(started.status()).as(started.body()).isEqualTo(200);
        String name = host.engine("/task?maxResults=2&taskDefinitionKey=userTask_prepareMeeting"
                        + "&processInstanceBusinessKey="
                        + started.json().path("businessKey").asText())
                .json()
                .get(0)
                .path("name")
                .asText();
        return new Walk(port).of(name.substring(name.indexOf(" · ")));
    }

    private Walk.Open say(Walk walk, String box, String form, Map<String, ?> answers) {
        return walk.complete(box, marked.into(form, answers));
    }

    private void joins(Walk group, Walk survivor) {
        Walk.Open talk = survivor.find("userTask_talkAboutGroup").orElseThrow();
        say(
                survivor,
                "userTask_talkAboutGroup",
                "way-into-group.talk-about-group",
                Map.of(
                        "wantedGroupId",
                        offered(talk, "openGroups", group.label()),
                        "talkedOver",
                        PeerGroups.TALKED_OVER,
                        "agreesToPassOn",
                        true,
                        "talkNext",
                        "GO_ON"));
        survivor.complete("userTask_meetFacilitator", Map.of("facilitatorView", "FITS", "survivorView", "FITS"));
        survivor.complete(
                "userTask_giveGroupInformation",
                Map.of("told", PeerGroups.ALL_POINTS, "endorsesProtocols", true, "informationNext", "READY"));
        say(group, "userTask_prepareMeeting", "prepare-meeting.prepare-meeting", Map.of("preparationNext", "KEEP"));
        doorsOpen(group);
        survivor.complete("userTask_meetMembers", Map.of("meetOutcome", "JOINS"));
        Walk.Open meeting = group.find("userTask_holdMeeting").orElseThrow();
        say(
                group,
                "userTask_holdMeeting",
                "hold-meeting.hold-meeting",
                Map.of(
                        "meetingOutcome",
                        "HELD",
                        "attended",
                        List.of(offered(meeting, "groupMembers", survivor.label())),
                        "protocolsAgreed",
                        true));
    }

    private void leaves(Walk group, Walk survivor) {
        Walk.Open prepare = group.find("userTask_prepareMeeting").orElseThrow();
        say(
                group,
                "userTask_prepareMeeting",
                "prepare-meeting.prepare-meeting",
                Map.of(
                        "preparationNext",
                        "ASK_TO_LEAVE",
                        "leavingMembershipId",
                        offered(prepare, "groupMembers", survivor.label())));
        say(
                survivor,
                "userTask_nameGround",
                "leave-group.name-ground",
                Map.of("groundNext", "ASK", "leavingGround", "OTHERS_NOT_SAFE"));
        survivor.complete("userTask_agreeToAsk", Map.of("agreement", "AGREED"));
        say(survivor, "userTask_tellMember", "leave-group.tell-member", Map.of("isTold", true));
        say(survivor, "userTask_offerOtherSupport", "leave-group.offer-other-support", Map.of("isOffered", true));
    }

    private void settlesProtocols(Walk group) {
        for (int i = 0; i < 2; i++) {
            doorsOpen(group);
            group.complete("userTask_holdMeeting", Map.of("meetingOutcome", "HELD"));
        }
        doorsOpen(group);
        say(group, "userTask_settleProtocols", "hold-meeting.settle-protocols", Map.of("settleNext", "ADOPTED"));
        group.complete("userTask_holdMeeting", Map.of("meetingOutcome", "HELD"));
    }

    /** Time passes until the doors of the next meeting open. */
    private void doorsOpen(Walk group) {
        String due = group.find("userTask_prepareMeeting")
                .orElseThrow()
                .task()
                .path("due")
                .asText();
        Date starts = Date.from(java.time.OffsetDateTime.parse(
                        due, java.time.format.DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ"))
                .toInstant());
        ClockUtil.setCurrentTime(Date.from(starts.toInstant().minus(Duration.ofMinutes(50))));
        for (Job job : management.createJobQuery().timers().executable().list()) {
            if ("prepare-meeting".equals(job.getProcessDefinitionKey())) {
                management.executeJob(job.getId());
            }
        }
    }

    /** The value of the choice with these words that the form offers. */
    private static String offered(Walk.Open open, String key, String words) {
        Map<String, String> choices = new HashMap<>();
        JsonNode value = open.who()
                .engine("/task/" + open.id() + "/form-variables")
                .json()
                .path(key)
                .path("value");
        try {
            (value.isTextual() ? new ObjectMapper().readTree(value.asText()) : value)
                    .forEach(choice -> choices.put(
                            choice.path("label").asText(), choice.path("value").asText()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        String wanted = words.replace(" · ", "");
        return choices.entrySet().stream()
                .filter(choice -> choice.getKey().matches(java.util.regex.Pattern.quote(wanted) + "\\b.*"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no " + wanted + " among " + choices));
    }
}
