package org.alongside.statements;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.alongside.access.Readers;
import org.alongside.access.RecordPart;
import org.alongside.access.SecretToken;
import org.alongside.directory.Directory;
import org.alongside.directory.Entry.Content;
import org.alongside.directory.Entry.Cost;
import org.alongside.directory.Entry.Kind;
import org.alongside.engine.Caller;
import org.alongside.ids.EntryId;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.own.OwnRequests;
import org.alongside.records.RecordField;
import org.alongside.records.Records;
import org.alongside.testing.CountedStatements;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.OwnInvitations;
import org.alongside.testing.walk.PeerGroups;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How much a page asks of the database beyond what every page asks, with one and with fifty people, a short and a long record. */
@OverHttp
@ExcludeFromProcessCoverage
class StatementsOfPagesIT {
    private static final int PEOPLE_MAX = 20;
    private static final int WEEK_MAX = 10;
    private static final int SETTINGS_MAX = 6;
    /** With what was said of it, and what was merged into it. */
    private static final int ENTRY_MAX = 12;
    /**
     * Four groups of answers, each with a moment of its own, the meeting ahead, who no longer comes to it, the groups, their map, whether
     * a round is open, whether something waits that others told.
     */
    private static final int PERSON_MAX = 26;

    private static final int RECORD_MAX = 15;
    /** With those that every page of a survivor asks: the organisation, its numbers, the sitting. */
    private static final int OWN_RECORD_MAX = 16;

    private static final int COPIES_MAX = 12;

    private static final int COPY_MAX = 20;

    /** With the page from which it is fetched, and the map of support, of which what stands, was said and was agreed to is asked. */
    private static final int FETCH_MAX = 49;

    /** A copy is read in parts of so many. */
    private static final int MOMENTS_AT_ONCE = 100;

    private static final int ENTRIES = 2_000;

    @Autowired
    CountedStatements statements;

    @Autowired
    Visitors visitors;

    @Autowired
    Directory directory;

    @Autowired
    Survivors survivors;

    @Autowired
    PeerGroups groups;

    @Autowired
    OwnInvitations invitations;

    @Autowired
    OwnRequests requests;

    @Autowired
    Tasklist tasklist;

    @Autowired
    Records records;

    @Autowired
    Readers readers;

    @Autowired
    JdbcClient jdbc;

    /** Statements of a page less those of one that shows nothing. */
    private long asked(Visitor visitor, String page) {
        visitor.get(page);
        long nothing = CountedStatements.total(statements.during(() -> visitor.get("/journeys/done?what=left")));
        Map<String, Long> counted = statements.during(
                () -> assertThat(visitor.get(page).statusCode()).isEqualTo(200));
        try {
            Files.writeString(
                    Path.of("target/statements-of-pages.txt"),
                    page + "\n" + String.join("\n", counted.keySet()) + "\n\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return CountedStatements.total(counted) - nothing;
    }

    private void fiftyMore() {
        visitors.inDatabase(() -> {
            for (int each = 0; each < 50; each++) {
                JourneyId journey = JourneyId.of(UUID.randomUUID());
                jdbc.sql("""
                                insert into alongside.journey (id, organisation_id, label, state, step, first_contact_by)
                                values (:id, current_setting('alongside.organisation'), :label, 'OPEN', 'MATCH', 'worker1')
                                """)
                        .param("id", journey.value())
                        .param("label", "Moa " + journey.value().toString().substring(0, 8))
                        .update();
                records.open(journey);
                readers.open(
                        journey,
                        WorkerId.of("worker1"),
                        RecordPart.CONTACT,
                        Instant.EPOCH,
                        Readers.Reason.FIRST_CONTACT);
                records.write(
                        journey, WorkerId.of("worker1"), "test", Map.of(RecordField.CONTACT_ALIAS, "Invented " + each));
            }
            return true;
        });
    }

    @Test
    void isTheSameForOneAndForFiftyPeople() {
        visitors.everybodyLeft();
        survivors.inSupport();
        Visitor worker = visitors.as("worker1");
        long few = asked(worker, "/people");
        fiftyMore();
        assertThat(worker.get("/people").body()).contains("Invented ");
        assertThat(asked(worker, "/people")).isLessThanOrEqualTo(few + 1).isLessThanOrEqualTo(PEOPLE_MAX);
    }

    @Test
    void weekAsksTheSameForOneAndForFiftyPeople() {
        survivors.inSupport();
        fiftyMore();
        assertThat(asked(visitors.as("worker1"), "/people/week")).isLessThanOrEqualTo(WEEK_MAX);
    }

    @Test
    void isTheSameForAShortAndForALongRecord() {
        JourneyId journey = survivors.inSupport();
        String person = visitors.personOf(journey);
        Visitor worker = visitors.as("worker1");
        long few = asked(worker, person + "/record");
        visitors.inDatabase(() -> {
            for (int each = 0; each < ENTRIES; each++) {
                records.write(
                        journey,
                        WorkerId.of("worker1"),
                        "test",
                        Map.of(RecordField.SESSION_TALKED_ABOUT, "Kua kōrero mātou, " + each));
            }
            return true;
        });
        assertThat(asked(worker, person + "/record")).isEqualTo(few).isLessThanOrEqualTo(RECORD_MAX);
        assertThat(asked(worker, person)).isLessThanOrEqualTo(PERSON_MAX);
        assertThat(asked(worker, person + "/record?theme=session")).isLessThanOrEqualTo(RECORD_MAX);
        String entry = String.valueOf(visitors.rows(
                        "select id from alongside.record_entry where journey_id = :id order by written_at desc limit 1",
                        Map.of("id", journey.value()))
                .get(0)
                .get("id"));
        assertThat(asked(worker, person + "/record/" + entry)).isLessThanOrEqualTo(RECORD_MAX);
        assertThat(worker.submit(person, person + "/record/search", Map.of("words", "korero matou, 1999"))
                        .body())
                .contains("Kua kōrero mātou, 1999");
    }

    @Test
    void ownPagesAskTheSameForAShortAndForALongRecord() {
        JourneyId journey = survivors.inSupport();
        Visitor browser = sits(journey);
        visitors.inDatabase(() -> records.write(
                journey, WorkerId.of("worker1"), "test", Map.of(RecordField.SESSION_TALKED_ABOUT, "Kua kōrero")));
        long few = askedOfOwn(browser, "/own/record/kept/session");
        visitors.inDatabase(() -> {
            for (int each = 0; each < ENTRIES; each++) {
                records.write(
                        journey,
                        WorkerId.of("worker1"),
                        "test",
                        Map.of(RecordField.SESSION_TALKED_ABOUT, "Kua kōrero mātou, " + each));
            }
            return true;
        });
        assertThat(askedOfOwn(browser, "/own/record/kept/session")).isEqualTo(few);
        for (String page :
                List.of("", "/kept", "/kept/session", "/hopes", "/looks", "/agreements", "/support-map", "/correct")) {
            assertThat(askedOfOwn(browser, "/own/record" + page)).as(page).isLessThanOrEqualTo(OWN_RECORD_MAX);
        }
    }

    /** A browser in which the survivor has their own record open. */
    private Visitor sits(JourneyId journey) {
        String person = visitors.personOf(journey);
        String word = "Kererū at the window";
        visitors.as("worker1").submit(person + "/own-word", person + "/own-word", Map.of("word", word, "again", word));
        Visitor browser = visitors.anybody();
        String link = invitations.linkToRecord(journey, null);
        browser.submit(link, Map.of("press", SecretToken.make()));
        browser.submit("/login", "/own/record/word", Map.of("word", word, "press", SecretToken.make()));
        return browser;
    }

    private long askedOfOwn(Visitor browser, String page) {
        return CountedStatements.total(statements.during(
                () -> assertThat(browser.get(page).statusCode()).isEqualTo(200)));
    }

    @Test
    void staysWithinItsLimitWithGroupsThatWereJoined() {
        JourneyId journey = groups.memberOfRunning(groups.opened());
        assertThat(asked(visitors.as("worker1"), visitors.personOf(journey))).isLessThanOrEqualTo(PERSON_MAX);
    }

    @Test
    void allSettingsAreAskedForAtOnce() {
        assertThat(asked(visitors.as("supervisor1"), "/organisation")).isLessThanOrEqualTo(SETTINGS_MAX);
    }

    /** However many are alike, or were merged into it before. */
    @Test
    void anEntryAndWhatIsMergedWithItAskTheSameForFewAndForMany() {
        String name = "Merged " + UUID.randomUUID();
        EntryId stays = entry(name);
        EntryId goes = entry(name);
        String page = "/directory/" + stays;
        Visitor supervisor = visitors.as("supervisor1");
        List<String> pages = List.of("", "/merge", "/merge?words=" + name.substring(7), "/merge?with=" + goes);
        List<Long> few =
                pages.stream().map(each -> asked(supervisor, page + each)).toList();
        visitors.inDatabase(() -> {
            for (int each = 0; each < 30; each++) {
                jdbc.sql("update alongside.directory_entry set closed = true, merged_into = :stays where id = :goes")
                        .param("stays", stays.value())
                        .param("goes", entry(name).value())
                        .update();
                entry(name);
            }
            return true;
        });
        for (int each = 0; each < pages.size(); each++) {
            assertThat(asked(supervisor, page + pages.get(each)))
                    .as(pages.get(each))
                    .isLessThanOrEqualTo(few.get(each))
                    .isLessThanOrEqualTo(ENTRY_MAX);
        }
    }

    private EntryId entry(String name) {
        return visitors.inDatabase(() -> directory.add(
                new Content(name, Kind.CRISIS, Cost.FREE, Set.of(), Map.of()), WorkerId.of("supervisor1")));
    }

    /** However much was written: a page of it is gone through at once. */
    @Test
    void goingThroughACopyAsksTheSameForAShortAndForALongRecord() {
        JourneyId few = whoAskedForACopy(1);
        JourneyId many = whoAskedForACopy(ENTRIES);
        Visitor supervisor = visitors.as("supervisor1");
        for (JourneyId journey : List.of(few, many)) {
            tasklist.as("supervisor1").about(journey).claims("userTask_leaveOutOthers");
        }
        long shortOne = asked(supervisor, copyOf(few));
        assertThat(asked(supervisor, copyOf(many))).isEqualTo(shortOne).isLessThanOrEqualTo(COPY_MAX);
        assertThat(asked(supervisor, "/copies")).isLessThanOrEqualTo(COPIES_MAX);
    }

    @Test
    void aCopyIsFetchedWithTwoStatementsMoreForAHundredMoments() {
        long[] counted = Stream.of(1, ENTRIES)
                .mapToLong(entries -> {
                    JourneyId journey = whoAskedForACopy(entries);
                    Visitor browser = sits(journey);
                    visitors.inDatabase(() ->
                            jdbc.sql("""
                                    update alongside.own_request set gone_through_at = now(), gone_through_by = 'supervisor1',
                                        decided_at = now(), decided_by = 'supervisor1', ready_until = now() + interval '1 day'
                                    where journey_id = :journey
                                    """).param("journey", journey.value()).update());
                    assertThat(askedOfOwn(browser, "/own/record/copy")).isLessThanOrEqualTo(OWN_RECORD_MAX);
                    return CountedStatements.total(statements.during(
                            () -> assertThat(browser.submit("/login", "/own/record/copy/json", Map.of())
                                            .body())
                                    .contains("Kua kōrero mātou, 0")));
                })
                .toArray();
        assertThat(counted[0]).isLessThanOrEqualTo(FETCH_MAX);
        assertThat(counted[1]).isLessThanOrEqualTo(counted[0] + ENTRIES / MOMENTS_AT_ONCE * 2);
    }

    private JourneyId whoAskedForACopy(int entries) {
        JourneyId journey = survivors.inSupport();
        visitors.inDatabase(() -> {
            for (int each = 0; each < entries; each++) {
                records.write(
                        journey,
                        WorkerId.of("worker1"),
                        "test",
                        Map.of(RecordField.SESSION_TALKED_ABOUT, "Kua kōrero mātou, " + each));
            }
            requests.copy(journey, Caller.SURVIVOR);
            return true;
        });
        return journey;
    }

    private String copyOf(JourneyId journey) {
        return "/copies/"
                + visitors.rows(
                                "select id from alongside.own_request where journey_id = :id",
                                Map.of("id", journey.value()))
                        .get(0)
                        .get("id");
    }
}
