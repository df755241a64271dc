package org.alongside.workers;

import java.util.Objects;
import org.alongside.testing.walk.Tasklist;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** More peer workers than fit on any page, with accounts; made and removed beside the service, as the owner. */
final class ManyWorkers implements AutoCloseable {
    /** Their name is the last in the alphabet, and nobody meets more wishes or is trained for more. */
    static final String LAST = "zz-last";

    private static final String WHO = " like 'many-%' or user_id_ = '" + LAST + "'";

    private final SingleConnectionDataSource connection;
    private final JdbcClient jdbc;

    private ManyWorkers(Environment environment) {
        connection = new SingleConnectionDataSource(
                Objects.requireNonNull(environment.getProperty("spring.datasource.url")),
                environment.getProperty("spring.flyway.user"),
                environment.getProperty("spring.flyway.password"),
                true);
        jdbc = JdbcClient.create(connection);
        jdbc.sql("select set_config('alongside.organisation', :organisation, false)")
                .param("organisation", Tasklist.ORGANISATION)
                .query(String.class)
                .single();
    }

    static ManyWorkers are(int count, Environment environment) {
        ManyWorkers many = new ManyWorkers(environment);
        many.remove();
        String everybody = "(select 'many-' || lpad(n::text, 4, '0') as id from generate_series(1, " + count
                + ") n union all select '" + LAST + "') many ";
        many.jdbc
                .sql("insert into engine.act_id_user (id_, rev_, first_) select id, 1, id from " + everybody)
                .update();
        many.jdbc
                .sql("insert into engine.act_id_membership (user_id_, group_id_) select id, 'peer-worker' from "
                        + everybody)
                .update();
        many.jdbc
                .sql("insert into engine.act_id_tenant_member (id_, tenant_id_, user_id_) select id, :organisation, id"
                        + " from " + everybody)
                .param("organisation", Tasklist.ORGANISATION)
                .update();
        many.jdbc
                .sql("insert into alongside.worker (user_id, organisation_id, languages, trained_until)"
                        + " select id, :organisation, '{ENGLISH}', current_date + 300 from " + everybody)
                .param("organisation", Tasklist.ORGANISATION)
                .update();
        many.jdbc
                .sql("update alongside.worker set cultures = '{PASIFIKA,MAORI_WORKER}',"
                        + " offending_trained_until = current_date + 300 where user_id = '" + LAST + "'")
                .update();
        return many;
    }

    private void remove() {
        jdbc.sql("delete from alongside.worker where user_id" + WHO.replace("user_id_", "user_id"))
                .update();
        jdbc.sql("delete from engine.act_id_membership where user_id_" + WHO).update();
        jdbc.sql("delete from engine.act_id_tenant_member where user_id_" + WHO).update();
        jdbc.sql("delete from engine.act_id_user where id_" + WHO.replace("user_id_", "id_"))
                .update();
    }

    @Override
    public void close() {
        remove();
        connection.destroy();
    }
}
