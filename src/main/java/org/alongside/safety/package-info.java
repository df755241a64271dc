/** Safety: concerns with their clock, and overlapping offending, of which only its outcome leaves this module. */
@NullMarked
@ApplicationModule(
        displayName = "Safety",
        allowedDependencies = {"workers", "consent", "records", "settings", "audit", "access", "engine", "policy", "ids"
        })
package org.alongside.safety;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
