package org.alongside.messages;

import static org.alongside.testing.walk.Survivors.and;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.alongside.access.Readers;
import org.alongside.ids.JourneyId;
import org.alongside.ids.MessageId;
import org.alongside.ids.MessageSubjectId;
import org.alongside.ids.WorkerId;
import org.alongside.testing.Time;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** What tests of passing messages on share: survivors who are reached by telephone, and messages that wait for a person. */
@OverHttp
@ExcludeFromProcessCoverage
@Import(HeardMessages.class)
abstract class PassingOnSteps {
    private static final Map<String, Object> BY_PHONE = Map.of(
            "alias", "Tamsin",
            "channel", "PHONE",
            "address", "021 555 0142",
            "safeHours", "weekdays before three",
            "codeName", "Sam from the library",
            "voicemail", "NO",
            "language", "TE_REO_MAORI");

    @Autowired
    Visitors visitors;

    @Autowired
    Tasklist tasklist;

    @Autowired
    Messages messages;

    @Autowired
    Outbox outbox;

    @Autowired
    Readers readers;

    @Autowired
    HeardMessages heard;

    @Autowired
    Time time;

    @BeforeEach
    void beginAnew() {
        visitors.rows(
                "update alongside.message set state = 'STOPPED', ended_at = now() "
                        + "where state in ('WAITING', 'SENDING', 'UNKNOWN', 'BY_HAND') returning id",
                Map.of());
        heard.outcomes.clear();
    }

    final JourneyId survivor() {
        return tasklist.as("worker1")
                .begins(and(
                        Survivors.CALM,
                        BY_PHONE.entrySet().stream()
                                .flatMap(e -> Stream.of(e.getKey(), e.getValue()))
                                .toArray()));
    }

    final MessageId forAPerson(JourneyId journey, MessageTemplate template) {
        MessageId id = visitors.inDatabase(() -> messages.queue(new Message(
                journey,
                template,
                MessageSubjectId.of(journey),
                0,
                time.now(),
                time.now().plus(Duration.ofDays(9)))));
        outbox.sendDue(() -> true);
        return id;
    }

    final String state(MessageId id) {
        return String.valueOf(
                visitors.rows("select state from alongside.message where id = :id", Map.of("id", id.value()))
                        .get(0)
                        .get("state"));
    }

    static HttpResponse<String> act(Visitor who, MessageId id, String act) {
        return who.submit("/messages", "/messages/" + id + "/" + act, Map.of());
    }

    final boolean seesContact(String userId, JourneyId journey) {
        return visitors.inDatabase(
                () -> !readers.of(journey, WorkerId.of(userId)).isEmpty());
    }
}
