/** The ledger of what was done, refused and excepted: appended in the transaction of the act, chained, signed. */
@NullMarked
@ApplicationModule(
        displayName = "Audit",
        allowedDependencies = {"access", "engine", "policy", "ids"})
package org.alongside.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
