package org.alongside.records;

import static java.util.Map.entry;
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
import java.util.stream.Stream;
import org.alongside.access.Readers;
import org.alongside.access.RecordPart;
import org.alongside.ids.JourneyId;
import org.alongside.ids.RecordEntryId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.Time;
import org.alongside.testing.walk.InOrganisation;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.junit.jupiter.api.Test;
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
    /** A field of each way of being open, and which parts open it: said once more here, so that a change of the code is seen. */
    private static final Map<RecordField, Set<RecordPart>> OPEN_BY = Map.ofEntries(
            entry(
                    RecordField.CONTACT_ADDRESS,
                    EnumSet.of(RecordPart.CONTACT, RecordPart.ACTING, RecordPart.PASSING_ON)),
            entry(RecordField.CONTACT_ANY_TIME, EnumSet.of(RecordPart.CONTACT, RecordPart.PASSING_ON)),
            entry(RecordField.WISHES_CULTURE, EnumSet.of(RecordPart.CONTACT)),
            entry(RecordField.TOLD_WHAT, EnumSet.of(RecordPart.CONTACT, RecordPart.COPYING)),
            entry(RecordField.PERSON_PHONE, EnumSet.of(RecordPart.MAIN)),
            entry(RecordField.PLAN_KEEPING_SAFE, EnumSet.of(RecordPart.MAIN, RecordPart.ACTING, RecordPart.COPYING)),
            entry(RecordField.PLAN_HOPES, EnumSet.of(RecordPart.MAIN, RecordPart.COPYING)),
            entry(RecordField.SESSION_TALKED_ABOUT, EnumSet.of(RecordPart.MAIN, RecordPart.COPYING)),
            entry(RecordField.SAFETY_SELF, EnumSet.of(RecordPart.SAFETY, RecordPart.CONCERN)),
            entry(RecordField.SAFETY_NOTE, EnumSet.of(RecordPart.SAFETY, RecordPart.CONCERN, RecordPart.COPYING)),
            entry(RecordField.JOINING_NAME, EnumSet.of(RecordPart.JOINING)),
            entry(RecordField.JOINING_GOALS, EnumSet.of(RecordPart.JOINING, RecordPart.COPYING)),
            entry(RecordField.OFFENDING_WHAT, EnumSet.of(RecordPart.OFFENDING)));

    private static final Set<RecordPart> ALL_PARTS = EnumSet.allOf(RecordPart.class);

    private static final List<RecordField> FIELDS =
            OPEN_BY.keySet().stream().sorted().toList();
    private static final List<RecordField> ONCE =
            FIELDS.stream().filter(field -> !field.isEachTime()).toList();
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
    Corrections corrections;

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
            inOtherWays(journey, reader, expected, random, reason);
            shown += expected.size();
        }
        assertThat(shown).as("something was shown at all").isGreaterThan(STEPS);
    }

    /** What is of a group is no survivor's. A new way of being open is to be added above. */
    @Test
    void aFieldOfEachWayOfBeingOpenIsLookedAt() {
        Set<Set<RecordPart>> ways = Stream.of(RecordField.values())
                .filter(field -> field.compartment() != RecordPart.GROUP)
                .map(WhoReadsWhatProcessTest::openBy)
                .collect(Collectors.toSet());
        assertThat(OPEN_BY)
                .allSatisfy((field, parts) -> assertThat(openBy(field)).isEqualTo(parts));
        assertThat(ways).isEqualTo(Set.copyOf(OPEN_BY.values()));
    }

    private static Set<RecordPart> openBy(RecordField field) {
        return ALL_PARTS.stream()
                .filter(part -> field.openFrom(Map.of(part, Instant.EPOCH)).isPresent())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(RecordPart.class)));
    }

    /** Searching, the versions of one entry, and what forms and the page before a meeting show: no more, and listed. */
    private void inOtherWays(JourneyId journey, WorkerId reader, Set<String> expected, Random random, String reason) {
        List<Row> rows = rows(journey);
        Set<String> found = asked(() -> history.search(
                        journey,
                        reader,
                        FIELDS,
                        entry -> entry.value().toString().contains("a"),
                        PAGE,
                        reason + "-s"))
                .stream()
                .map(entry -> entry.id().toString())
                .collect(Collectors.toSet());
        assertThat(expected).containsAll(found);
        assertThat(listed(journey, reader, reason + "-s")).isEqualTo(fields(rows, expected));
        if (!rows.isEmpty()) {
            Row row = oneOf(rows, random);
            List<RecordEntry> versions =
                    asked(() -> history.versions(journey, reader, FIELDS, RecordEntryId.of(row.id()), reason + "-v"));
            assertThat(versions.isEmpty()).isEqualTo(!expected.contains(row.id()));
            assertThat(versions).allSatisfy(version -> {
                assertThat(version.field()).isEqualTo(row.field());
                assertThat(expected).contains(version.id().toString());
            });
            assertThat(listed(journey, reader, reason + "-v"))
                    .isEqualTo(
                            versions.isEmpty() ? Set.of() : Set.of(row.field().id()));
        }
        Set<String> now = rows.stream()
                .filter(row -> row.isCurrent() && !row.field().isEachTime() && expected.contains(row.id()))
                .map(row -> row.field().id())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(asked(() -> records.read(journey, reader, ONCE, reason + "-f"))
                        .keySet())
                .extracting(RecordField::id)
                .containsExactlyInAnyOrderElementsOf(now);
        assertThat(listed(journey, reader, reason + "-f")).isEqualTo(now);
        assertThat(asked(() -> history.current(journey, reader, ONCE, List.of(), reason + "-c")))
                .extracting(entry -> entry.field().id())
                .containsExactlyInAnyOrderElementsOf(now);
        assertThat(listed(journey, reader, reason + "-c")).isEqualTo(now);
    }

    private static Set<String> fields(List<Row> rows, Set<String> ids) {
        return rows.stream()
                .filter(row -> ids.contains(row.id()))
                .map(row -> row.field().id())
                .collect(Collectors.toCollection(TreeSet::new));
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
            Optional<RecordEntryId> corrected = corrections.correct(
                    journey,
                    who,
                    FIELDS,
                    RecordEntryId.of(row.id()),
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
                .filter(row -> row.isCurrent()
                        || row.field().compartment() != RecordPart.CONTACT
                        || isOfTheirTime(row, reader))
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
