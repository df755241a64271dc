/**
 * Who somebody is and what they may see: signing in, roles and their rights, the organisation that each transaction is
 * bound to, the first administrator, the demonstration accounts.
 */
@NullMarked
@ApplicationModule(
        displayName = "Access",
        allowedDependencies = {"engine", "engine :: overview", "database", "policy", "ids"})
package org.alongside.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
