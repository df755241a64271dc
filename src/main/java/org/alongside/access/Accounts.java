package org.alongside.access;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.alongside.engine.AccountLedger;
import org.alongside.engine.AccountRules;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Refused;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Makes accounts where it is not Admin that does, and gives passwords by the one set of rules that passwords have. */
@Component
public class Accounts {
    /** Characters of a password; more are not read where people sign in. */
    public static final int PASSWORD_LENGTH_MAX = 200;
    /** Parts of a name that are one letter long are not looked for: many good passwords contain them. */
    private static final int NAME_LENGTH_MIN = 2;

    /** How it is written down that somebody chose a new password at a link that was made for them. */
    public static final String NEW_PASSWORD = "NewPasswordByLink";

    private final IdentityService identity;
    private final ObjectProvider<AccountRules> rules;
    private final ObjectProvider<AccountLedger> ledger;

    Accounts(IdentityService identity, ObjectProvider<AccountRules> rules, ObjectProvider<AccountLedger> ledger) {
        this.identity = identity;
        this.rules = rules;
        this.ledger = ledger;
    }

    /** An account that is to be made. */
    public record NewAccount(
            String userId, String firstName, String lastName, String password, Role role, String organisationId) {}

    /** @throws Refused under CONF-01 when nobody can get this id (any more) */
    public void checkFree(String userId) {
        rules.getObject().checkNew(userId);
    }

    /**
     * Whether the password is not too easy to guess.
     *
     * @param userId whose it is to be; neither the id nor the name nor a word of it may be part of it
     */
    public boolean isStrong(String password, String userId, @Nullable String name) {
        return password.length() <= PASSWORD_LENGTH_MAX
                && Stream.concat(
                                Stream.of(name == null ? "" : name),
                                Pattern.compile("\\s+")
                                        .splitAsStream(name == null ? "" : name)
                                        .filter(word -> word.length() >= NAME_LENGTH_MIN))
                        .allMatch(part -> isStrongFor(part, password, userId));
    }

    private boolean isStrongFor(String partOfName, String password, String userId) {
        User user = identity.newUser(userId);
        user.setFirstName(partOfName);
        return identity.checkPasswordAgainstPolicy(password, user).isValid();
    }

    /**
     * Makes an account of the organisation that this thread works for, and writes it down, in the transaction there is.
     *
     * @param by who is written down as having made it
     * @param anyPassword whether the password is taken as it is: for accounts that protect nothing real
     */
    public void make(NewAccount account, WorkerId by, boolean anyPassword) {
        User user = identity.newUser(account.userId());
        user.setFirstName(account.firstName());
        user.setLastName(account.lastName());
        user.setPassword(account.password());
        ((IdentityServiceImpl) identity).saveUser(user, anyPassword);
        identity.createMembership(account.userId(), account.role().group());
        identity.createTenantUserMembership(account.organisationId(), account.userId());
        ledger.getObject()
                .changed(
                        by,
                        "MakeAccount",
                        WorkerId.of(account.userId()),
                        account.role().group());
    }

    /**
     * Gives somebody a new password, which they chose themselves at a link that was made for them. All sessions of the
     * account end.
     */
    public void give(WorkerId userId, String password) {
        User user = identity.createUserQuery().userId(userId.value()).singleResult();
        user.setPassword(password);
        identity.saveUser(user);
        ledger.getObject().changed(userId, NEW_PASSWORD, userId, null);
    }
}
