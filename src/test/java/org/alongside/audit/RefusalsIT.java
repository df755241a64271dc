package org.alongside.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.alongside.access.CurrentOrganisation;
import org.alongside.ids.WorkerId;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Being refused many times is no means to keep others from their work, or to fill the disk. */
@SpringBootTest
class RefusalsIT {
    private static final Refused NO = new Refused(PolicyId.CONF_01, "This is not yours.");

    @Autowired
    Refusals refusals;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource database;

    @Autowired
    Environment environment;

    private final String account =
            "flood" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);

    private void inOneTransaction(Runnable work) {
        CurrentOrganisation.runAs("demo", () -> transaction.executeWithoutResult(status -> work.run()));
    }

    private void refuse(String who, String act) {
        CurrentOrganisation.runAs("demo", () -> refusals.refused(NO, WorkerId.of(who), act, null));
    }

    private List<String> rowsOf(String who) {
        List<String> rows = new ArrayList<>();
        inOneTransaction(() -> rows.addAll(
                jdbc.sql("""
                        select chain || ': ' || act || ' ' || policy_id || ' ' || regexp_replace(details, 'since=[^;]*;', '')
                        from alongside.ledger_entry where actor = :actor and outcome = 'REFUSED' order by position
                        """).param("actor", who).query(String.class).list()));
        return rows;
    }

    @Test
    void writesEachOfThoseThatAPersonMeets() {
        for (int i = 0; i < 30; i++) {
            refuse(account, "ClaimTaskCmd");
        }
        assertThat(rowsOf(account)).hasSize(30).containsOnly("by-" + account + ": ClaimTaskCmd CONF-01 ");
    }

    @Test
    void countsThoseThatOnlyAProgramMeets() throws Exception {
        int count = RefusalCounts.AT_ONCE_MAX + 400;
        for (int i = 0; i < count; i++) {
            refuse(account, i % 2 == 0 ? "ClaimTaskCmd" : "AssignTaskCmd");
        }
        int written = rowsOf(account).size();
        assertThat(written).isBetween(RefusalCounts.AT_ONCE_MAX, count - 1);

        refusals.writeCounted();

        List<String> counted = rowsOf(account).subList(written, rowsOf(account).size());
        assertThat(counted).hasSizeBetween(1, 2).allMatch(row -> row.contains(" CONF-01 times="));
        long times = counted.stream()
                .mapToLong(row -> Long.parseLong(row.substring(row.lastIndexOf('=') + 1)))
                .sum();
        assertThat(written + times).isEqualTo(count);
        refusals.writeCounted();
        assertThat(rowsOf(account)).hasSize(written + counted.size());
        assertThat(WholeLedger.brokenAt(database, environment)).isNull();
    }

    /** However long somebody's chain is held, and by whatever. */
    @Test
    void keepsNobodyElseWaiting() {
        String other = account + "b";
        inOneTransaction(() -> {
            jdbc.sql("select count(*) from alongside.hold_chains('demo', :chains)")
                    .param("chains", new String[] {Ledger.refusalsOf(WorkerId.of(account))})
                    .query(Long.class)
                    .single();
            refuse(other, "ClaimTaskCmd");
        });
        assertThat(rowsOf(other)).containsExactly("by-" + other + ": ClaimTaskCmd CONF-01 ");
    }
}
