package org.alongside.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Objects;
import org.alongside.ids.GroupId;
import org.alongside.policy.Refused;
import org.alongside.proof.Executed;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.walk.PeerGroups;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever the database refuses something reads a sentence about it, not that the database is away. */
@Tag(Executed.NO_PROOF)
@ProcessTest
class DatabaseRefusalsProcessTest {
    @Autowired
    PeerGroups groups;

    @Autowired
    JdbcClient jdbc;

    private Throwable thrownBy(String sql) {
        return catchThrowable(() -> groups.asked(() -> jdbc.sql(sql).update()));
    }

    @Test
    void aTriggerThatHoldsAPolicyIsARefusalUnderIt() {
        GroupId group = groups.opened();

        Refused refused = Objects.requireNonNull(DatabaseRefusals.refusalIn(
                thrownBy("update alongside.group_meeting set state = 'HELD' where group_id = '%s'".formatted(group))));

        assertThat(refused.code()).isEqualTo("GROUP-07");
        assertThat(refused.sentence())
                .contains("What you typed is still here")
                .doesNotContain("opened before")
                .doesNotContain("ERROR");
    }

    @Test
    void aConstraintThatDoesNotHoldMeansThatSomebodyWasFaster() {
        GroupId group = groups.opened();

        Throwable thrown = thrownBy("""
                insert into alongside.group_meeting (id, organisation_id, group_id, starts_at, minutes, state, is_welcome,
                    facilitator_id) values (gen_random_uuid(), 'demo', '%s', now() + interval '3 days', 60, 'PLANNED', false,
                    'facilitator1')""".formatted(group));

        assertThat(DatabaseRefusals.isAtOnce(thrown)).isTrue();
        assertThat(DatabaseRefusals.refusalIn(thrown)).isNull();
    }

    @Test
    void everythingElseIsNeither() {
        Throwable thrown = thrownBy("delete from alongside.ledger_entry");

        assertThat(DatabaseRefusals.isAtOnce(thrown)).isFalse();
        assertThat(DatabaseRefusals.refusalIn(thrown)).isNull();
        assertThat(DatabaseRefusals.refusalIn(new IllegalStateException("GROUP-07: not from a database")))
                .isNull();
    }
}
