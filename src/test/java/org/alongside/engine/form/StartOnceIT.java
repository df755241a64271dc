package org.alongside.engine.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.SignedIn;
import org.alongside.testing.http.Visitors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A start form that is sent twice begins one journey, and is answered the second time as it was the first time. */
@OverHttp
class StartOnceIT {
    @LocalServerPort
    int port;

    @Autowired
    Visitors visitors;

    private SignedIn.Answer sends(SignedIn who, UUID mark, String alias) {
        String definition = who.engine("/process-definition?key=survivor-journey&latestVersion=true&maxResults=1")
                .json()
                .get(0)
                .path("id")
                .asText();
        Map<String, Object> body = new HashMap<>();
        body.put("businessKey", mark.toString());
        body.put(
                "variables",
                SignedIn.typed(Map.of(
                        "alias",
                        alias,
                        "channel",
                        "PHONE",
                        "address",
                        "021 555 0101",
                        "safetyNow",
                        "SAFE",
                        "safetySelf",
                        "NO",
                        "safetyOthers",
                        "NO")));
        return who.engine("POST", "/process-definition/" + definition + "/submit-form", body);
    }

    private int journeys() {
        return visitors.rows("select 1 from alongside.journey where :any", Map.of("any", true))
                .size();
    }

    @Test
    void beginsOneJourneyWhenItIsSentAgain() {
        SignedIn worker = SignedIn.as(port, "worker1");
        UUID mark = UUID.randomUUID();
        int before = journeys();

        SignedIn.Answer first = sends(worker, mark, "Rua");
        SignedIn.Answer second = sends(worker, mark, "Rua");

        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json().path("id")).isEqualTo(first.json().path("id"));
        assertThat(second.json().path("businessKey")).isEqualTo(first.json().path("businessKey"));
        assertThat(first.body()).as("the mark is no key of a journey").doesNotContain(mark.toString());
        assertThat(journeys()).isEqualTo(before + 1);
    }

    @Test
    void beginsOneJourneyWhenItIsSentManyTimesAtOnce() {
        SignedIn worker = SignedIn.as(port, "worker1");
        UUID mark = UUID.randomUUID();
        int before = journeys();

        List<CompletableFuture<SignedIn.Answer>> sent = IntStream.range(0, 5)
                .mapToObj(n -> CompletableFuture.supplyAsync(() -> sendsUntilItIsTaken(worker, mark)))
                .toList();

        assertThat(sent.stream().map(CompletableFuture::join).map(SignedIn.Answer::status))
                .containsOnly(200);
        assertThat(sent.stream()
                        .map(CompletableFuture::join)
                        .map(answer -> answer.json().path("id").asText())
                        .distinct())
                .hasSize(1);
        assertThat(journeys()).isEqualTo(before + 1);
    }

    /** On a busy machine the first one may take longer than the others wait; they are told so, and send it again. */
    private SignedIn.Answer sendsUntilItIsTaken(SignedIn who, UUID mark) {
        SignedIn.Answer answer = sends(who, mark, "Toru");
        for (int again = 0; again < 5 && answer.body().contains("at the same moment"); again++) {
            answer = sends(who, mark, "Toru");
        }
        return answer;
    }

    @Test
    void beginsAnotherForEachFormThatIsOpenedAndForEachPerson() {
        UUID mark = UUID.randomUUID();
        SignedIn worker = SignedIn.as(port, "worker1");
        int before = journeys();

        sends(worker, mark, "Wha");
        sends(worker, UUID.randomUUID(), "Wha");
        sends(SignedIn.as(port, "worker2"), mark, "Rima");

        assertThat(journeys()).isEqualTo(before + 3);
    }

    /** A form that was refused began nothing, so that it can be put right and sent again. */
    @Test
    void isTakenWhenItWasRefusedBefore() {
        SignedIn worker = SignedIn.as(port, "worker1");
        UUID mark = UUID.randomUUID();
        int before = journeys();

        assertThat(sends(worker, mark, "x".repeat(500)).status()).isEqualTo(400);
        assertThat(sends(worker, mark, "Ono").status()).isEqualTo(200);
        assertThat(journeys()).isEqualTo(before + 1);
    }
}
