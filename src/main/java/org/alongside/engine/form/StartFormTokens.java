package org.alongside.engine.form;

import java.util.Optional;
import org.alongside.ids.WorkerId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which opened start forms were taken, and what each began. The page gives each form that it opens a mark, and sends it
 * as the business key, which the service never takes as such.
 */
@Repository
@Transactional(propagation = Propagation.REQUIRED)
public class StartFormTokens {
    private final JdbcClient jdbc;

    StartFormTokens(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The mark in what was sent, if it has one. */
    public static Optional<StartMark> read(@Nullable String sent) {
        try {
            return sent == null || sent.length() != 36 ? Optional.empty() : Optional.of(StartMark.of(sent));
        } catch (IllegalArgumentException notAMark) {
            return Optional.empty();
        }
    }

    /**
     * Keeps that this form was taken, in the transaction of what it begins.
     *
     * @throws org.springframework.dao.DuplicateKeyException when it was taken before; who sends it at the same moment waits
     */
    void take(StartMark mark, WorkerId userId, String processInstanceId) {
        jdbc.sql("""
                        delete from alongside.start_mark
                        where user_id = :user and begun_at < clock_timestamp() - interval '7 days'
                        """).param("user", userId.value()).update();
        jdbc.sql("""
                        insert into alongside.start_mark (organisation_id, user_id, mark, process_instance_id)
                        values (current_setting('alongside.organisation'), :user, :mark, :instance)
                        """)
                .param("user", userId.value())
                .param("mark", mark.value())
                .param("instance", processInstanceId)
                .update();
    }

    /** What this form began when it was sent before. */
    public Optional<String> begunBy(StartMark mark, WorkerId userId) {
        return jdbc.sql("select process_instance_id from alongside.start_mark where user_id = :user and mark = :mark")
                .param("user", userId.value())
                .param("mark", mark.value())
                .query(String.class)
                .optional();
    }
}
