package org.alongside.testing.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.alongside.ids.JourneyId;
import org.alongside.ids.RecordId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.state.Journeys;
import org.alongside.journey.state.Labels;
import org.alongside.testing.TestDatabase;
import org.alongside.testing.walk.InOrganisation;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.alongside.workers.Worker;
import org.alongside.workers.Workers;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** People with browsers, those of the demonstration and of another organisation, and what the database says of them. */
@Component
public final class Visitors {
    /** A second organisation in the same installation. */
    public static final String ELSEWHERE = "elsewhere";

    public static final String PASSWORD_ELSEWHERE = "Kereru-In-The-Puriri-8";

    private final ObjectProvider<ServletWebServerApplicationContext> server;
    private final IdentityService identity;
    private final Workers workers;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ObjectProvider<Survivors> survivors;
    private final Journeys journeys;

    Visitors(
            ObjectProvider<ServletWebServerApplicationContext> server,
            IdentityService identity,
            Workers workers,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            ObjectProvider<Survivors> survivors,
            Journeys journeys) {
        this.server = server;
        this.identity = identity;
        this.workers = workers;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.survivors = survivors;
        this.journeys = journeys;
    }

    /** Somebody of the demonstration, signed in. */
    public Visitor as(String userId) {
        Visitor visitor = anybody();
        visitor.signIn(userId, TestDatabase.PASSWORD);
        return visitor;
    }

    /** Somebody who has not signed in. */
    public Visitor anybody() {
        return new Visitor(server.getObject().getWebServer().getPort());
    }

    /** Somebody of the other organisation, signed in; {@code group} as in the engine. */
    public Visitor elsewhere(String userId, String group) {
        if (identity.createTenantQuery().tenantId(ELSEWHERE).count() == 0) {
            identity.saveTenant(identity.newTenant(ELSEWHERE));
        }
        if (identity.createUserQuery().userId(userId).count() == 0) {
            User user = identity.newUser(userId);
            user.setFirstName("Somebody");
            user.setLastName("Elsewhere");
            user.setPassword(PASSWORD_ELSEWHERE);
            identity.saveUser(user);
            identity.createMembership(userId, group);
            identity.createTenantUserMembership(ELSEWHERE, userId);
        }
        Visitor visitor = anybody();
        visitor.signIn(userId, PASSWORD_ELSEWHERE);
        return visitor;
    }

    /** Nobody is on a list of people any more, however many came in the tests before. */
    public void everybodyLeft() {
        survivors.getObject().everybodyIsGone();
        inDatabase(() -> {
            rows("select id from alongside.journey where state in ('OPEN', 'PAUSED')", Map.of())
                    .forEach(journey -> journeys.become(
                            JourneyId.of(String.valueOf(journey.get("id"))),
                            Journeys.State.ENDED,
                            WorkerId.of("worker1")));
            return true;
        });
    }

    /** Nobody has typed a label that is nobody's: everybody may try as often as on a new day. */
    public void nobodyHasTriedLabels() {
        rows("delete from alongside.label_try returning id", Map.of());
    }

    /** Does something in the demonstration organisation that needs no person. */
    public <T> T inDatabase(Callable<T> work) {
        return InOrganisation.asked(Tasklist.ORGANISATION, transaction, work);
    }

    /** Rows of a query in the demonstration organisation, with everything as text. */
    public List<Map<String, Object>> rows(String sql, Map<String, ?> params) {
        Map<String, Object> kept = new HashMap<>(params);
        kept.replaceAll((name, value) -> value instanceof RecordId id ? id.value() : value);
        return inDatabase(() -> jdbc.sql(sql).params(kept).query().listOfRows());
    }

    /** The label of a survivor, such as "Tūī 27". */
    public String labelOf(JourneyId journey) {
        return String.valueOf(rows("select label from alongside.journey where id = :id", Map.of("id", journey.value()))
                .get(0)
                .get("label"));
    }

    /** The address of a survivor's page, such as "/people/tui-27". */
    public String personOf(JourneyId journey) {
        return "/people/" + Labels.address(labelOf(journey));
    }

    /** How often this was refused to somebody. */
    public long refusals(String userId, String policyId) {
        return inDatabase(() -> jdbc.sql("""
                        select count(*) from alongside.ledger_entry
                        where outcome = 'REFUSED' and actor = :user and policy_id = :policy
                        """)
                .param("user", userId)
                .param("policy", policyId)
                .query(Long.class)
                .single());
    }

    /** Gives somebody of the other organisation a profile there. */
    public void profileElsewhere(String userId) {
        InOrganisation.asked(ELSEWHERE, transaction, () -> {
            workers.save(
                    new Worker(WorkerId.of(userId), null, Set.of("ENGLISH"), Set.of(), null, null, 3, null, true, 0),
                    WorkerId.of(userId));
            return userId;
        });
    }
}
