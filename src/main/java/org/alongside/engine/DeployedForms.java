package org.alongside.engine;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Forms as they were deployed, for pages that ask them without a task. What is deployed stays as it is. */
@Component
public class DeployedForms {
    private static final String FORM = """
            select d.version_, b.bytes_ from engine.act_re_camformdef d
            join engine.act_ge_bytearray b on b.deployment_id_ = d.deployment_id_ and b.name_ = d.resource_name_
            where d.key_ = :key
            """;

    private final JdbcClient jdbc;

    DeployedForms(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param json a Camunda Form */
    public record DeployedForm(String key, int version, String json) {}

    /** The newest version. */
    public Optional<DeployedForm> newest(String key) {
        return jdbc.sql(FORM + "order by d.version_ desc limit 1")
                .param("key", key)
                .query((row, n) -> new DeployedForm(key, row.getInt(1), text(row.getBytes(2))))
                .optional();
    }

    /** One version, such as the one on which somebody began to answer. */
    public Optional<DeployedForm> of(String key, int version) {
        return jdbc.sql(FORM + "and d.version_ = :version")
                .param("key", key)
                .param("version", version)
                .query((row, n) -> new DeployedForm(key, version, text(row.getBytes(2))))
                .optional();
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }
}
