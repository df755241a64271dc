package org.alongside.bypass.database;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.alongside.access.Organisations;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.Tasklist;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the database refuses of the directory to whoever has the rights of the service. */
@ProcessTest
class DirectoryDatabaseBypassIT extends ByServicesRole {
    @Autowired
    Organisations organisations;

    private static String entry(UUID id, String organisation, String kind, String name) {
        return "insert into alongside.directory_entry (id, organisation_id, kind, cost, fits, name, texts, plain,"
                + " plain_place, reviewed_by, reviewed_on) values ('" + id + "', '" + organisation + "', '" + kind
                + "', 'FREE', '{}', '" + name
                + "', '{}', '', '', 'supervisor1', current_date)";
    }

    @Test
    @Proves(PolicyId.REFER_03)
    void anotherOrganisationSeesAndChangesNothingAndNothingGoesAway() {
        UUID id = UUID.randomUUID();
        run(Tasklist.ORGANISATION, entry(id, "demo", "CRISIS", "One"));
        String reviewed = "update alongside.directory_entry set reviewed_on = current_date where id = '" + id + "'";
        assertThat(run(Tasklist.ORGANISATION, reviewed)).isEqualTo(1);
        assertThat(run(Visitors.ELSEWHERE, reviewed)).isZero();
        refuses("row-level security", entry(UUID.randomUUID(), Visitors.ELSEWHERE, "CRISIS", "One"));
        refuses("permission denied", "delete from alongside.directory_entry where id = '" + id + "'");
        refuses(
                "permission denied",
                "update alongside.directory_entry set is_demonstration = false where id = '" + id + "'");
        refuses(
                "directory_entry_reviewed_by_somebody",
                "update alongside.directory_entry set reviewed_by = null where id = '" + id + "'");
        refuses(
                "directory_entry_imported_has_id",
                "update alongside.directory_entry set imported_version = 1 where id = '" + id + "'");
        refuses("permission denied", "update alongside.directory_entry set hsds_id = 'other' where id = '" + id + "'");
        refuses(
                "permission denied",
                "update alongside.directory_entry set proposed_by = 'worker1', proposed_on = current_date where id = '"
                        + id + "'");
        refuses("directory_entry_kind_check", entry(UUID.randomUUID(), "demo", "ANYTHING", "One"));
        refuses("directory_entry_name_check", entry(UUID.randomUUID(), "demo", "CRISIS", ""));
        refuses("directory_entry_name_check", entry(UUID.randomUUID(), "demo", "CRISIS", "x".repeat(201)));
    }

    private static String sent(UUID id, String organisation, String by, String more) {
        return "insert into alongside.directory_import (organisation_id, sent_by, id, sent_at, preview, file, plan,"
                + " done_at) values ('"
                + organisation + "', '" + by + "', '" + id + "', now(), '{}', " + more + ")";
    }

    @Test
    void aFileThatWasSentIsOfOneOrganisationAndOneForEachWhoSendsAndGoesWhenItIsImported() {
        UUID id = UUID.randomUUID();
        String plan = "decode(repeat('00', 32), 'hex')";
        String by = "supervisor-" + id;
        run(Tasklist.ORGANISATION, sent(id, "demo", by, "'a', " + plan + ", null"));
        refuses("directory_import_pkey", sent(UUID.randomUUID(), "demo", by, "'a', " + plan + ", null"));
        refuses("row-level security", sent(UUID.randomUUID(), Visitors.ELSEWHERE, by, "'a', " + plan + ", null"));
        String done = "update alongside.directory_import set done_at = now()";
        String of = " where id = '" + id + "'";
        assertThat(run(Visitors.ELSEWHERE, done + of)).isZero();
        assertThat(run(Visitors.ELSEWHERE, "delete from alongside.directory_import" + of))
                .isZero();
        refuses("directory_import_done_keeps_no_file", done + of);
        refuses("directory_import_plan_is_of_a_file", "update alongside.directory_import set file = null" + of);
        refuses("directory_import_plan_check", "update alongside.directory_import set plan = 'a'" + of);
        refuses("permission denied", "update alongside.directory_import set sent_by = 'supervisor2'" + of);
        refuses(
                "directory_import_file_check",
                "update alongside.directory_import set file = convert_to(repeat('a', 20000001), 'UTF8')" + of);
        refuses(
                "directory_import_preview_check",
                "update alongside.directory_import set preview = jsonb_build_object('a', repeat('a', 4000000))" + of);
        assertThat(run(Tasklist.ORGANISATION, done + ", file = null, plan = null" + of))
                .isEqualTo(1);
        assertThat(run(Tasklist.ORGANISATION, "delete from alongside.directory_import" + of))
                .isEqualTo(1);
    }

    private static String review(UUID id, String organisation, UUID entry) {
        return "insert into alongside.directory_review (id, organisation_id, entry_id, asked_version, began_at) values"
                + " ('"
                + id + "', '" + organisation + "', '" + entry + "', 0, now() - interval '1 hour')";
    }

    @Test
    @Proves(PolicyId.REFER_03)
    void aReviewIsOfAnEntryOfItsOrganisationOneAtATimeAndWhatWasFoundStays() {
        UUID entry = UUID.randomUUID();
        UUID id = UUID.randomUUID();
        run(Tasklist.ORGANISATION, entry(entry, "demo", "CRISIS", "Reviewed"));
        run(Tasklist.ORGANISATION, review(id, "demo", entry));
        refuses("directory_review_one_open", review(UUID.randomUUID(), "demo", entry));
        refuses("row-level security", review(UUID.randomUUID(), Visitors.ELSEWHERE, entry));
        refuses("directory_review_organisation_id_entry_id_fkey", review(UUID.randomUUID(), "demo", UUID.randomUUID()));
        String of = " where id = '" + id + "'";
        String end = "update alongside.directory_review set ended_at = now(), ended_by = 'supervisor1', outcome = ";
        assertThat(run(Visitors.ELSEWHERE, end + "'RIGHT'" + of)).isZero();
        refuses("permission denied", "delete from alongside.directory_review" + of);
        refuses("permission denied", "update alongside.directory_review set asked_version = 7" + of);
        refuses("directory_review_outcome_check", end + "'ANYTHING'" + of);
        refuses("directory_review_ended", "update alongside.directory_review set outcome = 'RIGHT'" + of);
        refuses("directory_review_asked_again", end + "'NO_ANSWER'" + of);
        refuses("directory_review_asked_again", end + "'RIGHT', ask_again_on = current_date" + of);
        assertThat(run(Tasklist.ORGANISATION, end + "'RIGHT'" + of)).isEqualTo(1);
        refuses("REFER-03", end + "'CLOSED'" + of);
    }

    private static String merge(UUID goes, UUID stays) {
        return "update alongside.directory_entry set closed = true, merged_into = '" + stays + "' where id = '" + goes
                + "'";
    }

    @Test
    @Proves(PolicyId.REFER_03)
    void whatIsMergedLeadsToOneThatStaysAndStaysAsItWas() {
        UUID stays = UUID.randomUUID();
        UUID goes = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        UUID elsewhere = UUID.randomUUID();
        for (UUID id : new UUID[] {stays, goes, other}) {
            run(Tasklist.ORGANISATION, entry(id, "demo", "CRISIS", "Merged"));
        }
        organisations.keep(Visitors.ELSEWHERE);
        run(Visitors.ELSEWHERE, entry(elsewhere, Visitors.ELSEWHERE, "CRISIS", "Merged"));
        refuses("directory_entry_not_into_itself", merge(goes, goes));
        refuses("directory_entry_merged_into", merge(goes, elsewhere));
        refuses("directory_entry_merged_into", merge(goes, UUID.randomUUID()));
        assertThat(run(Visitors.ELSEWHERE, merge(goes, elsewhere))).isZero();
        refuses(
                "directory_entry_merged_is_closed",
                "update alongside.directory_entry set merged_into = '" + stays + "' where id = '" + goes + "'");
        refuses(
                "directory_entry_merged_into",
                "insert into alongside.directory_entry (id, organisation_id, kind, cost, fits, name, texts, plain,"
                        + " plain_place, closed, merged_into) select gen_random_uuid(), organisation_id, kind, cost, fits,"
                        + " name, texts, '', '', true, '" + elsewhere + "' from alongside.directory_entry where id = '"
                        + stays + "'");

        assertThat(run(Tasklist.ORGANISATION, merge(goes, stays))).isEqualTo(1);
        refuses("REFER-03", merge(other, goes));
        refuses("REFER-03", merge(stays, other));
        refuses("REFER-03", merge(stays, goes));
        String of = " where id = '" + goes + "'";
        for (String changed : new String[] {
            "closed = false, merged_into = null",
            "merged_into = null",
            "closed = false",
            "name = 'Other'",
            "reviewed_on = current_date - 1",
            "version = version + 1"
        }) {
            refuses("REFER-03", "update alongside.directory_entry set " + changed + of);
        }
        assertThat(run(
                        Tasklist.ORGANISATION,
                        "update alongside.directory_entry set closed = true, merged_into = '" + other
                                + "' where id in ('" + stays + "', '" + goes + "')"))
                .as("leads on in one statement")
                .isEqualTo(2);
    }

    /** Both at once in two transactions, each of which saw neither. */
    @Test
    @Proves(PolicyId.REFER_03)
    void ofTwoThatAreMergedIntoEachOtherAtOnceOneStays() throws Exception {
        UUID one = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        run(Tasklist.ORGANISATION, entry(one, "demo", "CRISIS", "One"));
        run(Tasklist.ORGANISATION, entry(other, "demo", "CRISIS", "Other"));
        CountDownLatch isMerged = new CountDownLatch(1);
        CompletableFuture<Integer> first =
                CompletableFuture.supplyAsync(() -> asked(Tasklist.ORGANISATION, transaction, () -> {
                    int rows = jdbc.sql(merge(one, other)).update();
                    isMerged.countDown();
                    // Until the other one waits for this one.
                    jdbc.sql("select pg_sleep(0.5)").query().listOfRows();
                    return rows;
                }));
        assertThat(isMerged.await(20, TimeUnit.SECONDS)).isTrue();
        refuses("REFER-03", merge(other, one));
        assertThat(first.get(20, TimeUnit.SECONDS)).isEqualTo(1);
    }
}
