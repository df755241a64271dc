package org.alongside.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.alongside.access.Readers;
import org.alongside.access.RecordPart;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.Time;
import org.alongside.testing.walk.InOrganisation;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Parts of a record are opened, released and closed to several people at random, and each of them writes. What each is shown
 * is what a model beside the code says is open to them, entry by entry, and the look that is listed says the same.
 */
@ProcessTest
class WhoReadsWhatProcessTest {
    private static final int STEPS = 100;
    private static final int PAGE = 7;
    private static final List<WorkerId> PEOPLE =
            List.of(WorkerId.of("worker1"), WorkerId.of("facilitator1"), WorkerId.of("supervisor1"));
    /** Which parts open each field: said once more here, so that a change of the code is seen. */
    private static final Map<RecordField, Set<RecordPart>> OPEN_BY = Map.of(
            RecordField.CONTACT_ADDRESS, EnumSet.of(RecordPart.CONTACT, RecordPart.ACTING, RecordPart.PASSING_ON),
            RecordField.PLAN_KEEPING_SAFE, EnumSet.of(RecordPart.MAIN, RecordPart.ACTING, RecordPart.COPYING),
            RecordField.PLAN_HOPES, EnumSet.of(RecordPart.MAIN, RecordPart.COPYING),
            RecordField.SESSION_TALKED_ABOUT, EnumSet.of(RecordPart.MAIN, RecordPart.COPYING),
            RecordField.SAFETY_NOTE, EnumSet.of(RecordPart.SAFETY, RecordPart.CONCERN, RecordPart.COPYING),
            RecordField.JOINING_GOALS, EnumSet.of(RecordPart.JOINING, RecordPart.COPYING),
            RecordField.OFFENDING_WHAT, EnumSet.of(RecordPart.OFFENDING));

    private static final List<RecordField> FIELDS =
            OPEN_BY.keySet().stream().sorted().toList();
    private static final List<RecordPart> PARTS = OPEN_BY.values().stream()
            .flatMap(Collection::stream)
            .distinct()
            .sorted()
            .toList();

    @Autowired
    Records records;

    @Autowired
    RecordHistory history;

    @Autowired
    Readers readers;

    @Autowired
    Survivors survivors;

    @Autowired
    Time time;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private final Map<WorkerId, Map<RecordPart, Instant>> grants = new HashMap<>();

    private record Row(String id, RecordField field, Instant at, WorkerId by, boolean isCurrent) {}

    @ParameterizedTest
    @ValueSource(longs = {4731, 4732})
    @Proves({PolicyId.CONF_01, PolicyId.CONF_03, PolicyId.CONF_08})
    void nobodyReadsWhatIsNotTheirsAndEveryLookIsListed(long seed) {
        Random random = new Random(seed);
        JourneyId journey = survivors.inSupport();
        inTransaction(() -> readers.closeToAll(journey));
        int shown = 0;
        for (int step = 0; step < STEPS; step++) {
            time.passes(Duration.ofMinutes(1 + random.nextInt(60)));
            inTransaction(() -> changes(journey, random));
            WorkerId reader = oneOf(PEOPLE, random);
            String reason = "step-" + step;
            Set<String> expected = expected(journey, reader);
            assertThat(inPages(journey, reader, reason))
                    .as("seed %d, step %d: what %s sees", seed, step, reader)
                    .isEqualTo(expected);
            shown += expected.size();
        }
        assertThat(shown).as("something was shown at all").isGreaterThan(STEPS);
    }

    private void changes(JourneyId journey, Random random) {
        WorkerId who = oneOf(PEOPLE, random);
        RecordPart part = oneOf(PARTS, random);
        switch (random.nextInt(6)) {
            case 0 -> {
                Instant from = random.nextBoolean() ? Instant.EPOCH : time.now();
                readers.open(journey, who, part, from, reasonFor(part));
                grants.computeIfAbsent(who, id -> new EnumMap<>(RecordPart.class))
                        .merge(part, from, (one, other) -> one.isBefore(other) ? one : other);
            }
            case 1 -> {
                readers.end(journey, who, List.of(part));
                grants.getOrDefault(who, new EnumMap<>(RecordPart.class)).remove(part);
            }
            case 2 -> {
                if (random.nextInt(8) == 0) {
                    readers.closeToAll(journey);
                    grants.clear();
                }
            }
            case 3 -> corrects(journey, who, random);
            default ->
                records.write(journey, who, "test", Map.of(oneOf(FIELDS, random), "Text of step " + UUID.randomUUID()));
        }
    }

    /** Whatever is newest, where it is open to them: a correction opens it to nobody else. */
    private void corrects(JourneyId journey, WorkerId who, Random random) {
        Set<String> open = expected(journey, who);
        List<Row> newest = jdbc.sql("""
                        select distinct on (field, occasion) id, field, coalesce(said_at, written_at) at, written_by, true is_current
                        from alongside.record_entry where journey_id = :journey and compartment <> 'SAFETY'
                            and field = any (:fields) order by field, occasion, version desc
                        """)
                .param("journey", journey.value())
                .param("fields", FIELDS.stream().map(RecordField::id).toArray(String[]::new))
                .query(WhoReadsWhatProcessTest::row)
                .list();
        if (!newest.isEmpty()) {
            Row row = oneOf(newest, random);
            Optional<UUID> corrected = history.correct(
                    journey,
                    who,
                    FIELDS,
                    UUID.fromString(row.id()),
                    "Corrected " + UUID.randomUUID(),
                    CorrectionReason.WRITTEN_WRONG,
                    "test");
            assertThat(corrected.isPresent()).isEqualTo(open.contains(row.id()));
        }
    }

    private static Readers.Reason reasonFor(RecordPart part) {
        return switch (part) {
            case ACTING, CONCERN -> Readers.Reason.ACTS_ON_CONCERN;
            case PASSING_ON -> Readers.Reason.PASSES_ON;
            case COPYING -> Readers.Reason.GOES_THROUGH_COPY;
            default -> Readers.Reason.WALKS_WITH;
        };
    }

    /** What a model of its own says. */
    private Set<String> expected(JourneyId journey, WorkerId reader) {
        Map<RecordPart, Instant> open = grants.getOrDefault(reader, Map.of());
        return rows(journey).stream()
                .filter(row -> OPEN_BY.getOrDefault(row.field(), Set.of()).stream()
                        .map(open::get)
                        .anyMatch(from -> from != null
                                && (!row.at().isBefore(from) || row.by().equals(reader))))
                .filter(row ->
                        row.isCurrent() || row.field() != RecordField.CONTACT_ADDRESS || isOfTheirTime(row, reader))
                .map(Row::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What contact was before is for whom it was open to then. */
    private boolean isOfTheirTime(Row row, WorkerId reader) {
        Instant main = grants.getOrDefault(reader, Map.of()).get(RecordPart.MAIN);
        return row.by().equals(reader) || (main != null && !row.at().isBefore(main));
    }

    /** Page by page, as the page of the record reads it; each page with its own look. */
    private Set<String> inPages(JourneyId journey, WorkerId reader, String reason) {
        Set<String> seen = new TreeSet<>();
        Optional<Instant> before = Optional.empty();
        for (int number = 0; ; number++) {
            Optional<Instant> from = before;
            String why = reason + "-" + number;
            List<RecordEntry> page = asked(() -> history.read(journey, reader, FIELDS, from, PAGE, why));
            Set<String> fields =
                    page.stream().map(entry -> entry.field().id()).collect(Collectors.toCollection(TreeSet::new));
            assertThat(listed(journey, reader, why)).isEqualTo(fields);
            page.forEach(entry -> assertThat(seen.add(entry.id().toString()))
                    .as("no entry twice")
                    .isTrue());
            if (page.isEmpty()) {
                return seen;
            }
            before = Optional.of(page.get(page.size() - 1).saidAt());
        }
    }

    private Set<String> listed(JourneyId journey, WorkerId reader, String reason) {
        return asked(() -> new TreeSet<>(jdbc.sql("""
                        select unnest(fields) from alongside.record_look
                        where journey_id = :journey and reader = :reader and reason = :reason
                        """)
                .param("journey", journey.value())
                .param("reader", reader.value())
                .param("reason", reason)
                .query(String.class)
                .list()));
    }

    private List<Row> rows(JourneyId journey) {
        return asked(() -> jdbc.sql("""
                        select id, field, coalesce(said_at, written_at) at, written_by,
                            version = max(version) over (partition by field, occasion) is_current
                        from alongside.record_entry
                        where journey_id = :journey and field = any (:fields)
                        """)
                .param("journey", journey.value())
                .param("fields", FIELDS.stream().map(RecordField::id).toArray(String[]::new))
                .query(WhoReadsWhatProcessTest::row)
                .list());
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getString("id"),
                RecordField.of(row.getString("field")).orElseThrow(),
                row.getTimestamp("at").toInstant(),
                WorkerId.of(row.getString("written_by")),
                row.getBoolean("is_current"));
    }

    private <T> T asked(Supplier<T> work) {
        return InOrganisation.asked(Tasklist.ORGANISATION, transaction, work::get);
    }

    private void inTransaction(Runnable work) {
        asked(() -> {
            work.run();
            return true;
        });
    }

    private static <T> T oneOf(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }
}
