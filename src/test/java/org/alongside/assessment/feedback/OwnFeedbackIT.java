package org.alongside.assessment.feedback;

import static org.alongside.testing.http.Visitor.location;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.alongside.access.SecretToken;
import org.alongside.engine.EngineClock;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.records.Feedback;
import org.alongside.testing.Time;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.OwnInvitations;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Anybody says what they think of the service, without a trace of who. (MONITOR-04) */
@OverHttp
@ExcludeFromProcessCoverage
class OwnFeedbackIT {
    private static final Pattern PRESS = Pattern.compile("name=\"press\" value=\"([^\"]{43})\"");

    @Autowired
    Visitors visitors;

    @Autowired
    OwnInvitations invitations;

    @Autowired
    Feedback feedback;

    @Autowired
    Time time;

    private String page;

    @BeforeEach
    void findsTheAddress() {
        page = "/own/feedback/" + invitations.ownAddress();
        visitors.rows("delete from alongside.feedback_day returning day", Map.of());
    }

    static String press(Visitor browser, String page) {
        Matcher press = PRESS.matcher(browser.get(page).body());
        assertThat(press.find()).isTrue();
        return press.group(1);
    }

    private static Map<String, String> said(String press, String text, String... more) {
        Map<String, String> fields = new HashMap<>(Map.of("press", press, "go", "next"));
        if (!text.isEmpty()) {
            fields.put("answer", text);
        }
        for (int i = 0; i < more.length; i += 2) {
            fields.put(more[i], more[i + 1]);
        }
        return fields;
    }

    private HttpResponse<String> sends(String text, String... more) {
        return visitors.anybody().sendForm(page, said(SecretToken.make(), text, more));
    }

    private List<Feedback.Entry> kept(String text) {
        return visitors.inDatabase(() -> feedback.page(0, 1000)).stream()
                .filter(entry -> entry.text().equals(text))
                .toList();
    }

    @Test
    @Proves(PolicyId.MONITOR_04)
    void isKeptWithoutACookieATimeOrATraceOfWho() {
        long ledger = ledgerRows();
        Visitor somebody = visitors.anybody();
        HttpResponse<String> opened = somebody.get(page);
        assertThat(opened.statusCode()).isEqualTo(200);
        assertThat(opened.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(opened.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(opened.headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(opened.body())
                .contains("We do not know who wrote it", "1737", "href=\"tel:111\"", "Leave quickly")
                .doesNotContain("Alongside", "You may know that this is from me", "_csrf");

        HttpResponse<String> sent = somebody.sendForm(
                page, said(press(somebody, page), "The room is cold <b>", "reason", "PRACTICAL", "shown", "yes"));

        assertThat(location(sent)).isEqualTo(page + "/sent");
        assertThat(sent.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(somebody.get(page + "/sent").body()).contains("It is kept", "1737");
        assertThat(kept("The room is cold <b>")).singleElement().satisfies(entry -> {
            assertThat(entry.day()).isEqualTo(LocalDate.ofInstant(time.now(), EngineClock.ZONE));
            assertThat(entry.reason()).isEqualTo("PRACTICAL");
            assertThat(entry.mayBeShown()).isTrue();
            assertThat(entry.from()).isEmpty();
            assertThat(entry.isRead()).isFalse();
        });
        assertThat(ledgerRows()).isEqualTo(ledger);
        assertThat(visitors.rows(
                        "select data_type from information_schema.columns where table_schema = 'alongside'"
                                + " and table_name in ('feedback', 'feedback_day')",
                        Map.of()))
                .extracting(row -> row.get("data_type"))
                .doesNotContain("timestamp with time zone", "inet")
                .contains("date");
    }

    private long ledgerRows() {
        return Long.parseLong(String.valueOf(visitors.rows("select count(*) n from alongside.ledger_entry", Map.of())
                .get(0)
                .get("n")));
    }

    @Test
    void pressedTwiceIsKeptOnceAlsoAtTheSameMoment() throws Exception {
        Visitor somebody = visitors.anybody();
        Map<String, String> twice = said(press(somebody, page), "Twice the same");
        try (ExecutorServiceOfTest both = new ExecutorServiceOfTest()) {
            both.at(2, () -> assertThat(location(somebody.sendForm(page, twice)))
                    .isEqualTo(page + "/sent"));
        }
        assertThat(location(somebody.sendForm(page, twice))).isEqualTo(page + "/sent");
        assertThat(kept("Twice the same")).hasSize(1);
    }

    @Test
    void whatIsTooLongOrEmptyIsSaidAndNothingTypedIsLost() {
        String long1 = "x".repeat(OwnFeedbackController.LENGTH_MAX + 321);
        HttpResponse<String> tooLong = sends(long1, "reason", "NEEDS_MET", "shown", "yes");
        assertThat(tooLong.statusCode()).isEqualTo(422);
        assertThat(tooLong.body()).contains("too long by 321 characters", long1, "aria-invalid=\"true\"");
        assertThat(tooLong.body().split("checked=\"checked\"", -1)).hasSize(3);
        assertThat(kept(long1)).isEmpty();

        HttpResponse<String> empty = sends("", "reason", "NEEDS_MET");
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body()).contains("Please write something first");
        String most = "ā".repeat(OwnFeedbackController.LENGTH_MAX);
        assertThat(location(sends(most))).isEqualTo(page + "/sent");
        String widest = "界".repeat(OwnFeedbackController.LENGTH_MAX);
        assertThat(location(sends(widest))).isEqualTo(page + "/sent");
        assertThat(kept(widest)).hasSize(1);
    }

    @Test
    void anotherLanguageIsChosenWithoutLosingWhatWasTyped() {
        Visitor somebody = visitors.anybody();
        Map<String, String> fields = said(press(somebody, page), "Half a sentence");
        fields.put("go", "mi");
        HttpResponse<String> inMaori = somebody.sendForm(page, fields);
        assertThat(inMaori.statusCode()).isEqualTo(200);
        assertThat(inMaori.body()).contains("He aha tāu e hiahia ana", "Half a sentence", "lang=\"mi\"");
        fields.put("go", "next");
        assertThat(location(somebody.sendForm(page, fields))).isEqualTo(page + "/sent");
        assertThat(somebody.get(page + "/sent").body()).contains("Kua tiakina");
    }

    @Test
    void aDayTakesSoMuchAndSaysSoThen() {
        visitors.rows(
                "insert into alongside.feedback_day values (current_setting('alongside.organisation'), :day, "
                        + (Feedback.A_DAY_MAX - 1) + ") returning day",
                Map.of("day", LocalDate.ofInstant(time.now(), EngineClock.ZONE)));
        Map<String, String> last = said(SecretToken.make(), "The last of the day");
        assertThat(location(visitors.anybody().sendForm(page, last))).isEqualTo(page + "/sent");

        HttpResponse<String> full = sends("One too many");
        assertThat(full.statusCode()).isEqualTo(429);
        assertThat(full.body()).contains("So much came today", "One too many");
        assertThat(kept("One too many")).isEmpty();
        // Sent again, it is still kept.
        assertThat(location(visitors.anybody().sendForm(page, last))).isEqualTo(page + "/sent");
        visitors.rows("delete from alongside.feedback_day returning day", Map.of());
        visitors.rows(
                "insert into alongside.feedback_day values (current_setting('alongside.organisation'), :day, "
                        + Feedback.A_DAY_MAX + ") returning day",
                Map.of("day", LocalDate.ofInstant(time.now(), EngineClock.ZONE).minusDays(1)));
        assertThat(location(sends("The next day"))).isEqualTo(page + "/sent");
        assertThat(visitors.rows("select day from alongside.feedback_day", Map.of()))
                .hasSize(1);
    }

    @Test
    void asManyAsComeAtOnceAreKeptOrAskedToTryAgain() throws Exception {
        List<Integer> answers = java.util.Collections.synchronizedList(new java.util.ArrayList<>());
        try (ExecutorServiceOfTest crowd = new ExecutorServiceOfTest()) {
            crowd.at(24, () -> {
                HttpResponse<String> answer = sends("In a crowd");
                answers.add(answer.statusCode());
                if (answer.statusCode() == 503) {
                    assertThat(answer.body()).contains("not kept yet", "In a crowd");
                }
            });
        }
        assertThat(answers).hasSize(24).allMatch(status -> status == 302 || status == 503);
        assertThat(kept("In a crowd"))
                .hasSize((int) answers.stream().filter(status -> status == 302).count())
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/own/feedback/000000000000",
                "/own/feedback/x",
                "/own/feedback",
                "/own/feedback/000000000000/sent"
            })
    void whatIsNowhereIsOver(String nowhere) {
        HttpResponse<String> answer = visitors.anybody().get(nowhere);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("This is not open", "1737");
    }

    @Test
    void whatWasTypedIsShownWhereThereIsNoSuchPlace() {
        HttpResponse<String> answer =
                visitors.anybody().sendForm("/own/feedback/000000000000", said(SecretToken.make(), "Into nowhere"));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("Into nowhere");
        assertThat(kept("Into nowhere")).isEmpty();
    }

    @Test
    void nobodyIsNamedByThePageThatIsOpenToAll() {
        assertThat(location(sends("I ticked what is not there", "known", "yes")))
                .isEqualTo(page + "/sent");
        assertThat(kept("I ticked what is not there")).singleElement().satisfies(entry -> assertThat(entry.from())
                .isEmpty());
        assertThat(sends("x", "reason", "ANOTHER_REASON").statusCode()).isEqualTo(400);
        assertThat(visitors.anybody()
                        .sendForm(page, Map.of("answer", "x", "go", "next"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(sends("x", "journey", "x").statusCode()).isEqualTo(400);
    }

    @Test
    void whoIsSignedInCanWriteAsWell() {
        Visitor worker = visitors.as("worker1");
        assertThat(worker.get(page).statusCode()).isEqualTo(200);
        assertThat(location(worker.sendForm(page, said(SecretToken.make(), "From a tablet in the office"))))
                .isEqualTo(page + "/sent");
    }

    /** Some at once. */
    private static final class ExecutorServiceOfTest implements AutoCloseable {
        private final ExecutorService threads = Executors.newCachedThreadPool();

        void at(int times, Runnable work) throws Exception {
            for (var one : threads.invokeAll(IntStream.range(0, times)
                    .mapToObj(n -> Executors.callable(work))
                    .toList())) {
                one.get();
            }
        }

        @Override
        public void close() {
            threads.shutdownNow();
        }
    }
}
