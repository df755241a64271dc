package org.alongside.access;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What the engine is told about people: how passwords are kept and checked, and whose an instance is. */
@Component
class AccessToEngine extends AbstractProcessEnginePlugin {
    // Ids stand in addresses and in the database's settings: nothing that means something there.
    private static final String ORDINARY_ID = "[a-z0-9][a-z0-9-]{0,59}";

    private final PasswordHashing hashing;

    private final ObjectProvider<SignInTries> tries;

    AccessToEngine(PasswordHashing hashing, ObjectProvider<SignInTries> tries) {
        this.hashing = hashing;
        this.tries = tries;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setPasswordEncryptor(hashing);
        configuration.setIdentityProviderSessionFactory(new PlainAccounts.Factory(tries::getObject));
        configuration.setEnablePasswordPolicy(true);
        configuration.setUserResourceWhitelistPattern("[a-zA-Z0-9]{1,60}");
        configuration.setGroupResourceWhitelistPattern(ORDINARY_ID);
        configuration.setTenantResourceWhitelistPattern(ORDINARY_ID);
        configuration.setTenantIdProvider(new OrganisationTenantIdProvider());
        configuration.setTenantCheckEnabled(true);
        // Seeing that an instance runs is not seeing its variables.
        configuration.setEnforceSpecificVariablePermission(true);
        configuration.setResourceAuthorizationProvider(new RightsOverOneself());
        // The database keeps no row that takes a right away.
        configuration.setAuthorizationCheckRevokes(ProcessEngineConfiguration.AUTHORIZATION_CHECK_REVOKE_NEVER);
        configuration.setCommandCheckers(new ArrayList<>(List.of(new OrganisationCheck(), new VisibleTasks.ById())));
        configuration.setWebappsAuthenticationLoggingEnabled(false);
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl configuration) {
        VisibleTasks.putInto(configuration);
    }
}
