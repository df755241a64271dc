package org.alongside.engine.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.SignedIn;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Pages that are asked for at the same moment: each runs its own scripts, and none stays empty. */
@OverHttp
@ExcludeFromProcessCoverage
class PageNonceIT {
    private static final int AT_ONCE = 40;
    private static final int ROUNDS = 5;
    private static final Pattern IN_HEADER = Pattern.compile("'nonce-([^']+)'");
    private static final Pattern IN_PAGE = Pattern.compile("nonce=\"([^\"]+)\"");

    @LocalServerPort
    int port;

    @Test
    void everyPageCarriesTheNonceOfItsHeader() {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest page = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/camunda/app/tasklist/default/"))
                .header(
                        "Cookie",
                        "ALONGSIDE_SESSION="
                                + SignedIn.as(port, "worker1")
                                        .cookie("ALONGSIDE_SESSION")
                                        .orElseThrow())
                .build();
        for (int round = 0; round < ROUNDS; round++) {
            List<CompletableFuture<HttpResponse<String>>> asked = IntStream.range(0, AT_ONCE)
                    .mapToObj(one -> http.sendAsync(page, BodyHandlers.ofString()))
                    .toList();
            asked.forEach(answer -> {
                HttpResponse<String> got = answer.join();
                assertThat(got.statusCode()).isEqualTo(200);
                assertThat(first(IN_PAGE, got.body()))
                        .isEqualTo(first(
                                IN_HEADER,
                                got.headers()
                                        .firstValue("Content-Security-Policy")
                                        .orElse("")));
            });
        }
    }

    private static String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group(1);
    }
}
