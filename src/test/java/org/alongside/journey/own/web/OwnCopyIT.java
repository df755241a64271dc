package org.alongside.journey.own.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.alongside.engine.Caller;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.records.RecordField;
import org.alongside.records.Records;
import org.alongside.testing.Time;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A survivor gets a copy of all that they may read, without what is others', which is counted. (CONF-05, CONF-07) */
@OverHttp
@ExcludeFromProcessCoverage
class OwnCopyIT extends OwnRecordSteps {
    private static final WorkerId WORKER = WorkerId.of("worker1");
    private static final String LEAVE_OUT = "userTask_leaveOutOthers";
    private static final String GROUND = "ABOUT_SOMEBODY_ELSE";

    @Autowired
    Records records;

    @Autowired
    Time time;

    private void writes(JourneyId journey, WorkerId author, Map<RecordField, Object> answers) {
        visitors.inDatabase(() -> records.write(journey, author, "support.record-session", answers));
        time.passes(Duration.ofSeconds(2));
    }

    private String pageOf(JourneyId journey) {
        return "/copies/"
                + visitors.rows(
                                "select id from alongside.own_request where journey_id = :id and kind = 'COPY'"
                                        + " order by asked_at desc limit 1",
                                Map.of("id", journey.value()))
                        .get(0)
                        .get("id");
    }

    private static String entryWith(String page, String words) {
        List<String> lines =
                new ArrayList<>(Stream.of(page.split("<div class=\"choice\">")).toList());
        return lines.stream()
                .filter(line -> line.contains(words))
                .findFirst()
                .orElseThrow()
                .replaceAll("(?s).*?name=\"entry\" id=\"e-([0-9a-f-]{36})\".*", "$1");
    }

    private void isReady(JourneyId journey, Visitor supervisor) {
        String page = pageOf(journey);
        assertThat(supervisor.get(page).statusCode()).isEqualTo(200);
        assertThat(Visitor.location(supervisor.submit(page, page + "/through", Map.of())))
                .isEqualTo(page + "?done=through");
        tasklist.as("supervisor1").completes(LEAVE_OUT, Map.of());
    }

    private static HttpResponse<String> fetches(Visitor browser, String as) {
        return browser.submit("/login", RECORD + "/copy/" + as, Map.of());
    }

    @Test
    @Proves({PolicyId.CONF_07, PolicyId.CONSENT_10})
    void whoeverLeftAsksForItAndFetchesItOnTheirOwnPage() {
        JourneyId journey = survivors.inSupport();
        writes(journey, WORKER, Map.of(RecordField.SESSION_TALKED_ABOUT, "The garden and the sea"));
        chooses(journey, WORD);
        visitors.as("worker1").submit("/journeys/done", "/journeys/" + journey + "/leave", Map.of());
        Visitor browser = opens(invitations.linkToRecord(journey, null));
        gives(browser, WORD);
        does(browser, "copy");
        tasklist.as("supervisor1").claims(LEAVE_OUT);
        isReady(journey, visitors.as("supervisor1"));

        assertThat(fetches(browser, "json").body()).contains("The garden and the sea");
        assertThat(count(
                        "own_request where journey_id = :id and outcome = 'FETCHED' and done_by = 'survivor'", journey))
                .isEqualTo(1);
        assertThat(survivors.running("access-request", journey)).isEmpty();
    }

    @Test
    @Proves({PolicyId.CONF_03, PolicyId.CONF_05, PolicyId.CONF_07, PolicyId.OFFEND_07})
    void holdsWhatTheyMayReadAndCountsWhatIsLeftOut() throws IOException {
        JourneyId journey = survivors.inSupport();
        writes(journey, WORKER, Map.of(RecordField.SESSION_TALKED_ABOUT, "The garden, 漢字 and the <sea>"));
        writes(journey, WORKER, Map.of(RecordField.SESSION_TALKED_ABOUT, "marked-neighbour said so"));
        writes(
                journey,
                WORKER,
                Map.of(
                        RecordField.TOLD_WHAT, "marked-told",
                        RecordField.CONCERN_WHAT, "marked-concern",
                        RecordField.OFFENDING_WHAT, "marked-offending"));
        writes(journey, Caller.SURVIVOR, Map.of(RecordField.PLAN_HOPES, "My own hope"));
        Visitor browser = sits(journey);
        does(browser, "copy");
        tasklist.as("supervisor1").claims(LEAVE_OUT);
        Visitor supervisor = visitors.as("supervisor1");
        String page = pageOf(journey);
        assertThat(supervisor.get("/copies").body()).contains(page, visitors.labelOf(journey));
        String shown = supervisor.get(page).body();
        assertThat(shown)
                .contains("The garden", "marked-neighbour")
                .doesNotContain(
                        "marked-told", "marked-concern", "marked-offending", "My own hope", "Tamsin", "021 555");
        String entry = entryWith(shown, "marked-neighbour");
        assertThat(Visitor.location(supervisor.submit(
                        page, page + "/mark", Map.of("entry", entry, "ground", GROUND, "before", ""))))
                .isEqualTo(page + "?done=marked");
        assertThat(supervisor.get(page).body()).contains("1 left out so far", "Left out: it is about somebody else");
        isReady(journey, supervisor);
        writes(journey, WORKER, Map.of(RecordField.SESSION_TALKED_ABOUT, "marked-later"));

        assertThat(browser.get(RECORD).body()).contains("It is ready");
        assertThat(browser.get(RECORD + "/copy").body()).contains("Your copy is ready", "/own/record/copy/pdf");
        HttpResponse<String> data = fetches(browser, "json");
        assertThat(data.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"copy.json\"");
        assertThat(data.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(data.body())
                .contains("The garden, 漢字 and the <sea>", "My own hope", "Tamsin", "Supervisor One")
                .doesNotContain("marked-", "supervisor1", "worker1");
        JsonNode read = new ObjectMapper().readTree(data.body());
        assertThat(read.get("leftOut").toString())
                .as("no number tells what My record hides")
                .isEqualTo("[{\"ground\":\"ABOUT_SOMEBODY_ELSE\",\"number\":1}]");
        assertThat(read.get("inNoCopy").asText()).contains("keep apart");
        HttpResponse<String> print = fetches(browser, "pdf");
        assertThat(print.headers().firstValue("Content-Type").orElse("")).startsWith("application/pdf");
        assertThat(print.body()).startsWith("%PDF-");
        assertThat(count(
                        "own_request where journey_id = :id and outcome = 'FETCHED' and fetched_at is not null",
                        journey))
                .isEqualTo(1);
        assertThat(browser.get(RECORD).body()).contains("You fetched it here");
        assertThat(browser.get(RECORD + "/looks?names=show").body())
                .contains("Supervisor One", "leaving out of a copy what is others");
        assertThat(supervisor.get(page).statusCode()).as("it is decided").isEqualTo(404);
    }

    @Test
    @Proves({PolicyId.CONF_01, PolicyId.CONF_07})
    void isGoneThroughByNobodyElseAndOnlyWithWhatIsOnThePage() {
        JourneyId journey = survivors.inSupport();
        writes(journey, WORKER, Map.of(RecordField.SESSION_TALKED_ABOUT, "The garden"));
        JourneyId other = survivors.inSupport();
        writes(other, WORKER, Map.of(RecordField.SESSION_TALKED_ABOUT, "Of somebody else"));
        Visitor browser = sits(journey);
        does(browser, "copy");
        String page = pageOf(journey);
        Visitor supervisor = visitors.as("supervisor1");
        assertThat(supervisor.get(page).statusCode()).as("not taken").isEqualTo(404);
        tasklist.as("supervisor1").claims(LEAVE_OUT);
        assertThat(visitors.as("supervisor2").get(page).statusCode()).isEqualTo(404);
        assertThat(visitors.as("worker1").get(page).statusCode()).isEqualTo(403);
        assertThat(visitors.as("supervisor2")
                        .submit("/copies", page + "/through", Map.of())
                        .statusCode())
                .isEqualTo(404);
        Object foreign = visitors.rows(
                        "select id from alongside.record_entry where journey_id = :id and field = 'session.talkedAbout'",
                        Map.of("id", other.value()))
                .get(0)
                .get("id");
        HttpResponse<String> refused = supervisor.submit(
                page, page + "/mark", Map.of("entry", String.valueOf(foreign), "ground", GROUND, "before", ""));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("not on this page").doesNotContain("Of somebody else");
        String entry = entryWith(supervisor.get(page).body(), "The garden");
        assertThat(supervisor
                        .submit(page, page + "/mark", Map.of("entry", entry, "ground", "", "before", ""))
                        .body())
                .contains("Please choose why", "checked");
        assertThat(supervisor
                        .submit(page, page + "/mark", Map.of("ground", GROUND, "before", ""))
                        .statusCode())
                .isEqualTo(422);
        assertThat(supervisor
                        .submit(page, page + "/mark", Map.of("entry", entry, "ground", "KEPT_APART", "before", ""))
                        .statusCode())
                .isEqualTo(400);
        assertThat(count(
                        "own_request_left_out l join alongside.own_request r on r.id = l.request_id where r.journey_id = :id",
                        journey))
                .isZero();
        isOver(fetches(browser, "pdf"));
        assertThat(browser.get(RECORD + "/copy").body()).contains("No copy is ready");
    }

    @Test
    @Proves(PolicyId.CONF_07)
    void ofTwoAtOnceOneIsMarkedAndWhatIsLateOrErasedIsNotThere() throws Exception {
        JourneyId journey = survivors.inSupport();
        writes(journey, WORKER, Map.of(RecordField.SESSION_TALKED_ABOUT, "The garden"));
        Visitor browser = sits(journey);
        does(browser, "copy");
        tasklist.as("supervisor1").claims(LEAVE_OUT);
        isReady(journey, visitors.as("supervisor1"));
        List<CompletableFuture<HttpResponse<String>>> both = Stream.of("pdf", "json")
                .map(as -> CompletableFuture.supplyAsync(() -> fetches(browser, as)))
                .toList();
        for (CompletableFuture<HttpResponse<String>> one : both) {
            assertThat(one.join().statusCode()).isIn(200, 503);
        }
        assertThat(count("own_request where journey_id = :id and outcome = 'FETCHED'", journey))
                .isEqualTo(1);
        assertThat(Visitor.location(does(browser, "erase", "everything"))).isEqualTo(RECORD + "/ended/erase");
        isOver(fetches(browser, "json"));
        assertThat(count("own_request where journey_id = :id", journey)).isZero();
    }

    @Test
    @Proves({PolicyId.CONF_07, PolicyId.CONSENT_10})
    void isAskedForThroughTheirWorkerTakenBackAndContradicted() {
        JourneyId journey = survivors.inSupport();
        Visitor worker = visitors.as("worker1");
        String atAnyTime = "/journeys/" + journey;
        for (int pressed = 0; pressed < 2; pressed++) {
            assertThat(Visitor.location(worker.submit(atAnyTime, atAnyTime + "/copy", Map.of())))
                    .isEqualTo(atAnyTime + "?done=copy");
        }
        assertThat(count("own_request where journey_id = :id and asked_by = 'worker1'", journey))
                .isEqualTo(1);
        Visitor browser = sits(journey);
        String id = pageOf(journey).substring("/copies/".length());
        assertThat(browser.get(RECORD).body())
                .contains("/asked/" + id + "/take-back")
                .doesNotContain("/not-done");
        JourneyId other = survivors.inSupport();
        Visitor stranger = sits(other);
        stranger.submit("/login", RECORD + "/asked/" + id + "/take-back", Map.of());
        assertThat(count("own_request where journey_id = :id and done_at is null", journey))
                .isEqualTo(1);
        for (int pressed = 0; pressed < 2; pressed++) {
            assertThat(Visitor.location(browser.submit("/login", RECORD + "/asked/" + id + "/take-back", Map.of())))
                    .isEqualTo(RECORD + "#asked");
        }
        assertThat(browser.get(RECORD).body()).contains("Taken back").doesNotContain("/take-back", "/not-done");
        isOver(browser.submit("/login", RECORD + "/asked/x/take-back", Map.of()));

        does(browser, "copy");
        String paper = RECORD + pageOf(journey).replace("/copies", "/asked") + "/on-paper";
        assertThat(browser.get(RECORD).body()).contains(paper, "sees what is in it");
        stranger.submit("/login", paper, Map.of());
        assertThat(count("own_request where journey_id = :id and on_paper_at is not null", journey))
                .isZero();
        for (int pressed = 0; pressed < 2; pressed++) {
            assertThat(Visitor.location(browser.submit("/login", paper, Map.of())))
                    .isEqualTo(RECORD + "#asked");
        }
        assertThat(browser.get(RECORD).body())
                .contains("You asked for it on paper")
                .doesNotContain(paper);

        browser.submit(
                "/login",
                RECORD + "/correct/send",
                Map.of("words", "It was a Friday", "id", "6ba7b810-9dad-11d1-80b4-00c04fd430c9"));
        tasklist.as("worker1").completes("userTask_answerCorrection", Map.of("requestOutcome", "CORRECTED"));
        assertThat(browser.get(RECORD).body()).contains("It is corrected", "/not-done");
        for (int pressed = 0; pressed < 2; pressed++) {
            browser.submit("/login", RECORD + "/asked/6ba7b810-9dad-11d1-80b4-00c04fd430c9/not-done", Map.of());
        }
        assertThat(browser.get(RECORD).body())
                .contains("You said that it was not done")
                .doesNotContain("/not-done");
        assertThat(worker.get(visitors.personOf(journey) + "/own-record").body())
                .contains("It was a Friday", "They say that it was not done before");
        assertThat(visitors.as("supervisor1").get("/team").body()).contains("asked again");
    }

    @Test
    @Proves(PolicyId.CONF_07)
    void canBePrintedByWhoWentThroughAndByNobodyElse() {
        JourneyId journey = survivors.inSupport();
        writes(journey, WORKER, Map.of(RecordField.SESSION_TALKED_ABOUT, "The garden"));
        visitors.as("worker1").submit("/journeys/" + journey, "/journeys/" + journey + "/copy", Map.of());
        tasklist.as("supervisor1").claims(LEAVE_OUT);
        Visitor supervisor = visitors.as("supervisor1");
        isReady(journey, supervisor);
        String page = pageOf(journey);
        assertThat(supervisor.get("/copies").body()).doesNotContain(page + "/print");
        assertThat(supervisor.submit("/copies", page + "/print", Map.of()).statusCode())
                .as("nobody asked for paper")
                .isEqualTo(404);
        for (int pressed = 0; pressed < 2; pressed++) {
            String atAnyTime = "/journeys/" + journey;
            visitors.as("worker1").submit(atAnyTime, atAnyTime + "/copy", Map.of("paper", "yes"));
        }
        assertThat(count("own_request where journey_id = :id", journey)).isEqualTo(1);
        assertThat(supervisor.get("/copies").body()).contains(page + "/print");
        HttpResponse<String> print = supervisor.submit("/copies", page + "/print", Map.of("language", "mi"));
        assertThat(print.statusCode()).isEqualTo(200);
        assertThat(print.body()).startsWith("%PDF-");
        assertThat(visitors.as("supervisor2")
                        .submit("/copies", page + "/print", Map.of())
                        .statusCode())
                .isEqualTo(404);
        assertThat(visitors.rows(
                        "select 1 from alongside.record_look where journey_id = :id and reader = 'supervisor1'"
                                + " and reason = 'copies.print'",
                        Map.of("id", journey.value())))
                .as("what is kept, what they agreed to, what they asked for")
                .hasSize(3);
        tasklist.as("worker1").completes("userTask_handOver", Map.of("requestOutcome", "HANDED_OVER"));
        time.passes(Duration.ofDays(15));
        assertThat(supervisor.submit("/copies", page + "/print", Map.of()).statusCode())
                .isEqualTo(404);
    }
}
