/** Services that a survivor can be told of or referred to, and when somebody last looked whether what is said of them is right. */
@NullMarked
@ApplicationModule(
        displayName = "Directory",
        allowedDependencies = {"counts :: policy", "settings", "audit", "access", "engine", "policy", "ids"})
package org.alongside.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
