package org.alongside.statements;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.alongside.access.Readers;
import org.alongside.access.RecordPart;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.records.RecordField;
import org.alongside.records.Records;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.Survivors;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * Weight and time of the pages around the tasks, with 12 and with 1,000 people of one worker and a record of 10 and of 2,000
 * entries. Each is asked in turns with a page that reads nothing, so that what else the machine does touches both alike; the
 * numbers seen are in target/pages-of-many.txt.
 */
@OverHttp
@TestPropertySource(properties = "alongside.test.database=pages_of_many")
@ExcludeFromProcessCoverage
class PagesOfManyIT {
    private static final String PEER = "/journeys/done?what=left";
    private static final int TURNS = 15;
    private static final double MILLIS_MAX = 1_000;
    private static final double OF_PEER_MAX = 15;
    private static final int BYTES_MAX = 200_000;
    private static final String SEARCH = "/people/<label>/record/search";
    /** No word of a record is kept where it could be searched: each entry is opened. */
    private static final double SEARCH_OF_PEER_MAX = 150;

    private static final WorkerId WORKER = WorkerId.of("worker1");

    private record Seen(double millis, double ofPeer, int bytes) {}

    @Autowired
    Visitors visitors;

    @Autowired
    Survivors survivors;

    @Autowired
    Records records;

    @Autowired
    Readers readers;

    @Autowired
    JdbcClient jdbc;

    private void are(int from, int to) {
        visitors.inDatabase(() -> {
            for (int each = from; each < to; each++) {
                JourneyId journey = JourneyId.of(UUID.randomUUID());
                jdbc.sql("""
                                insert into alongside.journey (id, organisation_id, label, state, step, first_contact_by)
                                values (:id, current_setting('alongside.organisation'), :label, 'OPEN', 'MATCH', 'worker1')
                                """)
                        .param("id", journey.value())
                        .param("label", "Moa " + each)
                        .update();
                records.open(journey);
                readers.open(journey, WORKER, RecordPart.CONTACT, Instant.EPOCH, Readers.Reason.FIRST_CONTACT);
                records.write(journey, WORKER, "test", Map.of(RecordField.CONTACT_ALIAS, "Invented " + each));
            }
            return true;
        });
    }

    private void says(JourneyId journey, int from, int to) {
        visitors.inDatabase(() -> {
            for (int each = from; each < to; each++) {
                records.write(
                        journey,
                        WORKER,
                        "test",
                        Map.of(
                                RecordField.SESSION_TALKED_ABOUT,
                                "Kua kōrero mātou, " + each + ". Ka kōrero anō. ".repeat(30)));
            }
            return true;
        });
    }

    private static double median(List<Double> millis) {
        return millis.stream().sorted().toList().get(millis.size() / 2);
    }

    private static Seen seen(Visitor visitor, String page) {
        return seen(visitor, () -> visitor.get(page));
    }

    private static Seen seen(Visitor visitor, Supplier<HttpResponse<String>> page) {
        assertThat(page.get().statusCode()).isEqualTo(200);
        visitor.get(PEER);
        List<Double> its = new ArrayList<>();
        List<Double> ofPeer = new ArrayList<>();
        int bytes = 0;
        for (int turn = 0; turn < TURNS; turn++) {
            long start = System.nanoTime();
            String body = page.get().body();
            long between = System.nanoTime();
            visitor.get(PEER);
            its.add((between - start) / 1e6);
            ofPeer.add((System.nanoTime() - between) / 1e6);
            bytes = body.getBytes(StandardCharsets.UTF_8).length;
        }
        return new Seen(median(its), median(its) / median(ofPeer), bytes);
    }

    private Map<String, Seen> all(String person) {
        Visitor worker = visitors.as("worker1");
        Visitor supervisor = visitors.as("supervisor1");
        Map<String, Seen> all = new LinkedHashMap<>();
        all.put("/people", seen(worker, "/people"));
        all.put("/people/<label>", seen(worker, person));
        all.put("/people/<label>/record", seen(worker, person + "/record"));
        all.put("/people/<label>/record?theme=session", seen(worker, person + "/record?theme=session"));
        all.put("/people/<label>/record/print", seen(worker, person + "/record/print"));
        all.put("/people/<label>/record/agreements", seen(worker, person + "/record/agreements"));
        Map<String, String> words = worker.withToken(person + "/record", Map.of("words", "kua korero matou"));
        all.put(SEARCH, seen(worker, () -> worker.sendForm(person + "/record/search", words)));
        all.put("/people/<label>/other-support", seen(worker, person + "/other-support"));
        all.put("/people/week", seen(worker, "/people/week"));
        for (String page : List.of("/team", "/organisation", "/messages", "/copies", "/assessments", "/workers")) {
            all.put(page, seen(supervisor, page));
        }
        return all;
    }

    @Test
    void areLightAndSoonThereWhateverIsInThem() throws IOException {
        JourneyId journey = survivors.inSupport();
        String person = visitors.personOf(journey);
        are(0, 11);
        says(journey, 0, 10);
        Map<String, Seen> few = all(person);
        are(11, 999);
        says(journey, 10, 2_000);
        Map<String, Seen> many = all(person);

        StringBuilder report = new StringBuilder();
        few.forEach((page, seen) -> {
            Seen then = Objects.requireNonNull(many.get(page));
            report.append(String.format(
                    Locale.ROOT,
                    "%s: %.1f ms (%.1f of peer), %d bytes; of many %.1f ms (%.1f of peer), %d bytes%n",
                    page,
                    seen.millis(),
                    seen.ofPeer(),
                    seen.bytes(),
                    then.millis(),
                    then.ofPeer(),
                    then.bytes()));
        });
        Files.writeString(Path.of("target/pages-of-many.txt"), report);
        assertThat(many).as(report.toString()).allSatisfy((page, seen) -> {
            if (page.equals(SEARCH)) {
                assertThat(seen.ofPeer()).as(page).isLessThan(SEARCH_OF_PEER_MAX);
            } else {
                assertThat(seen.millis()).as(page).isLessThan(MILLIS_MAX);
                assertThat(seen.ofPeer()).as(page).isLessThan(OF_PEER_MAX);
            }
            assertThat(seen.bytes()).as(page).isLessThan(BYTES_MAX);
        });
    }
}
