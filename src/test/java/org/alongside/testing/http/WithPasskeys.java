package org.alongside.testing.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** People who add passkeys and sign in with them, at an installation that has this address. */
public final class WithPasskeys {
    public static final String ORIGIN = "https://alongside.example";
    public static final String PAGE = "/workers/me/passkeys";
    public static final String NOT_SIGNED_IN = "/login?passkey";

    private final Visitors visitors;

    public WithPasskeys(Visitors visitors) {
        this.visitors = visitors;
    }

    public static String on(HttpResponse<String> page, String field) {
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        Matcher found =
                Pattern.compile("data-" + field + "=\"([A-Za-z0-9_ -]+)\"").matcher(page.body());
        assertThat(found.find()).as(page.body()).isTrue();
        return found.group(1);
    }

    /** Gives name and password, and gets the page on which the passkey is made. */
    public static HttpResponse<String> begins(Visitor who, String password) {
        return who.submit(PAGE, PAGE + "/new", Map.of("name", "My phone", "password", password));
    }

    public static HttpResponse<String> sends(Visitor who, TestPasskey passkey, String challenge) {
        Map<String, String> fields = new HashMap<>(passkey.made(challenge));
        fields.put("name", "My phone");
        return who.submit(PAGE, fields);
    }

    /** Adds one from the beginning to the end. */
    public static TestPasskey adds(Visitor who, String password) {
        HttpResponse<String> page = begins(who, password);
        TestPasskey passkey = new TestPasskey(ORIGIN, on(page, "handle"));
        assertThat(Visitor.location(sends(who, passkey, on(page, "challenge")))).isEqualTo(PAGE + "?added");
        return passkey;
    }

    public static String challenge(Visitor who) {
        who.get("/login");
        HttpResponse<String> answer = who.ask("/login/passkey");
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    /** Where somebody is led who sends this. */
    public static String sent(Visitor who, Map<String, String> signed) {
        return Visitor.location(who.submit("/login", "/login/passkey", signed));
    }

    public static String signsIn(Visitor who, TestPasskey passkey) {
        return sent(who, passkey.signs(challenge(who)));
    }

    public boolean opens(TestPasskey passkey) {
        return signsIn(visitors.anybody(), passkey).equals("/");
    }
}
