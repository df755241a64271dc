package org.alongside.engine.guard;

import java.util.List;
import org.alongside.engine.AccountLedger;
import org.alongside.engine.Caller;
import org.alongside.engine.OrganisationBinding;
import org.alongside.ids.WorkerId;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;

/**
 * Removing an account, by whichever way: what it still had ends in the same transaction, or the account stays as it is. The
 * engine by itself would leave tasks, rights to them and everything of ours behind.
 */
final class AccountRemoval {
    static final int TRIES_MAX = 4;

    private static final String COMMAND = "DeleteUserCmd";

    private AccountRemoval() {}

    static boolean isOne(Command<?> command) {
        return command.getClass().getSimpleName().equals(COMMAND);
    }

    /** Removal where no person is signed in: by the service, or whoever operates it. */
    static <T> Command<T> byService(Command<T> command, OrganisationBinding binding, AccountLedger accounts) {
        return context -> {
            String account = String.valueOf(AllowedCommands.account(command));
            List<String> organisations =
                    context.getReadOnlyIdentityProvider().createTenantQuery(context).userMember(account).list().stream()
                            .map(Tenant::getId)
                            .toList();
            T done = command.execute(context);
            if (!organisations.isEmpty()) {
                binding.bindFirst(organisations.get(0));
                accounts.changed(Caller.SERVICE, COMMAND, WorkerId.of(account), null);
            }
            endRights(context, account);
            return done;
        };
    }

    /** Rights that the engine gave to the person; those about the account itself it removes with it. */
    static void endRights(CommandContext context, String account) {
        AuthorizationService authorizations =
                context.getProcessEngineConfiguration().getAuthorizationService();
        for (Authorization right :
                authorizations.createAuthorizationQuery().userIdIn(account).list()) {
            boolean isRemovedWithIt = right.getResourceType() == Resources.TENANT.resourceType()
                    || (right.getResourceType() == Resources.USER.resourceType()
                            && account.equals(right.getResourceId()));
            if (!isRemovedWithIt) {
                authorizations.deleteAuthorization(right.getId());
            }
        }
    }
}
