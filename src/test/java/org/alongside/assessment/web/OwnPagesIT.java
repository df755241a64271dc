package org.alongside.assessment.web;

import static org.alongside.assessment.web.Invited.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.alongside.access.NeutralPlace;
import org.alongside.access.Organisations;
import org.alongside.ids.JourneyId;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.InOrganisation;
import org.alongside.testing.walk.OwnInvitations;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A survivor opens a link and says what they think, item by item, or not. (MONITOR-02, CONF-06) */
@OverHttp
@ExcludeFromProcessCoverage
class OwnPagesIT {
    private static final int HOPE = 16;
    private static final int CHOICE_OF_GENDER = 20;
    private static final int WHAT_HELPED = 21;
    private static final int SHARED = 25;

    @Autowired
    Visitors visitors;

    @Autowired
    OwnInvitations invitations;

    @Autowired
    Organisations organisations;

    private Invited invited() {
        return new Invited(visitors);
    }

    private static void isOver(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("This is not open", "1737", "href=\"tel:111\"", "Leave quickly");
    }

    @Test
    void openingALinkShowsAButtonAndChangesNothing() {
        String link = invitations.link();
        for (int i = 0; i < 3; i++) {
            HttpResponse<String> opened = visitors.anybody().get(link);
            assertThat(opened.statusCode()).isEqualTo(200);
            assertThat(opened.body()).contains("This link opens once", "1737").doesNotContain("Alongside", "support");
            assertThat(visitors.anybody().call("HEAD", link, "").statusCode()).isEqualTo(200);
        }
        Invited survivor = invited().opens(link);
        assertThat(survivor.browser().get(START).body()).contains("You can leave out any question", "Begin");
        isOver(visitors.anybody().get(link));
        isOver(visitors.anybody().submit("/login", link, Map.of()));
    }

    @Test
    void nothingIsCachedAndNobodyElseIsAskedOrTold() {
        Invited survivor = invited().opens(invitations.link());
        for (String page : List.of(
                "/own/" + invitations.ownAddress() + "/" + "A".repeat(43),
                START,
                START + "/1",
                START + "/review",
                "/own/x")) {
            HttpResponse<String> answer = survivor.browser().get(page);
            assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
            assertThat(answer.headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .startsWith("default-src 'self'; img-src data:;")
                    .doesNotContain("unsafe");
            assertThat(answer.body().replace("http://www.w3.org", ""))
                    .doesNotContain("http://", "https://", "style=", "onclick", "<script>", "Alongside");
        }
    }

    @Test
    void theSecretIsInACookieThatOnlyTheseAddressesGet() {
        Invited survivor = invited();
        Visitor browser = survivor.browser();
        HttpResponse<String> taken = survivor.presses(invitations.link());
        assertThat(taken.headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("ALONGSIDE_OWN="))
                .singleElement()
                .satisfies(cookie -> assertThat(cookie)
                        .contains("Path=/own", "HttpOnly", "SameSite=Strict")
                        .doesNotContain("Max-Age", "Expires"));
        assertThat(browser.get(START).body())
                .doesNotContain(browser.cookie("ALONGSIDE_OWN").orElseThrow());
    }

    @Test
    void goesForthAndBackWithoutLoss() {
        Invited survivor = invited().opens(invitations.link());
        assertThat(survivor.page(HOPE).body()).contains("I now have more hope").doesNotContain("checked");
        assertThat(survivor.says(HOPE, "4", "next")).isEqualTo(START + "/17");
        assertThat(survivor.says(17, "", "back")).isEqualTo(START + "/16");
        assertThat(survivor.page(HOPE).body()).containsOnlyOnce("checked=\"checked\"");
        // Nothing chosen on a page that is sent again takes nothing back.
        assertThat(survivor.says(HOPE, "", "review")).isEqualTo(START + "/review");
        assertThat(survivor.says(WHAT_HELPED, "That somebody listened <b>", "next"))
                .isEqualTo(START + "/22");
        assertThat(survivor.says(SHARED, "yes", "next")).isEqualTo(START + "/review");
        assertThat(survivor.says(1, "", "back")).isEqualTo(START);
        assertThat(survivor.browser().get(START).body()).contains("Go on", "/own/assessment/25");
        assertThat(survivor.page("review").body())
                .contains(">4<", "listened &lt;b&gt;", "No answer", ">Yes<", ">No<")
                .doesNotContain("<b>");
        survivor.says(SHARED, "", "next");
        survivor.sends(WHAT_HELPED, "", "next");
        assertThat(survivor.page("review").body()).doesNotContain(">Yes<", "That somebody");
    }

    @Test
    void sendsOnceAndNothingIsOpenAfterIt() {
        JourneyId journey = invitations.due();
        Invited survivor = invited().opens(invitations.link(journey, null));
        survivor.says(CHOICE_OF_GENDER, "NOT_ASKED", "next");
        assertThat(survivor.page("review").body()).contains("I was not asked");
        assertThat(survivor.sendsIt()).isEqualTo(START + "/sent");
        assertThat(survivor.page("sent").body()).contains("Your answers are sent", "1737");
        for (String page : List.of("", "/1", "/review", "/decline")) {
            isOver(survivor.browser().get(START + page));
        }
        isOver(survivor.browser().submit("/login", START + "/review", Map.of()));
        isOver(survivor.browser().submit("/login", START + "/1", Map.of("go", "next", "answer", "1")));
        assertThat(visitors.rows(
                        "select a.state, s.form_version from alongside.assessment a join alongside.assessment_answers s"
                                + " on s.assessment_id = a.id where a.journey_id = :journey",
                        Map.of("journey", journey)))
                .singleElement()
                .extracting(row -> row.get("state"))
                .isEqualTo("SENT");
    }

    @Test
    void whoWouldRatherNotIsAskedOnceMoreAndThenItIsOver() {
        Invited survivor = invited().opens(invitations.link());
        survivor.says(HOPE, "2", "next");
        assertThat(survivor.page("decline").body()).contains("is deleted", "Nobody asks why");
        assertThat(survivor.page(HOPE).body()).contains("checked=\"checked\"");
        assertThat(survivor.declines()).isEqualTo(START + "/declined");
        assertThat(survivor.page("declined").body()).contains("Nothing was sent");
        isOver(survivor.page(1));
    }

    @Test
    void whatIsTooLongOrNoAnswerIsSaidBesideTheFieldAndNothingIsLost() {
        Invited survivor = invited().opens(invitations.link());
        String words = "ā".repeat(1_501);
        HttpResponse<String> tooLong = survivor.sends(WHAT_HELPED, words, "next");
        assertThat(tooLong.statusCode()).isEqualTo(422);
        assertThat(tooLong.body())
                .contains(words, "Please shorten it to 1,500 characters", "aria-invalid=\"true\"", "why hint");
        assertThat(survivor.says(WHAT_HELPED, "ā".repeat(1_500), "next")).isEqualTo(START + "/22");
        HttpResponse<String> unknown = survivor.sends(HOPE, "6", "next");
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(unknown.body()).contains("Please choose again");
        assertThat(survivor.sends(WHAT_HELPED, "x".repeat(17_000), "next").statusCode())
                .isEqualTo(413);
        assertThat(survivor.page("review").body()).contains("ā".repeat(1_500));
    }

    @Test
    void whatDoesNotComeFromThePageIsRefused() {
        Invited survivor = invited().opens(invitations.link());
        for (Map<String, String> fields : List.of(
                Map.of("go", "elsewhere", "about", ""),
                Map.of("answer", "5"),
                Map.of("go", "next", "total", "5"),
                Map.of("go", "next\nback", "answer", "5"))) {
            HttpResponse<String> answer = survivor.browser().submit(START + "/1", fields);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("That did not work", "1737").doesNotContain("/login", "Alongside");
        }
        assertThat(survivor.browser()
                        .sendForm(START + "/1", Map.of("go", "next", "answer", "5"))
                        .statusCode())
                .isEqualTo(403);
        isOver(survivor.page(0));
        isOver(survivor.page(26));
        isOver(survivor.browser().submit(START + "/1", START + "/99", Map.of("go", "next")));
        assertThat(survivor.page("review").body()).doesNotContain(">5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/own/0123456789ab/%s",
                "/own/nowhere/%s",
                "/own/demo/%s",
                "/own/m%%C4%%81ori/%s",
                "/own/0123456789ab/x%s",
                "/own/0123456789ab/%s/more",
                "/own/0123456789ab",
                "/own/",
                "/own",
                "/own/assessment",
                "/own/assessment/1",
                "/own/assessment/review",
                "/own/assessment/sent",
                "/own/language",
                "/own/leave"
            })
    void answersAlikeWhateverIsWrong(String address) {
        isOver(visitors.anybody().get(address.formatted("B".repeat(43))));
    }

    @Test
    void aLinkAndASittingOpenNothingInAnotherOrganisation() {
        visitors.elsewhere("own0", "supervisor");
        String link = invitations.link();
        String here = invitations.ownAddress();
        String there = InOrganisation.asked(Visitors.ELSEWHERE, organisations::ownAddress);
        isOver(visitors.anybody().get(link.replace(here, there)));
        Invited survivor = invited().opens(link);
        String cookie = survivor.browser().cookie("ALONGSIDE_OWN").orElseThrow();
        for (String other :
                List.of(cookie.replace(here, there), cookie + "x", here + "." + "C".repeat(43), here + ".", "demo.")) {
            survivor.browser().setCookie("ALONGSIDE_OWN", other);
            isOver(survivor.page(1));
        }
        survivor.browser().setCookie("ALONGSIDE_OWN", cookie);
        assertThat(survivor.page(1).statusCode()).isEqualTo(200);
    }

    @Test
    void ofTwoWhoOpenALinkAtOnceOneDoes() throws Exception {
        String link = invitations.link();
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            Callable<Integer> taking = () -> invited().presses(link).statusCode();
            List<Future<Integer>> answers = both.invokeAll(List.of(taking, taking));
            assertThat(List.of(answers.get(0).get(), answers.get(1).get())).containsExactlyInAnyOrder(302, 404);
        } finally {
            both.shutdownNow();
        }
    }

    @Test
    void theSamePageOpenTwiceKeepsWhatEachSaid() {
        Invited survivor = invited().opens(invitations.link());
        survivor.page(1);
        survivor.page(2);
        survivor.says(2, "3", "next");
        survivor.says(1, "5", "next");
        assertThat(survivor.page("review").body()).contains(">3<", ">5 – completely<");
    }

    @Test
    void speaksTeReoMaoriWhereChosenAndRemembersIt() {
        String link = invitations.link();
        Invited survivor = invited();
        HttpResponse<String> switched =
                survivor.browser().submit(link, "/own/language", Map.of("language", "mi", "at", link));
        assertThat(Visitor.location(switched)).isEqualTo(link);
        assertThat(survivor.browser().get(link).body()).contains("<html lang=\"mi\"", "Nau mai", ">English<");
        survivor.opens(link);
        assertThat(survivor.page(HOPE).body()).contains("Kua nui ake taku tūmanako", "Pātai 16 o te 25", "kore rawa");
        assertThat(survivor.says(HOPE, "3", "en")).isEqualTo(START + "/16");
        assertThat(survivor.page(HOPE).body())
                .contains("<html lang=\"en-NZ\"", "I now have more hope", "checked=\"checked\"");
        survivor.says(WHAT_HELPED, "Kua roa", "mi");
        assertThat(survivor.page(WHAT_HELPED).body()).contains("He aha ngā mea i āwhina?", "Kua roa");
        for (String elsewhere :
                List.of("https://elsewhere.example", "//elsewhere.example", "/login", "/own/../login")) {
            assertThat(Visitor.location(survivor.browser()
                            .submit(START, "/own/language", Map.of("language", "en", "at", elsewhere))))
                    .isEqualTo("/own/over");
        }
        assertThat(visitors.anybody()
                        .get("/own/" + invitations.ownAddress() + "/" + "A".repeat(43))
                        .body())
                .contains("<html lang=\"en-NZ\"");
    }

    @Test
    void leavesQuicklyAlsoWithoutAnythingElse() {
        Invited survivor = invited().opens(invitations.link());
        survivor.says(HOPE, "3", "next");
        HttpResponse<String> left = survivor.browser().sendForm("/own/leave", Map.of());
        assertThat(left.headers().firstValue("Location")).contains(NeutralPlace.ADDRESS);
        assertThat(left.headers().allValues("Set-Cookie")).anyMatch(cookie -> cookie.startsWith("ALONGSIDE_OWN=;"));
        isOver(survivor.page(HOPE));
        assertThat(visitors.anybody().sendForm("/own/leave", Map.of()).headers().firstValue("Location"))
                .contains(NeutralPlace.ADDRESS);
    }

    @Test
    void whoIsSignedInDoesNotAnswerForASurvivor() {
        String link = invitations.link();
        Visitor worker = visitors.as("worker1");
        HttpResponse<String> asked = worker.get(link);
        assertThat(asked.statusCode()).isEqualTo(409);
        assertThat(asked.body()).contains("Sign out first").doesNotContain("Tasklist", "Ngā mahi");
        assertThat(worker.submit(link, Map.of("press", "x")).statusCode()).isEqualTo(409);
        assertThat(worker.get(START).statusCode()).isEqualTo(409);
        invited().opens(link);
    }
}
