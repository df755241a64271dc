package org.alongside.access.setup;

import java.util.ArrayList;
import java.util.List;
import org.alongside.access.rights.OrganisationCommandChecker;
import org.alongside.access.rights.OrganisationTenantIdProvider;
import org.alongside.access.rights.OwnAccountAuthorizationProvider;
import org.alongside.access.rights.VisibleTaskManager;
import org.alongside.access.signin.BcryptPasswordEncryptor;
import org.alongside.access.signin.SignInTries;
import org.alongside.access.signin.UnlockedIdentityServiceProvider;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What the engine is told about people: how passwords are kept and checked, and whose an instance is. */
@Component
class AccessEnginePlugin extends AbstractProcessEnginePlugin {
    // Ids stand in addresses and in the database's settings: nothing that means something there.
    private static final String ORDINARY_ID = "[a-z0-9][a-z0-9-]{0,59}";

    private final BcryptPasswordEncryptor hashing;

    private final ObjectProvider<SignInTries> tries;

    AccessEnginePlugin(BcryptPasswordEncryptor hashing, ObjectProvider<SignInTries> tries) {
        this.hashing = hashing;
        this.tries = tries;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setPasswordEncryptor(hashing);
        configuration.setIdentityProviderSessionFactory(new UnlockedIdentityServiceProvider.Factory(tries::getObject));
        configuration.setEnablePasswordPolicy(true);
        configuration.setUserResourceWhitelistPattern("[a-zA-Z0-9]{1,60}");
        configuration.setGroupResourceWhitelistPattern(ORDINARY_ID);
        configuration.setTenantResourceWhitelistPattern(ORDINARY_ID);
        configuration.setTenantIdProvider(new OrganisationTenantIdProvider());
        configuration.setTenantCheckEnabled(true);
        // Seeing that an instance runs is not seeing its variables.
        configuration.setEnforceSpecificVariablePermission(true);
        configuration.setResourceAuthorizationProvider(new OwnAccountAuthorizationProvider());
        // The database keeps no row that takes a right away.
        configuration.setAuthorizationCheckRevokes(ProcessEngineConfiguration.AUTHORIZATION_CHECK_REVOKE_NEVER);
        configuration.setCommandCheckers(
                new ArrayList<>(List.of(new OrganisationCommandChecker(), new VisibleTaskManager.ById())));
        configuration.setWebappsAuthenticationLoggingEnabled(false);
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl configuration) {
        VisibleTaskManager.putInto(configuration);
    }
}
