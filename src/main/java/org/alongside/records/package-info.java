/** What people said: encrypted for each survivor, in versions, with a list of every look, and erasable for good. */
@NullMarked
@ApplicationModule(
        displayName = "Records",
        allowedDependencies = {"audit", "access", "engine", "policy", "ids"})
package org.alongside.records;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
