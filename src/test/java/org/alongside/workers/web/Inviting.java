package org.alongside.workers.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Visitors;

/** People who invite, people who are invited, and strangers with an address. */
final class Inviting {
    static final String PAGE = "/workers/invite";
    static final String PASSWORD = "Korimako-sings-7";
    static final Pattern ADDRESS =
            Pattern.compile("value=\"http://127\\.0\\.0\\.1:[0-9]+(/invitation/[a-z-]+/[A-Za-z0-9_-]{43})\"");

    private static final String NOBODYS = "/invitation/demo/" + "A".repeat(43);
    private static final Pattern ID = Pattern.compile("name=\"id\" value=\"([^\"]+)\"");
    private static final AtomicInteger NUMBER = new AtomicInteger(20);

    private final Visitors visitors;

    Inviting(Visitors visitors) {
        this.visitors = visitors;
    }

    /** No link of an earlier test is left. */
    void closeAll() {
        visitors.rows("""
                        update alongside.account_invitation set closed_at = now(), name = null, profile = null
                        where taken_at is null and closed_at is null returning id
                        """, Map.of());
    }

    /** A user name that nobody had; profiles of it are put out of sight after each test. */
    static String newId() {
        return "comesInvited" + NUMBER.incrementAndGet();
    }

    static Map<String, String> fields(String userId, String... changed) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "name", "Hine Moana",
                "userId", userId,
                "role", "PEER_WORKER",
                "gender", "FEMALE",
                "languages", "ENGLISH\nTE_REO_MAORI",
                "trainedUntil", "2030-11-30",
                "survivorsMax", "7",
                "supervisorId", "supervisor2",
                "takesOn", "yes",
                "telephone", "021 555 0142"));
        for (int i = 0; i < changed.length; i += 2) {
            fields.put(changed[i], changed[i + 1]);
        }
        return fields;
    }

    /** The link that a page shows. */
    static String addressOn(HttpResponse<String> page) {
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        Matcher address = ADDRESS.matcher(page.body());
        assertThat(address.find()).as(page.body()).isTrue();
        return address.group(1);
    }

    /** The link by which somebody gets an account as a peer worker. */
    String invited(String userId) {
        return addressOn(visitors.as("supervisor1").submit(PAGE, fields(userId)));
    }

    static HttpResponse<String> takes(Visitor visitor, String link) {
        return visitor.submit(link, Map.of("password", PASSWORD, "passwordAgain", PASSWORD));
    }

    /** The id of the first open link on the page of who may see it. */
    static String idOn(Visitor who) {
        Matcher id = ID.matcher(who.get(PAGE).body());
        assertThat(id.find()).isTrue();
        return id.group(1);
    }

    /** The link is answered like one that nobody ever made. */
    void isOver(String link) {
        HttpResponse<String> opened = visitors.anybody().get(link);
        assertThat(opened.statusCode()).as(link).isEqualTo(404);
        assertThat(opened.body()).contains("This link is over", "ask the supervisor or administrator");
        assertThat(wholeOf(opened)).isEqualTo(wholeOf(visitors.anybody().get(NOBODYS)));
        assertThat(wholeOf(sentTo(link))).isEqualTo(wholeOf(sentTo(NOBODYS)));
    }

    /** With a token of another page, as whoever guesses an address would, or whose link is over since they opened it. */
    HttpResponse<String> sentTo(String link) {
        return visitors.anybody().submit("/login", link, Map.of("password", PASSWORD, "passwordAgain", PASSWORD));
    }

    private static String wholeOf(HttpResponse<String> answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.remove("date");
        return answer.statusCode() + "\n" + headers + "\n" + answer.body();
    }
}
