package org.alongside.engine;

import org.alongside.policy.Refused;

/** What must hold before an account is made, whoever makes it. */
public interface AccountRules {
    /** @throws Refused under CONF-01 when the id was given before, is reserved, or is easily taken for another one */
    void checkNew(String userId);
}
