package org.alongside.referral.answers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.alongside.ids.ReferralId;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.referral.Referral;
import org.alongside.referral.answers.ServiceAnswers.Given;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What services answered by themselves, as it is kept. */
@Repository
@Transactional(propagation = Propagation.REQUIRED)
@Policy(
        value = PolicyId.REFER_05,
        database = {"trigger service_answers", "check service_answer_until"})
@Policy(value = PolicyId.CONSENT_06, database = "trigger service_answers")
@Policy(value = PolicyId.CONF_06, database = "trigger service_answers")
class ServiceAnswerRows {
    private final JdbcClient jdbc;

    ServiceAnswerRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(ReferralId id, Given given) {
        jdbc.sql("""
                        insert into alongside.service_answer (referral_id, organisation_id, answer, waiting_until, answered_at)
                        values (:id, current_setting('alongside.organisation'), :answer, :until, :at)
                        """)
                .param("id", id.value())
                .param("answer", given.answer().name())
                .param("until", given.waitingUntil())
                .param("at", Timestamp.from(given.at()))
                .update();
    }

    Optional<Given> find(ReferralId id) {
        return jdbc.sql(
                        "select answer, waiting_until, answered_at from alongside.service_answer where referral_id = :id")
                .param("id", id.value())
                .query((row, n) -> given(row))
                .optional();
    }

    /** Of these referrals, where there is one. */
    Map<ReferralId, Given> of(Collection<ReferralId> ids) {
        record One(ReferralId id, Given given) {}
        return jdbc
                .sql("""
                        select referral_id, answer, waiting_until, answered_at from alongside.service_answer
                        where referral_id = any(:ids)
                        """)
                .param("ids", ids.stream().map(ReferralId::value).toArray(UUID[]::new))
                .query((row, n) -> new One(ReferralId.of(row.getObject("referral_id", UUID.class)), given(row)))
                .list()
                .stream()
                .collect(Collectors.toMap(One::id, One::given));
    }

    private static Given given(ResultSet row) throws SQLException {
        return new Given(
                Referral.Answer.valueOf(row.getString("answer")),
                row.getObject("waiting_until", LocalDate.class),
                row.getTimestamp("answered_at").toInstant());
    }
}
