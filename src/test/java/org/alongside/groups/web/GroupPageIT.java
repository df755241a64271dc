package org.alongside.groups.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.alongside.ids.GroupId;
import org.alongside.ids.JourneyId;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.PeerGroups;
import org.alongside.testing.walk.Survivors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages of groups: what whoever facilitates sees, what supervisors see, and nobody else. CONF-05, OFFEND-07. */
@OverHttp
class GroupPageIT {
    @Autowired
    PeerGroups groups;

    @Autowired
    Survivors survivors;

    @Autowired
    SurvivorMessages survivor;

    @Autowired
    Visitors visitors;

    @Test
    void showsTheFacilitatorTheirGroup() {
        GroupId group = groups.opened(Map.of("groupName", "<b>Rā Tū</b>", "groupPlace", "The hall"));
        groups.memberOfRunning(group);

        String page = visitors.as("facilitator1").get("/groups/" + group).body();

        assertThat(page)
                .contains("&lt;b&gt;Rā Tū&lt;/b&gt;", "The hall", "Tamsin", "1 came", "a welcome meeting")
                .contains("1 of 8", "The standard wording")
                .doesNotContain("<b>Rā");
        assertThat(visitors.as("facilitator1").get("/groups").body()).contains("/groups/" + group);
    }

    @Test
    void hasAPageToHandOutWithNobodysNameOnIt() {
        GroupId group = groups.opened(Map.of("groupName", "Rā Tū", "groupContact", "Call the office"));
        groups.memberOfRunning(group);
        groups.doorsOpen(group);
        groups.closes(
                group,
                Map.of(
                        "protocolsAgreed",
                        true,
                        "protocols",
                        "Phones stay outside.",
                        "grounds",
                        java.util.List.of("OTHERS_NOT_SAFE")));

        String page =
                visitors.as("facilitator1").get("/groups/" + group + "/handout").body();

        assertThat(page)
                .contains("Rā Tū", "Call the office", "Phones stay outside.", "Others were not safe", "good member")
                .contains("every other Tuesday at 6:00 pm")
                .doesNotContain("Tamsin", groups.of(group).label(), "Facilitator One", "Wellbeing", "offended");
        assertThat(visitors.as("worker1").get("/groups/" + group + "/handout").statusCode())
                .isEqualTo(404);
    }

    @Test
    @Proves(PolicyId.CONF_05)
    void nobodyElseSeesIt() {
        GroupId group = groups.opened();
        groups.memberOfRunning(group);
        for (String other : new String[] {"worker1", "worker2", "supervisor1"}) {
            var answer = visitors.as(other).get("/groups/" + group);
            assertThat(answer.statusCode()).as(other).isEqualTo(404);
            assertThat(answer.body()).doesNotContain("Tamsin");
            assertThat(visitors.as(other).get("/groups/" + UUID.randomUUID()).statusCode())
                    .isEqualTo(404);
        }
        for (String other : new String[] {"analyst1", "admin1"}) {
            assertThat(visitors.as(other).get("/groups/" + group).statusCode())
                    .as(other)
                    .isEqualTo(403);
        }
        assertThat(visitors.elsewhere("worker9", "peer-worker")
                        .get("/groups/" + group)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aSupervisorSeesGroupsAndNobodyInThem() {
        GroupId group = groups.opened();
        groups.memberOfRunning(group);
        GroupId other = groups.opened(Map.of("forPeopleWhoHaveOffended", true));

        String page = visitors.as("supervisor1").get("/groups").body();

        assertThat(page).contains(groups.of(other).label()).doesNotContain("offended");
        assertThat(visitors.as("facilitator1").get("/groups/" + other).body()).contains("for people who have offended");

        assertThat(page)
                .contains(groups.of(group).label(), "Facilitator One (demo)", "1 of 8")
                .doesNotContain("Tamsin");
    }

    @Test
    void whoIsAwayIsAwayWhateverTheReason() {
        GroupId first = groups.opened();
        GroupId second = groups.opened();
        JourneyId barred = groups.memberOfRunning(first);
        JourneyId pausing = groups.memberOfRunning(second);
        survivors.says(() -> survivor.toldOfOffending(barred));
        survivors.says(() -> survivor.pauses(pausing));

        assertThat(page(first)).contains("away for now").isEqualTo(page(second));
    }

    private String page(GroupId group) {
        return visitors.as("facilitator1")
                .get("/groups/" + group)
                .body()
                .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "id")
                .replaceAll("_csrf\" value=\"[^\"]*", "token")
                .replaceAll("[\\p{L}]+ \\d{1,4}(?=<|:| ·)", "label")
                .replaceAll("\\w{3} \\d{1,2} \\w{3,4} \\d{4}, \\d{1,2}:\\d{2} [ap]m", "date")
                .replaceAll("– welcomes new members", "");
    }

    @Test
    void anInvitationIsAnsweredAlikeWhetherOrNotThereIsSuchAPerson() {
        GroupId group = groups.opened(Map.of("groupType", "SOCIAL_ACTIVITY"));
        JourneyId journey = survivors.inSupport();
        String label = groups.worker(journey)
                .theirs("userTask_walkAlongside")
                .getName()
                .split(" · ", -1)[1];
        var facilitator = visitors.as("facilitator1");

        var known = facilitator.submit("/groups/" + group, "/groups/" + group + "/invite", Map.of("label", label));
        var unknown =
                facilitator.submit("/groups/" + group, "/groups/" + group + "/invite", Map.of("label", "Kea 99999"));

        assertThat(known.statusCode()).isEqualTo(302);
        assertThat(known.headers().firstValue("Location"))
                .isEqualTo(unknown.headers().firstValue("Location"));
        assertThat(survivors.running("join-group", journey)).hasSize(1);
    }

    /** CONSENT-06: what was passed on to the facilitators of a group is closed to them, and the way there stops. */
    @Test
    void takesBackAtAnyTimeThatSomethingIsPassedOn() {
        JourneyId journey = groups.meetingFacilitator(groups.opened());
        String page = "/journeys/" + journey;
        String takeBack = page + "/take-back/DISCLOSE_TO_RECIPIENT";
        var worker = visitors.as("worker1");
        assertThat(worker.get(page).body()).contains("Passing something on to somebody named");
        assertThat(worker.get(takeBack).body()).contains("closed to them at once");

        assertThat(worker.submit("/journeys/done", takeBack, Map.of()).statusCode())
                .isEqualTo(302);

        assertThat(survivors.running("join-group", journey)).isEmpty();
        assertThat(groups.host(journey).tasks()).isEmpty();
        assertThat(worker.get(page).body()).doesNotContain("Passing something on");
        assertThat(worker.submit("/journeys/done", takeBack, Map.of()).statusCode())
                .isEqualTo(302);
    }

    /** Labels are not for guessing: CONF-01. */
    @Test
    void nobodyTriesLabelsWithoutEnd() {
        visitors.rows("delete from alongside.label_try returning id", Map.of());
        GroupId group = groups.openedBy("worker2", Map.of("groupType", "EDUCATION"));
        var host = visitors.as("worker2");
        for (int i = 1; i <= 20; i++) {
            assertThat(host.submit("/groups/" + group, "/groups/" + group + "/invite", Map.of("label", "Kea " + i))
                            .statusCode())
                    .isEqualTo(302);
        }

        var refused = host.submit("/groups/" + group, "/groups/" + group + "/invite", Map.of("label", "Kea 21"));

        assertThat(refused.body()).contains("20 labels within an hour", "Kea 21");
        visitors.rows("delete from alongside.label_try returning id", Map.of());
    }

    @Test
    void aSupervisorSaysThatAFacilitatorCannotComeAndClosesAGroup() {
        GroupId group = groups.opened();
        var supervisor = visitors.as("supervisor1");

        assertThat(visitors.as("facilitator1")
                        .submit("/groups/" + group, "/groups/" + group + "/away", Map.of())
                        .statusCode())
                .isEqualTo(403);
        supervisor.submit("/groups", "/groups/" + group + "/away", Map.of());
        assertThat(survivors.running("host-group", group)).hasSize(1);
        assertThat(supervisor
                        .submit("/groups", "/groups/" + group + "/close", Map.of())
                        .statusCode())
                .isEqualTo(422);
        supervisor.submit("/groups", "/groups/" + group + "/close", Map.of("sure", "yes"));
        assertThat(groups.of(group).isOpen()).isFalse();
    }
}
