/** The consent ledger: what was explained, what the survivor agreed to and withdrew. What may be kept follows from it. */
@NullMarked
@ApplicationModule(
        displayName = "Consent",
        allowedDependencies = {"records", "settings", "audit", "access", "engine", "policy", "ids"})
package org.alongside.consent;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
