package org.alongside.engine.guard;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.alongside.engine.AccountRules;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.impl.UserQueryImpl;
import org.camunda.bpm.engine.impl.cmd.SaveUserCmd;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.jspecify.annotations.Nullable;

/**
 * Accounts are of an organisation, and its administrators look after those and no others. The engine knows no such
 * limit: with its rights an administrator of one organisation could give somebody of another a password and sign in as
 * them.
 */
@Policy(PolicyId.CONF_01)
final class OrganisationAccounts {
    private static final Set<String> ABOUT_ONE = Set.of(
            "SaveUserCmd",
            "DeleteUserCmd",
            "UnlockUserCmd",
            "CreateMembershipCmd",
            "DeleteMembershipCmd",
            "CreateTenantUserMembershipCmd",
            "DeleteTenantUserMembershipCmd",
            "CheckPassword",
            "GetUserAccountCmd",
            "GetUserInfoCmd",
            "GetUserInfoKeysCmd",
            "GetUserPictureCmd");

    private OrganisationAccounts() {}

    static boolean isAbout(Command<?> command) {
        return command instanceof UserQueryImpl
                || ABOUT_ONE.contains(command.getClass().getSimpleName());
    }

    /** Limits the command to the organisations of who runs it; an account that they make belongs to theirs. */
    static <T> Command<T> within(Command<T> command, Authentication person, AccountRules rules) {
        List<String> own = Objects.requireNonNullElse(person.getTenantIds(), List.of());
        return context -> {
            if (command instanceof UserQueryImpl query) {
                if (query.getTenantId() != null && !own.contains(query.getTenantId())) {
                    throw NotVisibleRefusals.notTheirs();
                }
                query.memberOfTenant(own.isEmpty() ? "" : own.get(0));
                return command.execute(context);
            }
            String account = AllowedCommands.account(command);
            boolean isNew = isNew(context, account);
            check(context, command, account, own);
            if (command instanceof SaveUserCmd && isNew && account != null) {
                rules.checkNew(account);
            }
            T done = command.execute(context);
            if (command instanceof SaveUserCmd && isNew && !own.isEmpty()) {
                context.getWritableIdentityProvider().createTenantUserMembership(own.get(0), account);
            }
            return done;
        };
    }

    private static void check(CommandContext context, Command<?> command, @Nullable String account, List<String> own) {
        boolean isAboutOrganisation = command.getClass().getSimpleName().contains("TenantUser");
        String organisation = isAboutOrganisation ? AllowedCommands.groupOrOrganisation(command) : null;
        if (organisation != null && !own.contains(organisation)) {
            throw NotVisibleRefusals.notTheirs();
        }
        List<String> theirs = context.runWithoutAuthorization(() -> context
                .getReadOnlyIdentityProvider()
                .createTenantQuery(context)
                .userMember(account == null ? "" : account)
                .list()
                .stream()
                .map(Tenant::getId)
                .toList());
        if (!theirs.isEmpty() && theirs.stream().noneMatch(own::contains)) {
            throw NotVisibleRefusals.notTheirs();
        }
    }

    private static boolean isNew(CommandContext context, @Nullable String account) {
        return account != null
                && context.runWithoutAuthorization(
                                () -> context.getReadOnlyIdentityProvider().findUserById(account))
                        == null;
    }
}
