package org.alongside.access.signin;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What only the nodes of this installation know, and all of them the same: from the database, read once. */
@Component
class SignInSalt {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private volatile @Nullable String salt;

    SignInSalt(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    String text() {
        String known = salt;
        if (known == null) {
            known = Objects.requireNonNull(
                    transaction.execute(status -> jdbc.sql("select salt from alongside.sign_in_salt")
                            .query(String.class)
                            .single()));
            salt = known;
        }
        return known;
    }

    byte[] bytes() {
        return text().getBytes(StandardCharsets.UTF_8);
    }
}
