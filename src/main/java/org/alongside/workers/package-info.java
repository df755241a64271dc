/** Peer workers: who they are, whom they may walk with, and the match between their strengths and a survivor's wishes. */
@NullMarked
@ApplicationModule(
        displayName = "Workers",
        allowedDependencies = {"consent", "records", "settings", "audit", "access", "engine", "policy", "ids"})
package org.alongside.workers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
