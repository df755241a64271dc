/** What an organisation sets for itself: numbers and texts of the rules, within bounds, with their history. */
@NullMarked
@ApplicationModule(
        displayName = "Settings",
        allowedDependencies = {"audit", "access", "engine", "policy", "ids"})
package org.alongside.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
