package org.alongside.access.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.alongside.testing.TestDatabase;
import org.alongside.testing.http.FromAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Where the service sends a browser is a path of its own, whatever name it was asked for under. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"management.prometheus.metrics.export.enabled=true", "alongside.test.passwords=as-in-production"})
class RedirectsIT {
    private static final String[] EVIL = {
        "Host: evil.example",
        "X-Forwarded-Host: evil.example",
        "X-Forwarded-Proto: https",
        "X-Forwarded-Port: 8443",
        "X-Forwarded-Prefix: /evil",
        "Forwarded: host=evil.example;proto=https"
    };

    @LocalServerPort
    int port;

    private FromAddress browser() {
        return new FromAddress(port, "127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/camunda",
                "/camunda/",
                "/camunda/app",
                "/camunda/app/tasklist",
                "/camunda/app/tasklist/",
                "/camunda/app/tasklist/default",
                "/camunda/app/tasklist/default/",
                "/camunda/app/welcome/default/",
                "/groups",
                "/groups/",
                "/login",
                "/alongside"
            })
    void leadsToPathsOfItsOwn(String path) {
        FromAddress nobody = browser();
        FromAddress worker = browser();
        assertThat(worker.signIn("worker1", TestDatabase.PASSWORD)).isEqualTo("/");
        for (FromAddress browser : List.of(nobody, worker)) {
            FromAddress.Answer answer = browser.get(path, EVIL);
            assertThat(answer.head()).doesNotContain("evil");
            assertThat(answer.header("Location")).matches("|/(?!/).*");
            if (answer.status() / 100 == 3) {
                assertThat(answer.header("Location")).isNotEmpty();
            }
        }
    }

    @Test
    void leadsToAPathAfterSigningInAndOut() {
        FromAddress browser = browser();
        browser.get("/camunda/app/tasklist/default/?a=b", EVIL);
        assertThat(browser.signIn("worker1", TestDatabase.PASSWORD)).isEqualTo("/camunda/app/tasklist/default/?a=b");
        assertThat(browser.signIn("worker1", "wrong")).isEqualTo("/login?failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "//evil.example/", "/\\evil.example/", "evil", "/\r\nA: b", "%%%"})
    void leadsNowhereElseByACookie(String wanted) {
        FromAddress browser = browser();
        browser.cookies.put(
                "ALONGSIDE_WANTED",
                Base64.getUrlEncoder().withoutPadding().encodeToString(wanted.getBytes(StandardCharsets.UTF_8)));
        assertThat(browser.signIn("worker1", TestDatabase.PASSWORD)).isEqualTo("/");
        browser = browser();
        browser.cookies.put("ALONGSIDE_WANTED", "!!");
        assertThat(browser.signIn("worker1", TestDatabase.PASSWORD)).isEqualTo("/");
    }
}
