package org.alongside.statements;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.alongside.directory.Directory;
import org.alongside.directory.Directory.Search;
import org.alongside.directory.Entry.Kind;
import org.alongside.directory.hsds.Exchange;
import org.alongside.directory.hsds.JsonFile;
import org.alongside.directory.hsds.Read;
import org.alongside.ids.WorkerId;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitors;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * The directory with 20,000 invented services, as an import writes them. A search reads each row once and nothing that lies outside
 * of it; how long it takes stands in target/directory-of-many.txt, beside counting the same rows.
 */
@OverHttp
@TestPropertySource(properties = "alongside.test.database=directory_of_many")
@ExcludeFromProcessCoverage
class DirectoryOfManyIT {
    private static final int MANY = 20_000;
    private static final int TURNS = 15;
    private static final int VOCABULARY = 4_000;
    private static final int WORDS = 130;

    @Autowired
    Visitors visitors;

    @Autowired
    Directory directory;

    @Autowired
    Exchange exchange;

    @Autowired
    ObjectMapper json;

    @Autowired
    JdbcClient jdbc;

    private final Random random = new Random(7);

    private String words(int count) {
        // Few words are common and many are rare, as in what people write.
        return IntStream.range(0, count)
                .mapToObj(at ->
                        "w" + Integer.toString((int) (VOCABULARY * Math.pow(random.nextDouble(), 3)) + 40_000, 36))
                .collect(Collectors.joining(" "));
    }

    private String service(int number) throws JsonProcessingException {
        return json.writeValueAsString(Map.of(
                "id", new UUID(number, number),
                "name", "Service " + number + " " + words(2),
                "status", "active",
                "description", words(WORDS),
                "eligibility_description", words(WORDS / 4),
                "application_process", words(WORDS / 4),
                "organization", Map.of("id", new UUID(7, 7), "name", "Provider", "description", words(10)),
                "phones", List.of(Map.of("id", new UUID(8, number), "number", "09 555 " + number))));
    }

    private static Search search(String words, String place) {
        return new Search(words, place, null, null, null, false);
    }

    private double millis(Runnable work) {
        List<Double> all = new ArrayList<>();
        for (int turn = 0; turn < TURNS; turn++) {
            all.add(visitors.inDatabase(() -> {
                long start = System.nanoTime();
                work.run();
                return (System.nanoTime() - start) / 1e6;
            }));
        }
        return all.stream().sorted().toList().get(TURNS / 2);
    }

    private int pages(String sql) {
        String plan = visitors.inDatabase(() -> jdbc.sql("explain (analyze, buffers, format json) " + sql)
                .query(String.class)
                .single());
        try {
            var top = json.readTree(plan).get(0).path("Plan");
            return top.path("Shared Hit Blocks").asInt()
                    + top.path("Shared Read Blocks").asInt();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aSearchReadsEachRowOnceAndNothingBesideIt() throws IOException {
        List<String> services = new ArrayList<>();
        for (int number = 0; number < MANY; number++) {
            services.add(service(number));
        }
        Read read = JsonFile.read(("[" + String.join(",", services) + "]").getBytes(StandardCharsets.UTF_8));
        assertThat(visitors.inDatabase(
                        () -> exchange.apply(exchange.plan(read.services(), false), WorkerId.of("supervisor1"))))
                .isTrue();

        Map<String, Runnable> searches = new LinkedHashMap<>();
        searches.put("count", () -> jdbc.sql("select count(*) from alongside.directory_entry where not closed")
                .query(Long.class)
                .single());
        searches.put("a rare word", () -> directory.find(search("service 19999", ""), 1));
        searches.put("a common word", () -> directory.find(search("wuv4", ""), 1));
        searches.put("three words that nobody says together", () -> directory.find(search("wuv4 w 0x0x0x", ""), 1));
        searches.put("a place that there is not", () -> directory.find(search("", "nowhere"), 1));
        searches.put(
                "a kind that there is not",
                () -> directory.find(new Search("", "", Kind.ADDICTION, null, null, false), 1));
        searches.put("page 900 of all", () -> directory.find(search("", ""), 900));
        List<String> lines = new ArrayList<>();
        double peer = millis(searches.get("count"));
        searches.forEach((what, work) -> {
            double its = millis(work);
            lines.add(String.format(Locale.ROOT, "%s: %.1f ms, %.1f of counting them", what, its, its / peer));
        });
        int ofTable = pages("select count(*) from alongside.directory_entry where not closed");
        int ofSearch = pages("select id from alongside.directory_entry where strpos(plain, 'service') > 0"
                + " and strpos(plain, '0x0x0x') > 0 and strpos(plain_place, 'o') > 0 order by name, id limit 21");
        lines.add("pages of 8 kB: " + ofSearch + " of a search, " + ofTable + " of counting them");
        Files.write(Path.of("target/directory-of-many.txt"), lines);

        assertThat(directory(search("service 19999", ""))).hasSize(1);
        assertThat(ofSearch).isLessThan(2 * ofTable);
    }

    private List<?> directory(Search search) {
        return visitors.inDatabase(() -> directory.find(search, 1));
    }
}
