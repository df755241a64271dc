package org.alongside.journey.people.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.alongside.engine.EngineClock;
import org.alongside.groups.calendar.CalendarSource;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.journey.web.JourneyWords;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;

/** A meeting is begun on the survivor's page, stands on the worker's pages, and is on their calendar without a name. */
@OverHttp
@ExcludeFromProcessCoverage
class MeetingsIT {
    @Autowired
    Visitors visitors;

    @Autowired
    Survivors survivors;

    @Autowired
    SurvivorMessages survivor;

    @Autowired
    Tasklist tasklist;

    @Autowired
    ObjectProvider<CalendarSource> calendars;

    @BeforeEach
    void nobodyIsHere() {
        visitors.everybodyLeft();
    }

    private static HttpResponse<String> begins(Visitor visitor, String person) {
        return visitor.submit(person, person + "/meeting", Map.of());
    }

    /** What the page says where the button to arrange a meeting stands otherwise. */
    private static void hasNoButton(Visitor visitor, String person, String because) {
        HttpResponse<String> page = visitor.get(person);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).containsOnlyOnce(because).doesNotContain(person + "/meeting", ">Arrange a meeting<");
    }

    private static LocalDate tomorrow() {
        return LocalDate.now(EngineClock.ZONE).plusDays(1);
    }

    private void arranges(LocalDate day) {
        tasklist.as("worker1")
                .completes(
                        "userTask_arrangeMeeting",
                        Map.of(
                                "meetingAgreed",
                                "AGREED",
                                "meetingDay",
                                day.toString(),
                                "meetingTime",
                                "T1400",
                                "meetingLength",
                                "M90",
                                "meetingWay",
                                "VIDEO",
                                "meetingPlace",
                                "In the shed, door closed"));
    }

    @Test
    @Proves({PolicyId.CONF_01, PolicyId.CONF_03})
    void isBegunOnThePageAndStandsThereWithWhereTheyFeelSafe() {
        JourneyId journey = survivors.inSupport();
        String person = visitors.personOf(journey);
        Visitor worker = visitors.as("worker1");
        assertThat(worker.get(person).body()).contains("No meeting is arranged.", "Arrange a meeting");

        HttpResponse<String> begun = begins(worker, person);
        String task = tasklist.as("worker1").theirs("userTask_arrangeMeeting").getId();
        assertThat(begun.statusCode()).isEqualTo(302);
        assertThat(begun.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("#/?task=" + task));
        assertThat(worker.get(person).body()).contains("Go on arranging the meeting");
        assertThat(begins(worker, person).headers().firstValue("Location"))
                .as("begun once more")
                .hasValueSatisfying(to -> assertThat(to).endsWith(task));
        arranges(tomorrow());

        assertThat(worker.get(person).body())
                .contains(JourneyWords.day(tomorrow()) + ", 2:00 pm, by video", "In the shed, door closed")
                .contains("Move the meeting, or say how it went");
        assertThat(worker.get("/people").body())
                .contains("Next meeting", "2:00 pm, by video")
                .doesNotContain("In the shed");
        assertThat(visitors.rows(
                        "select fields from alongside.record_look where journey_id = :id and reason = 'people.before-meeting'"
                                + " order by looked_at desc limit 1",
                        Map.of("id", journey.value())))
                .singleElement()
                .asString()
                .contains("meeting.place");
    }

    @Test
    void weekShowsTheDayWithWhomAndLeadsToTheirPage() {
        JourneyId journey = survivors.inSupport();
        String person = visitors.personOf(journey);
        Visitor worker = visitors.as("worker1");
        begins(worker, person);
        arranges(tomorrow());
        String week = "/people/week?from=" + tomorrow();

        assertThat(worker.get(week).body())
                .contains("2:00 pm to 3:30 pm", visitors.labelOf(journey), "Tamsin", "by video", person);
        assertThat(worker.get("/people/week?from=" + tomorrow().minusWeeks(2)).body())
                .contains("No meetings are arranged in this week");
        assertThat(visitors.as("worker2").get(week).body()).doesNotContain(visitors.labelOf(journey), "Tamsin");
        LocalDate monday = tomorrow().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        assertThat(worker.get(week).body()).contains("from=" + monday.plusWeeks(1), "from=" + monday.minusWeeks(1));
    }

    @Test
    void weekSaysWhichMeetingsAreAtTheSameTime() {
        // A week in which no other test of this class arranges anything.
        LocalDate day = tomorrow().plusWeeks(2);
        String week = "/people/week?from=" + day;
        Visitor worker = visitors.as("worker1");
        begins(worker, visitors.personOf(survivors.inSupport()));
        arranges(day);
        assertThat(worker.get(week).body()).contains("2:00 pm").doesNotContain("at the same time");
        JourneyId second = survivors.inSupport();
        begins(worker, visitors.personOf(second));
        arranges(day);
        assertThat(worker.get(week).body().split("at the same time as another", -1))
                .hasSize(3);
        tasklist.as("worker1").about(second).completes("userTask_meet", Map.of("howDidItGo", "MOVED"));
        assertThat(worker.get(week).body()).doesNotContain("at the same time");
    }

    @Test
    @Proves({PolicyId.CONF_05, PolicyId.CONF_06})
    void calendarFollowsTheMeetingAndNamesNobody() {
        JourneyId journey = survivors.inSupport();
        begins(visitors.as("worker1"), visitors.personOf(journey));
        arranges(tomorrow());
        ZonedDateTime at = tomorrow().atTime(14, 0).atZone(EngineClock.ZONE);
        String before = inCalendar(journey, at);
        assertThat(before)
                .contains("PT1H30M", "isCancelled=false", "sequence=0")
                .doesNotContain("Tamsin", "shed");

        tasklist.as("worker1").completes("userTask_meet", Map.of("howDidItGo", "MOVED"));
        assertThat(inCalendar(journey, at)).contains("isCancelled=true");
        arranges(tomorrow().plusDays(1));
        assertThat(inCalendar(journey, at.plusDays(1)))
                .contains("isCancelled=false", before.substring(0, 60))
                .doesNotContain("sequence=0", "sequence=1,", "sequence=2]");
        assertThat(visitors.as("worker1").get("/people/week?from=" + tomorrow()).body())
                .doesNotContain("cancelled");
    }

    private String inCalendar(JourneyId journey, ZonedDateTime at) {
        Set<String> ids = visitors
                .rows("select id from alongside.arranged_meeting where journey_id = :id", Map.of("id", journey.value()))
                .stream()
                .map(row -> String.valueOf(row.get("id")))
                .collect(Collectors.toSet());
        return visitors.inDatabase(() -> calendars.stream()
                .flatMap(calendar ->
                        calendar
                                .between(
                                        WorkerId.of("worker1"),
                                        at.toInstant(),
                                        at.plusHours(1).toInstant())
                                .stream())
                .filter(meeting -> ids.contains(meeting.id().toString()))
                .map(Object::toString)
                .findFirst()
                .orElse("nothing"));
    }

    @Test
    @Proves({PolicyId.JOURNEY_01, PolicyId.JOURNEY_04})
    void isRefusedInWordsWhileAWorkerIsLookedForAndInABreak() {
        JourneyId contact = survivors.whoMadeContact();
        Visitor worker = visitors.as("worker1");
        hasNoButton(worker, visitors.personOf(contact), "Whoever walks with them then arranges the first meeting.");
        HttpResponse<String> looking = begins(worker, visitors.personOf(contact));
        assertThat(looking.statusCode()).isEqualTo(409);
        assertThat(looking.body()).containsOnlyOnce("A worker is being looked for");

        survivors.everybodyIsGone();
        JourneyId paused = survivors.inSupport();
        assertThat(worker.get(visitors.personOf(paused)).body()).contains(">Arrange a meeting<");
        assertThat(survivors.says(() -> survivor.pauses(paused))).isTrue();
        hasNoButton(worker, visitors.personOf(paused), "Once they have come back you can arrange a meeting with them.");
        HttpResponse<String> inBreak = begins(worker, visitors.personOf(paused));
        assertThat(inBreak.statusCode()).isEqualTo(409);
        assertThat(inBreak.body()).containsOnlyOnce("They are having a break");

        assertThat(survivors.says(() -> survivor.comesBack(paused))).isTrue();
        assertThat(worker.get(visitors.personOf(paused)).body()).contains(">Arrange a meeting<");
    }

    @Test
    @Proves(PolicyId.CONF_01)
    void isNotThereForAnybodyElse() {
        JourneyId journey = survivors.inSupport();
        String person = visitors.personOf(journey);
        for (Visitor other :
                new Visitor[] {visitors.as("worker2"), visitors.elsewhere("elsewhereWorker9", "peer-worker")}) {
            assertThat(other.submit("/people", person + "/meeting", Map.of()).statusCode())
                    .isEqualTo(404);
        }
        assertThat(visitors.as("supervisor1")
                        .submit("/team", person + "/meeting", Map.of())
                        .statusCode())
                .isEqualTo(403);
        assertThat(visitors.as("supervisor1").get("/people/week").statusCode()).isEqualTo(403);
        assertThat(tasklist.as("worker1").tasks()).doesNotContain("userTask_arrangeMeeting");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-02-30", "1999-01-01", "9999-12-31", "2026-01-01T00:00"})
    void weekThatIsNoWeekIsRefused(String from) {
        assertThat(visitors.as("worker1").get("/people/week?from=" + from).statusCode())
                .isEqualTo(400);
    }
}
