package org.alongside.access.firststart;

import org.alongside.access.rights.RoleRights;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Sets groups, rights and first accounts up after the engine has started and before the first request is taken. */
@Component
class AccessSeeding implements SmartInitializingSingleton {
    private final FirstAccounts accounts;
    private final RoleRights rights;
    private final ObjectProvider<DemonstrationAccounts> demonstration;
    private final FirstAdministrator firstAdministrator;
    private final AdministratorRecovery recovery;

    AccessSeeding(
            FirstAccounts accounts,
            RoleRights rights,
            ObjectProvider<DemonstrationAccounts> demonstration,
            FirstAdministrator firstAdministrator,
            AdministratorRecovery recovery) {
        this.accounts = accounts;
        this.rights = rights;
        this.demonstration = demonstration;
        this.firstAdministrator = firstAdministrator;
        this.recovery = recovery;
    }

    @Override
    public void afterSingletonsInstantiated() {
        accounts.alone(() -> {
            accounts.makeGroups();
            rights.set();
        });
        demonstration.ifAvailable(DemonstrationAccounts::make);
        firstAdministrator.prepare();
        recovery.recover();
    }
}
