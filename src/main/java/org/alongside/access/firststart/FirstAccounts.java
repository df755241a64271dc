package org.alongside.access.firststart;

import org.alongside.access.Accounts;
import org.alongside.access.Accounts.NewAccount;
import org.alongside.access.Organisations;
import org.alongside.access.Role;
import org.alongside.access.rights.AccountIdRules;
import org.alongside.engine.Caller;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes organisations, groups and accounts, for the two occasions on which nobody is there yet who could in Admin. */
@Component
class FirstAccounts {
    // Any number, the same on each node: it names the lock under which a fresh installation gets its first accounts.
    private static final long FIRST_ACCOUNTS_LOCK = 7_402_118_356_021L;

    private final IdentityService identity;
    private final Organisations organisations;
    private final JdbcClient jdbc;
    private final AccountIdRules ids;
    private final Accounts accounts;
    private final TransactionTemplate transaction;

    FirstAccounts(
            IdentityService identity,
            Organisations organisations,
            JdbcClient jdbc,
            AccountIdRules ids,
            Accounts accounts,
            PlatformTransactionManager transactions) {
        this.identity = identity;
        this.organisations = organisations;
        this.jdbc = jdbc;
        this.ids = ids;
        this.accounts = accounts;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Does the work in one transaction while no other node, and nobody else on this one, does such work. */
    void alone(Runnable work) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select pg_advisory_xact_lock(:lock)")
                    .param("lock", FIRST_ACCOUNTS_LOCK)
                    .query((row, number) -> 1)
                    .single();
            work.run();
        });
    }

    boolean isEmpty() {
        return identity.createUserQuery().count() == 0;
    }

    boolean hasAdministrator() {
        return identity.createUserQuery()
                        .memberOfGroup(Role.ADMINISTRATOR.group())
                        .count()
                > 0;
    }

    /** Whether an account can get this id. */
    boolean isFree(String userId) {
        return ids.isFree(userId);
    }

    /**
     * Makes an account, as the service itself.
     *
     * @param anyPassword whether the password is taken as it is: for accounts that protect nothing real
     */
    void makeAccount(NewAccount account, boolean anyPassword) {
        accounts.make(account, Caller.SERVICE, anyPassword);
    }

    /** Whether the password is not too easy to guess. */
    boolean isStrong(String password, String userId, String name) {
        return accounts.isStrong(password, userId, name);
    }

    void makeGroups() {
        for (Role role : Role.values()) {
            if (identity.createGroupQuery().groupId(role.group()).count() == 0) {
                Group group = identity.newGroup(role.group());
                group.setName(role.title());
                group.setType(role == Role.ADMINISTRATOR ? "SYSTEM" : "WORKFLOW");
                identity.saveGroup(group);
            }
        }
    }

    void makeOrganisation(String organisationId, String name) {
        if (identity.createTenantQuery().tenantId(organisationId).count() == 0) {
            Tenant tenant = identity.newTenant(organisationId);
            tenant.setName(name);
            identity.saveTenant(tenant);
        }
        organisations.keep(organisationId);
    }
}
