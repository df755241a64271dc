package org.alongside.bypass.database;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.alongside.ids.JourneyId;
import org.alongside.ids.SupporterId;
import org.alongside.journey.whanau.WhanauSteps;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Executed;
import org.alongside.proof.Proves;
import org.alongside.records.ToldByOthers;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.Tasklist;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database refuses of what others told to whoever has the rights of the service. */
@ProcessTest
class ToldDatabaseBypassIT extends WhanauSteps {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    ToldByOthers told;

    private int run(String organisation, String sql) {
        return asked(organisation, transaction, () -> jdbc.sql(sql).update());
    }

    private boolean erases(String organisation, JourneyId journey, UUID entry) {
        return asked(organisation, transaction, () -> jdbc.sql("select alongside.erase_what_was_told(:journey, :entry)")
                .param("journey", journey.value())
                .param("entry", entry)
                .query(Boolean.class)
                .single());
    }

    private void refuses(String because, String sql) {
        assertThatThrownBy(() -> run(Tasklist.ORGANISATION, sql)).hasStackTraceContaining(because);
        Executed.databaseRefused(because);
    }

    @Test
    @Proves({PolicyId.CONSENT_08, PolicyId.CONF_01})
    void itWaitsStaysToldAndNothingElseIsDeleted() {
        JourneyId journey = survivors.inSupport();
        SupporterId mere = brings(journey, MERE);
        does(journey, () -> told.write(journey, mere, "Something", WORKER1, "test"));
        UUID entry =
                asked(() -> told.read(journey, WORKER1, "test")).get(0).id().value();
        String where = " where entry_id = '" + entry + "'";
        String change = "update alongside.told_by_others set ";
        refuses("permission denied", "delete from alongside.told_by_others" + where);
        refuses("permission denied", "delete from alongside.record_entry where id = '" + entry + "'");
        refuses(
                "permission denied",
                "insert into alongside.told_by_others (entry_id, organisation_id, journey_id) values ('"
                        + UUID.randomUUID() + "', 'demo', '" + journey + "')");
        refuses("permission denied", change + "journey_id = '" + UUID.randomUUID() + "'" + where);
        refuses("told_before_answer", change + "answer = 'STAYS', answered_at = now()" + where);
        refuses("told_by_somebody", change + "told_at = now()" + where);
        refuses("told by somebody else", change + "supporter_id = '" + UUID.randomUUID() + "'" + where);
        assertThat(run(Visitors.ELSEWHERE, change + "told_at = now(), told_by = 'x'" + where))
                .isZero();
        run(Tasklist.ORGANISATION, change + "told_at = now(), told_by = 'worker1'" + where);
        refuses("stays told", change + "told_at = null, told_by = null" + where);
        refuses("told_has_words", change + "answer = 'OWN_WORDS', answered_at = now()" + where);
        refuses(
                "not the words of this survivor",
                change + "answer = 'OWN_WORDS', answered_at = now(), own_words = '" + entry + "'" + where);

        UUID another = asked(Tasklist.ORGANISATION, transaction, () -> jdbc.sql(
                                "select id from alongside.record_entry where journey_id = :journey and field = 'contact.alias'")
                        .param("journey", journey.value())
                        .query(UUID.class)
                        .list())
                .stream()
                .findFirst()
                .orElse(UUID.randomUUID());
        assertThat(erases(Tasklist.ORGANISATION, journey, another)).isFalse();
        assertThat(erases(Tasklist.ORGANISATION, survivors.inSupport(), entry)).isFalse();
        assertThat(erases(Visitors.ELSEWHERE, journey, entry)).isFalse();
        assertThat(erases(Tasklist.ORGANISATION, journey, entry)).isTrue();
        assertThat(asked(() -> told.waiting(journey))).isZero();
    }
}
