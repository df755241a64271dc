package org.alongside.access.firststart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.alongside.access.Actor;
import org.alongside.access.CurrentOrganisation;
import org.alongside.access.Role;
import org.alongside.access.signin.PasswordAuthenticationProvider;
import org.alongside.engine.AccountLedger;
import org.alongside.engine.Caller;
import org.alongside.ids.WorkerId;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The way back for the last administrator who lost their password, which nobody else could give them anew: whoever runs
 * the server names them in the configuration and starts the service. The new password lies in a file that only the
 * service's own user can read, and the ledger says that it was made.
 */
@Component
class AdministratorRecovery {
    private static final Logger LOG = LoggerFactory.getLogger(AdministratorRecovery.class);

    private final IdentityService identity;
    private final PasswordAuthenticationProvider accounts;
    private final ObjectProvider<AccountLedger> ledger;
    private final TransactionTemplate transaction;
    private final String userId;
    private final Path file;

    AdministratorRecovery(
            IdentityService identity,
            PasswordAuthenticationProvider accounts,
            ObjectProvider<AccountLedger> ledger,
            PlatformTransactionManager transactions,
            @Value("${alongside.administrator-recovery:}") String userId,
            @Value("${alongside.data-dir}") Path directory) {
        this.identity = identity;
        this.accounts = accounts;
        this.ledger = ledger;
        this.transaction = new TransactionTemplate(transactions);
        this.userId = userId;
        this.file = directory.toAbsolutePath().normalize().resolve("administrator-password");
    }

    /** At start: gives the named administrator a new password, once. */
    void recover() {
        if (userId.isBlank()) {
            return;
        }
        Optional<Actor> administrator = accounts.load(userId).filter(actor -> actor.is(Role.ADMINISTRATOR));
        if (administrator.isEmpty()) {
            LOG.warn("ALONGSIDE_ADMINISTRATOR_RECOVERY names nobody who is an administrator. Nothing was changed.");
            return;
        }
        String password = password();
        try {
            Files.createFile(file, FirstAdministrator.readableByOwner());
            Files.writeString(file, password + "\n");
        } catch (FileAlreadyExistsException madeBefore) {
            LOG.warn("{} is there already, so no other password was made. Remove the file to have one made.", file);
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        CurrentOrganisation.runAs(
                administrator.get().organisationId(),
                () -> transaction.executeWithoutResult(
                        status -> give(administrator.get().userId(), password)));
        LOG.warn(
                "An administrator has a new password: it is in {}. Sign in, change it, remove the file, and start again"
                        + " without ALONGSIDE_ADMINISTRATOR_RECOVERY.",
                file);
    }

    private void give(WorkerId account, String password) {
        User user = identity.createUserQuery().userId(account.value()).singleResult();
        user.setPassword(password);
        identity.saveUser(user);
        ledger.getObject().changed(Caller.SERVICE, "SaveUserCmd", account, null);
    }

    /** 144 random bits, and one of each kind that the rules for passwords ask for. */
    private static String password() {
        byte[] bytes = new byte[18];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "-Kw7";
    }
}
