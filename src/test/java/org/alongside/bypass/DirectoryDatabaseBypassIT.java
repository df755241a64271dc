package org.alongside.bypass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.Tasklist;
import org.junit.jupiter.api.Test;

/** What the database refuses of the directory to whoever has the rights of the service. */
@ProcessTest
class DirectoryDatabaseBypassIT extends ByServicesRole {
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
}
