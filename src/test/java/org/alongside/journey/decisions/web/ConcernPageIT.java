package org.alongside.journey.decisions.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.alongside.ids.GroupId;
import org.alongside.ids.JourneyId;
import org.alongside.ids.RecordId;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.records.RecordField;
import org.alongside.records.Records;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.PeerGroups;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever hears that somebody may not be safe raises it, from a journey's tasks and a group's. SAFE-07, CONF-05. */
@OverHttp
@ExcludeFromProcessCoverage
class ConcernPageIT {
    private static final String HEARD = "She said that he waits outside <b>the house</b>";

    @Autowired
    Visitors visitors;

    @Autowired
    Survivors survivors;

    @Autowired
    PeerGroups groups;

    @Autowired
    Tasklist tasklist;

    @Autowired
    Records records;

    private static String page(RecordId about) {
        return "/concerns/" + about;
    }

    private HttpResponse<String> raise(String who, RecordId about, Map<String, String> fields) {
        return visitors.as(who).submit(page(about), page(about), fields);
    }

    private Map<String, String> urgent(RecordId about) {
        return Map.of("who", about.toString(), "pressing", "URGENT", "words", HEARD);
    }

    private Map<RecordField, Object> kept(JourneyId journey) {
        return visitors.inDatabase(() -> records.readForService(
                journey, List.of(RecordField.CONCERN_WHAT, RecordField.SAFETY_OTHERS, RecordField.SAFETY_NOW), "test"));
    }

    private List<String> followUps(JourneyId journey) {
        return survivors.running("safety-follow-up", journey).stream()
                .map(instance -> instance.getId())
                .toList();
    }

    @Test
    void theWalkingWorkerRaisesItBeforeTheSessionIsSent() {
        JourneyId journey = survivors.inSupport();
        tasklist.as("worker1").completes("userTask_walkAlongside", Map.of("whatNext", "SESSION"));

        assertThat(visitors.as("worker1").get(page(journey)).body())
                .contains("Tamsin", "tel:111", "maxlength=\"20000\"");
        HttpResponse<String> answer = raise("worker1", journey, urgent(journey));

        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith(page(journey) + "?done=out"));
        assertThat(survivors.concernsOf(journey)).containsExactly("URGENT null open");
        assertThat(kept(journey)).containsEntry(RecordField.CONCERN_WHAT, HEARD);
        assertThat(tasklist.as("worker1").about(journey).tasks()).contains("userTask_recordSession", "userTask_actNow");
        assertThat(visitors.as("worker1").get(page(journey) + "?done=out").body())
                .contains("The call is out");
    }

    @Test
    void whatIsToBeWatchedIsAskedAgainWithinThreeDays() {
        JourneyId journey = survivors.inSupport();
        raise("worker1", journey, Map.of("who", journey.toString(), "pressing", "WATCH", "words", "Tired"));

        assertThat(survivors.concernsOf(journey)).isEmpty();
        assertThat(followUps(journey)).hasSize(1);
        raise("worker1", journey, Map.of("who", journey.toString(), "pressing", "WATCH"));
        assertThat(followUps(journey)).hasSize(1);
    }

    @Test
    void theAnswersMakeItGraverAndNeverLess() {
        JourneyId journey = survivors.inSupport();
        raise(
                "worker1",
                journey,
                Map.of("who", journey.toString(), "pressing", "WATCH", "safetyOthers", "CHILD", "words", HEARD));
        assertThat(survivors.concernsOf(journey)).containsExactly("URGENT null open");
        assertThat(kept(journey)).containsEntry(RecordField.SAFETY_OTHERS, "CHILD");

        raise(
                "worker1",
                journey,
                Map.of(
                        "who",
                        journey.toString(),
                        "pressing",
                        "EMERGENCY",
                        "safetyNow",
                        "SAFE",
                        "safetySelf",
                        "NO",
                        "safetyOthers",
                        "NO"));
        assertThat(survivors.concernsOf(journey)).contains("EMERGENCY null open");
    }

    @Test
    void aSecondClickCallsOnce() {
        JourneyId journey = survivors.inSupport();
        raise("worker1", journey, urgent(journey));
        raise("worker1", journey, urgent(journey));

        assertThat(survivors.concernsOf(journey)).containsExactly("URGENT null open");
    }

    @Test
    void whoTookTheFirstContactRaisesItBeforeThereIsAnyConsent() {
        JourneyId journey = survivors.whoMadeContact();
        raise("worker1", journey, urgent(journey));

        assertThat(survivors.concernsOf(journey)).containsExactly("URGENT null open");
        assertThat(kept(journey)).containsEntry(RecordField.CONCERN_WHAT, HEARD);
    }

    @Test
    @Proves(PolicyId.SAFE_07)
    void aFacilitatorRaisesItAboutAMemberByTheNameThatTheySee() {
        GroupId group = groups.opened();
        JourneyId member = groups.memberOfRunning(group);
        assertThat(visitors.as("facilitator1").get("/groups/" + group).body()).contains(page(group));
        assertThat(visitors.as("facilitator1").get(page(group)).body()).contains("Tamsin", member.toString());

        raise("facilitator1", group, urgent(member));

        assertThat(survivors.concernsOf(member)).containsExactly("URGENT null open");
        assertThat(kept(member)).containsEntry(RecordField.CONCERN_WHAT, HEARD);
        assertThat(tasklist.as("worker1").about(member).opens("userTask_actNow"))
                .containsEntry("shownConcernWhat", HEARD);
        assertThat(tasklist.as("facilitator1").about(member).tasks()).doesNotContain("userTask_actNow");
    }

    @Test
    void nobodyElseRaisesOrSeesAnything() {
        GroupId group = groups.opened();
        JourneyId member = groups.memberOfRunning(group);
        JourneyId other = survivors.inSupport();
        for (String who : List.of("worker2", "supervisor1")) {
            for (RecordId about : List.of(group, member, JourneyId.random())) {
                assertThat(visitors.as(who).get(page(about)).statusCode())
                        .as(who)
                        .isEqualTo(404);
            }
            assertThat(visitors.as(who)
                            .submit("/journeys/done", page(member), urgent(member))
                            .statusCode())
                    .as(who)
                    .isEqualTo(404);
        }
        for (String who : List.of("analyst1", "admin1")) {
            assertThat(visitors.as(who).get(page(member)).statusCode()).as(who).isEqualTo(403);
        }
        assertThat(visitors.elsewhere("worker9", "peer-worker")
                        .get(page(member))
                        .statusCode())
                .isEqualTo(404);
        assertThat(visitors.as("facilitator1")
                        .submit(page(group), page(group), urgent(other))
                        .statusCode())
                .as("somebody who is not in the group")
                .isEqualTo(404);
        assertThat(survivors.concernsOf(member)).isEmpty();
        assertThat(survivors.concernsOf(other)).isEmpty();
        assertThat(kept(other)).doesNotContainKey(RecordField.CONCERN_WHAT);
    }

    @Test
    void whatWasWrittenStaysWhenSomethingIsMissing() {
        JourneyId journey = survivors.inSupport();
        HttpResponse<String> answer =
                raise("worker1", journey, Map.of("who", journey.toString(), "words", HEARD, "safetyNow", "UNSURE"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("Please choose how soon somebody must act", "he waits outside &lt;b&gt;the house&lt;/b&gt;")
                .contains("value=\"UNSURE\" checked=\"checked\"");
        answer = raise(
                "worker1",
                journey,
                Map.of("who", journey.toString(), "words", "a".repeat(20_001), "pressing", "URGENT"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("longer than 20,000 characters", "a".repeat(20_001));
        assertThat(survivors.concernsOf(journey)).isEmpty();
        assertThat(kept(journey))
                .doesNotContainKey(RecordField.CONCERN_WHAT)
                .containsEntry(RecordField.SAFETY_NOW, "SAFE");
    }

    @Test
    void thereIsNothingToRaiseAboutSomebodyWhoWasErased() {
        JourneyId journey = survivors.inSupport();
        visitors.as("worker1")
                .submit(
                        "/journeys/done",
                        "/journeys/" + journey + "/take-back/KEEP_RECORD",
                        Map.of("everything", "yes"));

        assertThat(visitors.as("worker1").get(page(journey)).statusCode()).isEqualTo(404);
    }
}
