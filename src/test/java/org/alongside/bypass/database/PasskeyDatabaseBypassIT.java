package org.alongside.bypass.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.alongside.proof.Executed;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.walk.InOrganisation;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the database refuses to the service's own role about passkeys when all code has been got round. CONF-01. */
@OverHttp
@ExcludeFromProcessCoverage
class PasskeyDatabaseBypassIT {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private static String key(String organisation, String userId, int number) {
        return """
                insert into alongside.passkey (id, organisation_id, user_id, credential_id, credential, backup_eligible,
                    sign_count, name, added_at)
                values (gen_random_uuid(), '%s', '%s', decode(lpad('%d', 32, '0'), 'hex'), decode(repeat('07', 77), 'hex'),
                    false, 0, 'My phone', now())
                """.formatted(organisation, userId, number);
    }

    /** Does all of it for an organisation, and keeps none of it. @return what the last one found */
    private List<String> run(String organisation, String... statements) {
        return InOrganisation.asked(
                organisation,
                () -> transaction.execute(status -> {
                    status.setRollbackOnly();
                    List<String> found = List.of();
                    for (String sql : statements) {
                        if (sql.startsWith("select")) {
                            found = jdbc.sql(sql).query(String.class).list();
                        } else {
                            jdbc.sql(sql).update();
                        }
                    }
                    return found;
                }));
    }

    private void refuses(String because, String... statements) {
        assertThatThrownBy(() -> run("demo", statements)).hasStackTraceContaining(because);
        Executed.databaseRefused(because);
    }

    @Test
    void keepsPasskeysAsTheyWereAdded() {
        String mine = key("demo", "worker1", 1);
        refuses("permission denied", mine, "update alongside.passkey set user_id = 'worker2'");
        refuses("permission denied", mine, "update alongside.passkey set credential = decode(repeat('08', 77), 'hex')");
        refuses("permission denied", mine, "select encode(credential, 'hex') from alongside.passkey");
        refuses("passkey_credential_id_key", mine, key("demo", "worker2", 1));
        refuses("a passkey is for an account of its organisation", key("demo", "nobody7", 1));
        String[] eleven = IntStream.rangeClosed(1, 11)
                .mapToObj(number -> key("demo", "worker1", number))
                .toArray(String[]::new);
        refuses("ten passkeys at most", eleven);
    }

    @Test
    void showsAnOrganisationItsOwnPasskeys() {
        String ids = "select user_id from alongside.passkey";
        assertThat(run("demo", key("demo", "worker1", 1), ids)).containsExactly("worker1");
        refuses("a passkey is for an account of its organisation", key("elsewhere", "worker1", 1));
        refuses(
                "row-level security",
                "insert into engine.act_id_tenant (id_, rev_, name_) values ('elsewhere', 1, 'Elsewhere')"
                        + " on conflict do nothing",
                "insert into engine.act_id_tenant_member values ('x', 'elsewhere', 'worker1', null)",
                key("elsewhere", "worker1", 1));
        assertThat(run(
                        "demo",
                        key("demo", "worker1", 1),
                        "select set_config('alongside.organisation', 'elsewhere', true)",
                        ids))
                .isEmpty();
    }

    @Test
    void endsPasskeysWithThePasswordThePlaceAndTheAccount() {
        String mine = key("demo", "worker1", 1);
        String left = "select user_id from alongside.passkey";
        String roles = "delete from engine.act_id_membership where user_id_ = 'worker1'";
        String place = "delete from engine.act_id_tenant_member where user_id_ = 'worker1'";
        assertThat(run("demo", mine, key("demo", "worker2", 2), roles, place, left))
                .containsExactly("worker2");
        assertThat(run("demo", mine, roles, "update engine.act_id_user set pwd_ = 'x' where id_ = 'worker1'", left))
                .isEmpty();
        // The place is what an account has last: without it, only the account itself would be left to end them.
        assertThat(run("demo", mine, "update engine.act_id_user set salt_ = 'x' where id_ = 'worker1'", left))
                .isEmpty();
        assertThat(run("demo", mine, "update engine.act_id_user set last_ = 'Other' where id_ = 'worker1'", left))
                .containsExactly("worker1");
    }

    @Test
    void forgetsNoUsedChallengeThatStillCounts() {
        String use = "insert into alongside.used_challenge values (decode(repeat('%s', 32), 'hex'), now() %s)";
        String left = "select encode(hash, 'hex') from alongside.used_challenge where hash in"
                + " (decode(repeat('01', 32), 'hex'), decode(repeat('02', 32), 'hex'))";
        assertThat(run(
                        "demo",
                        use.formatted("01", "+ interval '1 minute'"),
                        use.formatted("02", "- interval '1 minute'"),
                        "delete from alongside.used_challenge",
                        left))
                .containsExactly("01".repeat(32));
        refuses("permission denied", "update alongside.used_challenge set ends_at = now() - interval '1 day'");
    }

    @Test
    void tellsAnAccountAloneWhatBecameOfItsPasskeys() {
        String told =
                "select user_id || ' ' || what from alongside.passkey_change where user_id like 'worker_' order by id";
        String mine = key("demo", "worker1", 1);
        String forget = "delete from alongside.passkey_change where user_id in ('worker1', 'worker2')";
        String remove = "delete from alongside.passkey where user_id = 'worker1'";
        String[] become = {mine, remove, mine, "update engine.act_id_user set pwd_ = 'x' where id_ = 'worker1'", told};
        assertThat(run("demo", become)).endsWith("worker1 ADDED", "worker1 REMOVED", "worker1 ADDED", "worker1 ENDED");
        assertThat(run(
                        "demo",
                        mine,
                        "select set_config('alongside.organisation', 'elsewhere', true)",
                        "select name from alongside.passkey_change"))
                .isEmpty();
        refuses("permission denied", mine, forget);
        refuses("permission denied", mine, "update alongside.passkey_change set name = 'x'");
        refuses(
                "permission denied",
                "insert into alongside.passkey_change (organisation_id, user_id, name, what, at)"
                        + " values ('demo', 'worker1', 'x', 'ADDED', now())");
        String opens = "select alongside.passkey_is_of('%s', id)::text from alongside.passkey";
        assertThat(run("demo", mine, opens.formatted("worker1"))).containsExactly("true");
        assertThat(run("demo", mine, opens.formatted("worker2"))).containsExactly("false");
    }
}
