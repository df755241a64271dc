package org.alongside.groups.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.component.VEvent;
import org.alongside.ids.MeetingId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.Tasklist;
import org.apache.catalina.AccessLog;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * A calendar is read outside of the service: it holds times and no names, and whoever has lost their work or their address sees nothing
 * more. (CONF-05, CONF-06)
 */
@OverHttp
@ExcludeFromProcessCoverage
@ExtendWith(OutputCaptureExtension.class)
class CalendarFeedIT {
    private static final String PAGE = "/groups/calendar";
    private static final Pattern ADDRESS =
            Pattern.compile("value=\"http://127\\.0\\.0\\.1:[0-9]+(/calendar/[a-z-]+/([A-Za-z0-9_-]{43})\\.ics)\"");
    private static final String SOME_TOKEN = "A".repeat(43);

    static final class Source implements CalendarSource {
        private final Map<String, List<CalendarMeeting>> meetings = new ConcurrentHashMap<>();

        @Override
        public List<CalendarMeeting> between(WorkerId userId, Instant from, Instant to) {
            return meetings.getOrDefault(userId.value(), List.of());
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Sources {
        @Bean
        Source source() {
            return new Source();
        }
    }

    @Autowired
    Visitors visitors;

    @Autowired
    Source source;

    @Autowired
    IdentityService identity;

    @Autowired
    ServletWebServerApplicationContext server;

    @LocalServerPort
    int port;

    @BeforeEach
    void worker1Facilitates() {
        source.meetings.clear();
        source.meetings.put(
                "worker1",
                List.of(
                        meeting(Duration.ofDays(14), false, false, true),
                        meeting(Duration.ofDays(7), true, false, false),
                        meeting(Duration.ofDays(-7), false, true, false)));
    }

    private static CalendarMeeting meeting(
            Duration fromNow, boolean isWelcome, boolean isCancelled, boolean isExpected) {
        Instant startsAt = Instant.now().truncatedTo(ChronoUnit.HOURS).plus(fromNow);
        return new CalendarMeeting(
                MeetingId.random(), startsAt, Duration.ofMinutes(90), isWelcome, isCancelled, isExpected, 1);
    }

    private static String make(Visitor who) {
        HttpResponse<String> page = who.submit(PAGE, Map.of());
        assertThat(page.statusCode()).isEqualTo(200);
        Matcher address = ADDRESS.matcher(page.body());
        assertThat(address.find()).as(page.body()).isTrue();
        return address.group(1);
    }

    private HttpResponse<String> ask(String method, String path) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .method(method, BodyPublishers.noBody())
                                    .build(),
                            BodyHandlers.ofString());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> feed(String path) {
        return ask("GET", path);
    }

    /** All of an answer but the time of day. */
    private static String wholeOf(HttpResponse<String> answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.remove("date");
        return answer.statusCode() + "\n" + headers + "\n" + answer.body();
    }

    private void isNotThere(String path) {
        HttpResponse<String> answer = feed(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(404);
        assertThat(wholeOf(answer)).isEqualTo(wholeOf(feed("/calendar/nowhere/" + SOME_TOKEN + ".ics")));
    }

    private static Calendar read(HttpResponse<String> answer) throws Exception {
        return new CalendarBuilder().build(new StringReader(answer.body()));
    }

    @Test
    void givesTheTimesOfTheirMeetingsWithoutASignIn() throws Exception {
        HttpResponse<String> answer = feed(make(visitors.as("worker1")));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().map())
                .containsEntry("content-type", List.of("text/calendar;charset=UTF-8"))
                .containsEntry("content-disposition", List.of("inline; filename=\"meetings.ics\""))
                .containsEntry("cache-control", List.of("private, no-store"))
                .containsEntry("x-robots-tag", List.of("noindex"))
                .containsEntry("x-content-type-options", List.of("nosniff"))
                .doesNotContainKey("set-cookie");
        List<VEvent> events = read(answer).getComponents(Component.VEVENT);
        assertThat(events)
                .extracting(event -> event.getRequiredProperty(Property.SUMMARY).getValue() + " "
                        + event.getRequiredProperty(Property.STATUS).getValue())
                .containsExactly("Meeting CANCELLED", "Meeting (welcome) CONFIRMED", "Meeting TENTATIVE");
    }

    @Test
    @Proves({PolicyId.CONF_05, PolicyId.CONF_06})
    void holdsNothingButTimes() throws Exception {
        HttpResponse<String> answer = feed(make(visitors.as("worker1")));
        Calendar calendar = read(answer);
        assertThat(calendar.<Property>getProperties())
                .extracting(Property::getName)
                .containsExactlyInAnyOrder("PRODID", "VERSION", "CALSCALE", "NAME", "X-WR-CALNAME");
        assertThat(calendar.<CalendarComponent>getComponents())
                .extracting(Component::getName)
                .containsExactly("VTIMEZONE", "VEVENT", "VEVENT", "VEVENT");
        assertThat(calendar.<VEvent>getComponents(Component.VEVENT)).allSatisfy(event -> {
            assertThat(event.<Property>getProperties())
                    .extracting(Property::getName)
                    .containsExactlyInAnyOrder(
                            "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "STATUS", "SEQUENCE", "CLASS");
            assertThat(event.getComponents()).isEmpty();
            assertThat(event.getRequiredProperty(Property.CLASS).getValue()).isEqualTo("PRIVATE");
        });
        assertThat(answer.body()).doesNotContainIgnoringCase("worker", "demo", "group", "facilitat", "http");
    }

    @Test
    void answersWhoAsksForTheHeadOnly() {
        String address = make(visitors.as("worker1"));
        HttpResponse<String> head = ask("HEAD", address);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(ask("HEAD", "/calendar/demo/" + SOME_TOKEN + ".ics").statusCode())
                .isEqualTo(404);
    }

    @Test
    void leavesOutWhatIsLongAgoOrFarAheadAndOfTheRestNothingAheadForWhatIsOver() throws Exception {
        List<CalendarMeeting> few = Stream.of(-100, -29, 0, 366, 4000)
                .map(days -> meeting(Duration.ofDays(days), false, false, false))
                .toList();
        source.meetings.put("worker1", few);
        String address = make(visitors.as("worker1"));
        assertThat(read(feed(address)).<VEvent>getComponents(Component.VEVENT))
                .singleElement()
                .extracting(event -> event.getRequiredProperty(Property.UID).getValue())
                .isEqualTo(few.get(2).id() + "@alongside");
        List<CalendarMeeting> many = IntStream.range(-500, 150)
                .mapToObj(each -> meeting(Duration.ofHours(each < 0 ? each : 48 * each), false, false, false))
                .toList();
        source.meetings.put("worker1", many);
        assertThat(read(feed(address)).<VEvent>getComponents(Component.VEVENT))
                .extracting(event -> event.getRequiredProperty(Property.UID).getValue())
                .containsExactlyElementsOf(many.subList(450, 650).stream()
                        .map(meeting -> meeting.id() + "@alongside")
                        .toList());
    }

    @Test
    void refusesARevokedAddress() {
        Visitor worker = visitors.as("worker1");
        String address = make(worker);
        assertThat(feed(address).statusCode()).isEqualTo(200);
        HttpResponse<String> revoked = worker.submit(PAGE, PAGE + "/revoke", Map.of());
        assertThat(Visitor.location(revoked)).isEqualTo(PAGE + "?done=revoked");
        assertThat(worker.get(PAGE + "?done=revoked").body()).contains("The address is revoked", "Make an address");
        isNotThere(address);
        assertThatThrownBy(() -> visitors.rows(
                        "update alongside.calendar_address set revoked_at = null where revoked_at is not null "
                                + "returning id",
                        Map.of()))
                .hasStackTraceContaining("CONF-05: a revoked calendar address stays revoked.");
    }

    @Test
    void endsTheOldAddressWithANewOne() {
        Visitor worker = visitors.as("worker1");
        String before = make(worker);
        String after = make(worker);
        assertThat(after).isNotEqualTo(before);
        isNotThere(before);
        assertThat(feed(after).statusCode()).isEqualTo(200);
        assertThat(visitors.rows(
                        "select id from alongside.calendar_address where user_id = 'worker1' and revoked_at is null",
                        Map.of()))
                .hasSize(1);
    }

    @Test
    void givesEachWorkerTheirOwnMeetings() {
        assertThat(feed(make(visitors.as("worker2"))).body())
                .contains("BEGIN:VCALENDAR")
                .doesNotContain("VEVENT");
    }

    @Test
    void opensNothingInAnotherOrganisation() {
        visitors.elsewhere("calendar0", "peer-worker");
        String address = make(visitors.as("worker1"));
        assertThat(address).startsWith("/calendar/" + Tasklist.ORGANISATION + "/");
        isNotThere(address.replace(Tasklist.ORGANISATION, Visitors.ELSEWHERE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/calendar/demo/%s.ics",
                "/calendar/nowhere/%s.ics",
                "/calendar/Demo/%s.ics",
                "/calendar/-demo/%s.ics",
                "/calendar/demo%%27/%s.ics",
                "/calendar/m%%C4%%81ori/%s.ics",
                "/calendar/demo/x%s.ics",
                "/calendar/demo/%sx.ics",
                "/calendar/demo/%%C4%%81%s.ics",
                "/calendar/demo/.ics",
                "/calendar/demo/%s",
                "/calendar/demo/%s.ICS",
                "/calendar/demo/%s.ics/more",
                "/calendar/demo",
                "/calendar/",
                "/calendar"
            })
    void answersAlikeWhateverIsWrong(String address) {
        isNotThere(address.formatted(SOME_TOKEN));
        isNotThere("/calendar/" + "d".repeat(61) + "/" + SOME_TOKEN + ".ics");
    }

    @Test
    void endsWithTheWorkAndWithTheAccount() {
        String withoutWork = make(visitors.elsewhere("calendar1", "peer-worker"));
        String withoutAccount = make(visitors.elsewhere("calendar2", "peer-worker"));
        try {
            assertThat(feed(withoutWork).statusCode()).isEqualTo(200);
            assertThat(feed(withoutAccount).statusCode()).isEqualTo(200);
            identity.deleteMembership("calendar1", "peer-worker");
            identity.deleteUser("calendar2");
            isNotThere(withoutWork);
            isNotThere(withoutAccount);
        } finally {
            identity.deleteUser("calendar1");
        }
    }

    @Test
    void showsTheAddressOnceAndKeepsItNowhere(CapturedOutput output) {
        Visitor worker = visitors.as("worker1");
        String address = make(worker);
        String token = address.replaceFirst(".*/", "").replace(".ics", "");
        feed(address);
        feed(address.replace(".ics", "x.ics"));
        assertThat(worker.get(PAGE).body()).contains("Make a new one", "Revoke").doesNotContain(token);
        assertThat(visitors.rows("select act, details from alongside.ledger_entry order by at desc limit 3", Map.of()))
                .contains(Map.of("act", "calendar address made", "details", ""));
        assertThat(visitors.rows("select c::text as row from alongside.calendar_address c", Map.of())
                        .toString())
                .doesNotContain(token);
        assertThat(visitors.rows("select l::text as row from alongside.ledger_entry l", Map.of())
                        .toString())
                .doesNotContain(token);
        assertThat(visitors.as("admin1").get("/actuator/prometheus").body()).doesNotContain(token);
        assertThat(output.getAll()).doesNotContain(token);
    }

    @Test
    void writesBothChangesIntoTheLedger() {
        Visitor worker = visitors.as("worker2");
        make(worker);
        worker.submit(PAGE, PAGE + "/revoke", Map.of());
        worker.submit(PAGE, PAGE + "/revoke", Map.of());
        assertThat(visitors.rows("""
                        select act from alongside.ledger_entry where chain = 'organisation' and actor = 'worker2'
                            and act like 'calendar%' order by position desc limit 2
                        """, Map.of()))
                .containsExactly(Map.of("act", "calendar address revoked"), Map.of("act", "calendar address made"));
    }

    @Test
    void hasNoAccessLogThatWouldKeepAddresses() {
        var engine = ((TomcatWebServer) server.getWebServer()).getTomcat().getEngine();
        assertThat(engine.getPipeline().getValves()).noneMatch(AccessLog.class::isInstance);
        assertThat(engine.findChildren())
                .isNotEmpty()
                .allSatisfy(host -> assertThat(host.getPipeline().getValves()).noneMatch(AccessLog.class::isInstance));
    }

    @Test
    void isForPeerWorkersOnly() {
        for (String somebody : List.of("supervisor1", "analyst1", "admin1")) {
            Visitor visitor = visitors.as(somebody);
            assertThat(visitor.get(PAGE).statusCode()).as(somebody).isEqualTo(403);
            assertThat(visitor.submit("/journeys/done", PAGE, Map.of()).statusCode())
                    .isEqualTo(403);
            assertThat(visitor.submit("/journeys/done", PAGE + "/revoke", Map.of())
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void sendsWhoHasNotSignedInToTheSignIn() {
        HttpResponse<String> answer = visitors.anybody().submit("/login", PAGE, Map.of());
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(Visitor.location(answer)).startsWith("/login");
        assertThat(visitors.anybody().get(PAGE).statusCode()).isEqualTo(302);
    }

    @Test
    void takesNothingThatThePageDoesNotHave() {
        Visitor worker = visitors.as("worker1");
        String address = make(worker);
        assertThat(worker.submit(PAGE, Map.of("user", "worker2")).statusCode()).isEqualTo(400);
        assertThat(worker.submit(PAGE, PAGE + "/revoke", Map.of("user", "worker2"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(worker.sendForm(PAGE + "/revoke", Map.of()).statusCode()).isEqualTo(403);
        assertThat(ask("POST", address).statusCode()).isEqualTo(403);
        assertThat(feed(address).statusCode()).isEqualTo(200);
    }

    @Test
    void saysInPlainWordsWhatTheCalendarHolds() {
        assertThat(visitors.as("worker1").get(PAGE).body())
                .contains("<span lang=\"mi\">Maramataka</span>", "Calendar", "no names")
                .contains("Whoever has the address can see these times");
    }
}
