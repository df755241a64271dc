package org.alongside.access.transactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.alongside.access.CurrentOrganisation;
import org.alongside.access.Organisations;
import org.alongside.database.EmbeddedPostgres;
import org.alongside.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
class OrganisationsIT {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Organisations organisations;

    @Autowired
    Environment environment;

    private TransactionTemplate transaction;

    @BeforeEach
    void makeTwo() {
        transaction = new TransactionTemplate(transactions);
        organisations.keep("one");
        organisations.keep("two");
    }

    private List<String> seen() {
        return jdbc.sql("select id from organisation order by id")
                .query(String.class)
                .list();
    }

    private List<String> seenInTransaction() {
        return Objects.requireNonNull(transaction.execute(status -> seen()));
    }

    @Test
    void showsOnesOwnOrganisationOnly() throws Exception {
        assertThat(CurrentOrganisation.callAs("one", this::seenInTransaction)).containsExactly("one");
        assertThat(CurrentOrganisation.callAs("two", this::seenInTransaction)).containsExactly("two");
    }

    @Test
    void showsNothingWithoutOrganisation() {
        assertThat(seenInTransaction()).isEmpty();
        assertThat(seen()).isEmpty();
    }

    @Test
    void leavesNothingOnTheConnectionAfterwards() throws Exception {
        for (int i = 0; i < 30; i++) {
            CurrentOrganisation.callAs("one", this::seenInTransaction);
            assertThat(seenInTransaction()).isEmpty();
        }
        assertThat(CurrentOrganisation.current()).isEmpty();
    }

    @Test
    void takesRowsOfOnesOwnOrganisationOnly() {
        assertThatThrownBy(() -> CurrentOrganisation.runAs(
                        "one",
                        () -> transaction.executeWithoutResult(
                                status -> jdbc.sql("insert into organisation (id, name) values ('three', 'x')")
                                        .update())))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void bindsATransactionInBetweenToo() throws Exception {
        TransactionTemplate another = new TransactionTemplate(transactions);
        another.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        List<String> inner = CurrentOrganisation.callAs(
                "one", () -> transaction.execute(status -> another.execute(within -> seen())));
        assertThat(inner).containsExactly("one");
    }

    @Test
    void letsAJobBindItsTransactionOnce() {
        transaction.executeWithoutResult(status -> {
            assertThat(seen()).isEmpty();
            CurrentOrganisation.bindTransaction("two");
            assertThat(seen()).containsExactly("two");
            assertThat(CurrentOrganisation.current()).contains("two");
            CurrentOrganisation.bindTransaction("two");
            assertThatThrownBy(() -> CurrentOrganisation.bindTransaction("one"))
                    .isInstanceOf(IllegalStateException.class);
        });
        assertThat(CurrentOrganisation.current()).isEmpty();
        assertThat(seenInTransaction()).isEmpty();
    }

    @Test
    void unbindsAfterARollback() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    CurrentOrganisation.bindTransaction("one");
                    throw new IllegalArgumentException("rolled back");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(CurrentOrganisation.current()).isEmpty();
    }

    @Test
    void doesNotChangeSidesInsideATransaction() {
        transaction.executeWithoutResult(status -> assertThatThrownBy(() -> CurrentOrganisation.runAs("one", () -> {}))
                .isInstanceOf(IllegalStateException.class));
        assertThatThrownBy(() -> CurrentOrganisation.bindTransaction("one")).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table alongside.mine (id int)",
                "create table engine.mine (id int)",
                "create table public.mine (id int)",
                "create schema mine",
                "update organisation set name = 'changed'",
                "delete from organisation",
                "truncate organisation",
                "alter table organisation disable row level security",
                "drop policy own_organisation on organisation",
                "drop table engine.act_ru_job",
                "select * from alongside.flyway_schema_history",
                "set role alongside_owner"
            })
    void refusesTheApplicationWhatOnlyTheOwnerMayDo(String statement) {
        assertThatThrownBy(() -> CurrentOrganisation.runAs(
                        "one",
                        () -> transaction.executeWithoutResult(
                                status -> jdbc.sql(statement).update())))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void guardsEveryTableOfTheDomain() throws Exception {
        List<String> unguarded = new ArrayList<>();
        String query = "select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                + " where n.nspname = 'alongside' and c.relkind in ('r', 'p') and c.relname <> 'flyway_schema_history'"
                + " and not (c.relrowsecurity and c.relforcerowsecurity"
                + " and exists (select from pg_policy p where p.polrelid = c.oid))";
        try (Connection owner = DriverManager.getConnection(
                        environment.getRequiredProperty("spring.datasource.url"),
                        EmbeddedPostgres.OWNER,
                        TestDatabase.server().password(EmbeddedPostgres.OWNER));
                ResultSet rows = owner.createStatement().executeQuery(query)) {
            while (rows.next()) {
                unguarded.add(rows.getString(1));
            }
        }
        assertThat(unguarded).isEmpty();
    }
}
