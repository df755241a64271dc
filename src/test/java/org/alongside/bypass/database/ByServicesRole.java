package org.alongside.bypass.database;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.alongside.proof.Executed;
import org.alongside.testing.walk.Tasklist;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the service's own role sends to the database when all code has been got round. */
abstract class ByServicesRole {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    final int run(String organisation, String sql) {
        return asked(organisation, transaction, () -> jdbc.sql(sql).update());
    }

    final int run(String sql) {
        return run(Tasklist.ORGANISATION, sql);
    }

    final void refuses(String because, String sql) {
        assertThatThrownBy(() -> run(sql)).hasStackTraceContaining(because);
        Executed.databaseRefused(because);
    }
}
