package org.alongside.bypass.database;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.alongside.ids.JourneyId;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Executed;
import org.alongside.proof.Proves;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the database refuses of survivors' own records to the application's own role when all code has been got round. */
@ProcessTest
@ExcludeFromProcessCoverage
class OwnRecordDatabaseBypassIT {
    private static final String WORD = """
            insert into alongside.own_word (journey_id, organisation_id, hash, chosen_at, tries, closed_until)
            values ('%s', '%s', repeat('x', 60), now(), %s, %s)""";
    private static final String SITTING = """
            insert into alongside.own_sitting (id, organisation_id, purpose, subject_id, journey_id, secret_hash, began_at,
                ends_at)
            values (gen_random_uuid(), 'demo', '%s', '%s', '%s', decode(replace(gen_random_uuid()::text
                || gen_random_uuid()::text, '-', ''), 'hex'), now(), now() + interval '1 hour')""";
    private static final String REQUEST = """
            insert into alongside.own_request (id, organisation_id, journey_id, kind, ciphertext, asked_at, due_on)
            values (gen_random_uuid(), '%s', '%s', '%s', %s, now(), (now() at time zone 'Pacific/Auckland')::date + %s)""";

    @Autowired
    Survivors survivors;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private int run(String organisation, String... statements) {
        return asked(organisation, transaction, () -> {
            int rows = 0;
            for (String sql : statements) {
                rows = jdbc.sql(sql).update();
            }
            return rows;
        });
    }

    private void refuses(String because, String... statements) {
        assertThatThrownBy(() -> run(Tasklist.ORGANISATION, statements)).hasStackTraceContaining(because);
        Executed.databaseRefused(because.replaceFirst(":.*", ""));
    }

    private static String word(JourneyId journey, String tries, String closedUntil) {
        return WORD.formatted(journey, Tasklist.ORGANISATION, tries, closedUntil);
    }

    @Test
    @Proves(PolicyId.CONF_01)
    void noRecordIsOpenWithoutAWordThatIsNotClosed() {
        JourneyId journey = survivors.inSupport();
        JourneyId other = survivors.whoMadeContact();
        String open = SITTING.formatted("RECORD", journey, journey);
        refuses("CONF-01: a record is opened by a link", open);
        refuses("CONF-01: a record is opened by a link", word(journey, "0", "now() + interval '1 day'"), open);
        refuses(
                "CONF-01: a record is opened by a link",
                word(journey, "0", "null"),
                SITTING.formatted("RECORD", other, journey));
        String left = "update alongside.journey set state = 'ENDED' where id = '" + journey + "'";
        refuses(
                "CONF-01: a record is opened by a link",
                word(journey, "0", "null"),
                left,
                "insert into alongside.consent_entry (organisation_id, journey_id, purpose, decision, how, wording,"
                        + " recorded_at, recorded_by) values ('demo', '" + journey
                        + "', 'KEEP_RECORD', 'WITHDRAWN', 'NOT_SAID', 'x', now(), 'worker1')",
                open);
        refuses("CONF-01: a record is opened by a link", left, open);
        refuses(
                "CONF-01: a record is opened by a link",
                word(journey, "0", "null"),
                "update alongside.own_word set chosen_beside = 'worker1' where journey_id = '" + journey + "'",
                open.replace("ends_at)", "ends_at, passed_on_by)").replace("'1 hour')", "'1 hour', 'worker1')"));
        refuses(
                "CONF-01: a record is opened by a link",
                word(journey, "0", "null"),
                "update alongside.own_word set beside_before = '{worker2,worker1}' where journey_id = '" + journey
                        + "'",
                open.replace("ends_at)", "ends_at, passed_on_by)").replace("'1 hour')", "'1 hour', 'worker1')"));
        refuses("CONF-01: there is no such journey", word(JourneyId.random(), "0", "null"));
        assertThat(run(Tasklist.ORGANISATION, word(journey, "0", "null"), open)).isEqualTo(1);
    }

    /** The same word and link as before, while nobody walks with them. */
    @Test
    void whoLeftOpensTheirsWithTheirWord() {
        JourneyId journey = survivors.inSupport();
        assertThat(run(
                        Tasklist.ORGANISATION,
                        word(journey, "0", "null"),
                        "update alongside.journey set state = 'ENDED' where id = '" + journey + "'",
                        SITTING.formatted("RECORD", journey, journey)))
                .isEqualTo(1);
    }

    @Test
    @Proves(PolicyId.CONF_09)
    void whatTheLawAsksToKeepIsNotErasedByWhoLeft() {
        JourneyId journey = survivors.inSupport();
        String[] kept = {
            "update alongside.journey set state = 'ENDED' where id = '" + journey + "'",
            "insert into alongside.erasure_review (id, organisation_id, journey_id, began_at)"
                    + " values (gen_random_uuid(), 'demo', '" + journey + "', now())",
            "update alongside.erasure_review set outcome = 'KEPT', reason = 'LEGAL_DUTY', ended_by = 'supervisor1',"
                    + " ended_at = now(), keep_until = current_date + 90 where journey_id = '" + journey + "'",
            "update alongside.record_key set erased_at = now(), erased_because = 'WITHDREW_CONSENT' where journey_id = '"
                    + journey + "'"
        };
        refuses("CONF-09: the law asks to keep this record", kept);
    }

    @Test
    void triesOfAWordAreCountedAndItIsOneOfEachSurvivor() {
        JourneyId journey = survivors.inSupport();
        refuses("own_word_tries", word(journey, "5", "null"));
        refuses("own_word_tries", word(journey, "-1", "null"));
        refuses("own_word_pkey", word(journey, "0", "null"), word(journey, "0", "null"));
        refuses("own_sitting_purpose_check", SITTING.formatted("OTHER", journey, journey));
    }

    @Test
    @Proves({PolicyId.CONF_01, PolicyId.CONF_03})
    void wrongTriesAreNotSetBackWithoutANewWordOrTheRightOne() {
        JourneyId journey = survivors.inSupport();
        JourneyId other = survivors.inSupport();
        String counted = "CONF-01: wrong words are counted";
        String update = "update alongside.own_word set %s where journey_id = '" + journey + "'";
        String opened =
                "tries = 0, opened_by = (select id from alongside.own_sitting where purpose = '%s' and journey_id = '%s'"
                        + " order by began_at desc limit 1)";
        run(Tasklist.ORGANISATION, word(journey, "3", "null"), word(other, "0", "null"));
        refuses(counted, update.formatted("tries = 0"));
        refuses(counted, update.formatted("tries = 2"));
        refuses(counted, update.formatted("tries = 0, opened_by = null"));
        refuses(
                "CONF-01: the right word opens",
                SITTING.formatted("WORD", journey, journey),
                update.formatted(opened.formatted("WORD", journey)));
        refuses(
                "CONF-01: the right word opens",
                SITTING.formatted("RECORD", other, other),
                update.formatted(opened.formatted("RECORD", other)));
        refuses(
                "CONF-01: the right word opens",
                SITTING.formatted("RECORD", journey, journey),
                "update alongside.own_sitting set closed_at = now() where journey_id = '" + journey + "'",
                update.formatted(opened.formatted("RECORD", journey)));
        refuses("CONF-01: a word stays", "delete from alongside.own_word where journey_id = '" + journey + "'");
        String closed = update.formatted("tries = 0, closed_until = now() + interval '1 day', wrong_at = array[now()]");
        refuses(counted, closed, update.formatted("closed_until = null"));
        refuses(counted, closed, update.formatted("closed_until = now()"));
        refuses("CONF-03: that a wrong word was given", closed, update.formatted("wrong_at = '{}'"));
        refuses(
                "CONF-03: that a wrong word was given",
                closed,
                update.formatted("hash = repeat('y', 60), wrong_at = '{}'"));
        refuses("own_word_wrong_at", update.formatted("wrong_at = array_fill(now(), array[11])"));
        String right = update.formatted(opened.formatted("RECORD", journey));
        assertThat(run(Tasklist.ORGANISATION, SITTING.formatted("RECORD", journey, journey), right))
                .isEqualTo(1);
        assertThat(run(
                        Tasklist.ORGANISATION,
                        update.formatted("tries = 4"),
                        update.formatted("hash = repeat('y', 60), tries = 0")))
                .isEqualTo(1);
        run(Tasklist.ORGANISATION, update.formatted("tries = 3"));
        refuses(counted, right);
    }

    @Test
    @Proves(PolicyId.CONF_05)
    void nothingCountsAsGoneThroughThatIsOfAnotherRecordOrADecidedCopy() {
        JourneyId journey = survivors.inSupport();
        JourneyId other = survivors.inSupport();
        String copy = REQUEST.formatted(Tasklist.ORGANISATION, journey, "COPY", "null", "45");
        String decided = "update alongside.own_request set gone_through_at = now(), gone_through_by = 'supervisor1',"
                + " decided_at = now(), decided_by = 'supervisor1', ready_until = now() + interval '1 day'"
                + " where journey_id = '" + journey + "'";
        String paper = "update alongside.own_request set on_paper_at = now()";
        assertThat(run(Tasklist.ORGANISATION, copy, seen(journey, journey))).isEqualTo(1);
        run(Tasklist.ORGANISATION, "delete from alongside.own_request_seen");
        refuses("CONF-07: this is no entry", seen(journey, other));
        refuses("CONF-07: this is no entry", decided, seen(journey, journey));
        refuses(
                "CONF-07: what is in a copy is decided once",
                decided,
                "update alongside.own_request set gone_through_at = now() + interval '1 hour' where journey_id = '"
                        + journey + "'");
        refuses("permission denied", "update alongside.own_request_seen set entry_id = request_id");
        refuses(
                "CONF-07: what was asked for on paper stays",
                paper + " where journey_id = '" + journey + "'",
                "update alongside.own_request set on_paper_at = null where journey_id = '" + journey + "'");
        refuses(
                "own_request_on_paper",
                REQUEST.formatted(Tasklist.ORGANISATION, other, "CORRECTION", "'x'", "45"),
                paper + " where journey_id = '" + other + "'");
    }

    @Test
    @Proves(PolicyId.CONF_01)
    void whoWroteDownThatACopyIsAskedForGoesThroughItOnlyWhereTheyWalkedWithThem() {
        JourneyId journey = survivors.inSupport();
        String copy = REQUEST.formatted(Tasklist.ORGANISATION, journey, "COPY", "null", "45")
                .replace("due_on)", "due_on, asked_by)")
                .replaceFirst("\\)$", ", '%s')");
        String through =
                "update alongside.own_request set gone_through_at = now(), gone_through_by = '%s' where journey_id = '"
                        + journey + "'";
        refuses(
                "CONF-01: who wrote down that somebody asks for a copy",
                copy.formatted("supervisor1"),
                through.formatted("supervisor1"));
        refuses("permission denied", "update alongside.own_request set asked_by = 'survivor'");
        String another = copy.formatted("supervisor1");
        assertThat(run(Tasklist.ORGANISATION, another, through.formatted("supervisor2")))
                .isEqualTo(1);
        JourneyId walked = survivors.inSupport();
        assertThat(run(
                        Tasklist.ORGANISATION,
                        copy.formatted("worker1").replace(journey.toString(), walked.toString()),
                        through.formatted("worker1").replace(journey.toString(), walked.toString())))
                .isEqualTo(1);
    }

    private static String seen(JourneyId asked, JourneyId entryOf) {
        return """
                insert into alongside.own_request_seen (request_id, entry_id, organisation_id)
                select r.id, (select id from alongside.record_entry where journey_id = '%s' limit 1), 'demo'
                from alongside.own_request r where r.journey_id = '%s'""".formatted(entryOf, asked);
    }

    @Test
    @Proves(PolicyId.CONF_07)
    void whatIsAskedForHasItsWordsItsDayAndIsDoneOnce() {
        JourneyId journey = survivors.inSupport();
        String organisation = Tasklist.ORGANISATION;
        String copy = REQUEST.formatted(organisation, journey, "COPY", "null", "45");
        String open = "' where journey_id = '" + journey + "'";
        refuses("own_request_words", REQUEST.formatted(organisation, journey, "COPY", "'x'", "45"));
        refuses("own_request_words", REQUEST.formatted(organisation, journey, "CORRECTION", "null", "45"));
        refuses("own_request_in_time", REQUEST.formatted(organisation, journey, "COPY", "null", "46"));
        refuses("own_request_one_copy", copy, copy);
        refuses("own_request_done", copy, "update alongside.own_request set done_by = 'worker1" + open);
        String done = "update alongside.own_request set done_at = now() + interval '1 minute', done_by = 'worker1'";
        refuses("own_request_outcome", copy, done + " where journey_id = '" + journey + "'");
        refuses("own_request_fits_outcome", copy, done + ", outcome = 'CORRECTED" + open);
        refuses(
                "own_request_decided",
                copy,
                "update alongside.own_request set decided_at = now(), decided_by = 'supervisor1',"
                        + " ready_until = now() + interval '1 day' where journey_id = '" + journey + "'");
        refuses(
                "own_request_gone_through",
                copy,
                "update alongside.own_request set gone_through_by = 'supervisor1" + open);
        refuses(
                "own_request_fetched",
                copy,
                "update alongside.own_request set fetched_at = now() where journey_id = '" + journey + "'");
        refuses(
                "CONF-07: what was done stays done",
                copy,
                done + ", outcome = 'FETCHED" + open,
                "update alongside.own_request set done_at = null, done_by = null, outcome = null where journey_id = '"
                        + journey + "'");
        refuses("CONF-07: what a survivor asked for stays", copy, "delete from alongside.own_request");
        refuses("permission denied", "update alongside.own_request set due_on = due_on + 1");
        refuses("permission denied", "update alongside.own_request set ciphertext = null");
    }

    @Test
    void nobodySeesOrTakesThemOfAnotherOrganisation() {
        JourneyId journey = survivors.inSupport();
        run(
                Tasklist.ORGANISATION,
                word(journey, "0", "null"),
                REQUEST.formatted(Tasklist.ORGANISATION, journey, "COPY", "null", "45"));
        assertThat(run(Visitors.ELSEWHERE, "update alongside.own_word set tries = 0"))
                .isZero();
        assertThat(run(Visitors.ELSEWHERE, "delete from alongside.own_word")).isZero();
        assertThat(run(Visitors.ELSEWHERE, "delete from alongside.own_request")).isZero();
        assertThat(run(Visitors.ELSEWHERE, "delete from alongside.own_request_left_out"))
                .isZero();
        assertThat(run(Visitors.ELSEWHERE, "delete from alongside.own_request_seen"))
                .isZero();
        refuses("CONF-01: there is no such journey", WORD.formatted(journey, Visitors.ELSEWHERE, "0", "null"));
        refuses(
                "CONF-07: there is no such journey",
                REQUEST.formatted(Visitors.ELSEWHERE, journey, "COPY", "null", "45"));
    }

    @Test
    @Proves({PolicyId.CONF_05, PolicyId.CONF_07})
    void whatIsLeftOutIsOfTheirRecordAndIsDecidedOnce() {
        JourneyId journey = survivors.inSupport();
        JourneyId other = survivors.inSupport();
        String copy = REQUEST.formatted(Tasklist.ORGANISATION, journey, "COPY", "null", "45");
        String decided = "update alongside.own_request set gone_through_at = now(), gone_through_by = 'supervisor1',"
                + " decided_at = now(), decided_by = 'supervisor1', ready_until = now() + interval '1 day'"
                + " where journey_id = '" + journey + "'";
        String own = leaveOut(journey, journey, "'ABOUT_SOMEBODY_ELSE'");
        assertThat(run(Tasklist.ORGANISATION, copy, own)).isEqualTo(1);
        run(Tasklist.ORGANISATION, "delete from alongside.own_request_left_out");
        refuses("CONF-07: this is not an entry", leaveOut(journey, other, "'ABOUT_SOMEBODY_ELSE'"));
        refuses("own_request_left_out_ground_check", leaveOut(journey, journey, "'KEPT_APART'"));
        refuses("CONF-07: what is in a copy is decided once", decided, own);
        refuses(
                "CONF-07: what is in a copy is decided once",
                own,
                decided,
                "delete from alongside.own_request_left_out");
        refuses("CONF-07: what is in a copy is decided once", decided, decided.replace("'1 day'", "'2 days'"));
        refuses("permission denied", "update alongside.own_request_left_out set entry_id = request_id");
    }

    private static String leaveOut(JourneyId asked, JourneyId entryOf, String ground) {
        return """
                insert into alongside.own_request_left_out
                    (request_id, entry_id, organisation_id, ground, marked_by, marked_at)
                select r.id, (select id from alongside.record_entry where journey_id = '%s' limit 1), 'demo', %s,
                    'supervisor1', now()
                from alongside.own_request r where r.journey_id = '%s'""".formatted(entryOf, ground, asked);
    }

    @ParameterizedTest
    @CsvSource({"COPYING, SUPERVISOR_OF_THIS", "MAIN, GOES_THROUGH_COPY"})
    @Proves(PolicyId.CONF_01)
    void aCopyIsGoneThroughForNoOtherReason(String part, String reason) {
        JourneyId journey = survivors.inSupport();
        refuses("reader_grant_copying", """
                insert into alongside.reader_grant (id, organisation_id, journey_id, user_id, compartment, sees_from, reason)
                values (gen_random_uuid(), 'demo', '%s', 'supervisor2', '%s', now(), '%s')""".formatted(journey, part, reason));
    }
}
