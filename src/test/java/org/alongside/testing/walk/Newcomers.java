package org.alongside.testing.walk;

import java.time.LocalDate;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.alongside.access.CurrentOrganisation;
import org.alongside.engine.AccountRemoved;
import org.alongside.engine.EngineClock;
import org.alongside.ids.WorkerId;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.workers.Worker;
import org.alongside.workers.Workers;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;

/** People who come to the organisation and leave it again. An id is given once, so each comes with a new one. */
@TestComponent
public final class Newcomers {
    /** Something in the service that refuses a removal. */
    @TestComponent
    public static class Refuses {
        private volatile String removalOf = "";

        public void removalOf(String userId) {
            removalOf = userId;
        }

        @EventListener
        @Order(AccountRemoved.WHAT_IS_LEFT + 1)
        public void accountRemoved(AccountRemoved removed) {
            if (removed.userId().value().equals(removalOf)) {
                throw new Refused(PolicyId.CONF_01, "This account cannot be removed just now.");
            }
        }
    }

    public static final String PASSWORD = "Piwakawaka-dances-4";

    private static final AtomicInteger NUMBER = new AtomicInteger(20);

    private final IdentityService identity;
    private final Workers workers;
    private final Tasklist tasklist;

    Newcomers(IdentityService identity, Workers workers, Tasklist tasklist) {
        this.identity = identity;
        this.workers = workers;
        this.tasklist = tasklist;
    }

    /** A peer worker who may take on so many survivors; supervised by supervisor1. */
    public String worker(int survivorsMax) {
        String userId = account("peer-worker");
        CurrentOrganisation.runAs(
                Tasklist.ORGANISATION,
                () -> workers.save(
                        new Worker(
                                WorkerId.of(userId),
                                "FEMALE",
                                Set.of("ENGLISH"),
                                Set.of(),
                                LocalDate.now(EngineClock.ZONE).plusYears(1),
                                null,
                                survivorsMax,
                                WorkerId.of("supervisor1"),
                                true,
                                0),
                        WorkerId.of("supervisor1")));
        return userId;
    }

    /** Somebody of a group of the engine. */
    public String account(String group) {
        String userId = "comes" + NUMBER.incrementAndGet();
        make(userId);
        identity.createMembership(userId, group);
        identity.createTenantUserMembership(Tasklist.ORGANISATION, userId);
        return userId;
    }

    /** An account with this id, without group and organisation. */
    public void make(String userId) {
        User user = identity.newUser(userId);
        user.setFirstName("Comes");
        user.setLastName("And Goes");
        user.setPassword(PASSWORD);
        identity.saveUser(user);
    }

    /** As an administrator does it in Admin. */
    public void isRemoved(String userId) {
        tasklist.as("admin1").doing(() -> {
            identity.deleteUser(userId);
            return true;
        });
    }
}
