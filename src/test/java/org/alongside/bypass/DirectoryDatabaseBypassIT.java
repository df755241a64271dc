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
        return "insert into alongside.directory_entry (id, organisation_id, kind, cost, fits, name, texts, plain, plain_place,"
                + " reviewed_by, reviewed_on) values ('" + id + "', '" + organisation + "', '" + kind
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
        refuses("directory_entry_kind_check", entry(UUID.randomUUID(), "demo", "ANYTHING", "One"));
        refuses("directory_entry_name_check", entry(UUID.randomUUID(), "demo", "CRISIS", ""));
        refuses("directory_entry_name_check", entry(UUID.randomUUID(), "demo", "CRISIS", "x".repeat(201)));
    }
}
