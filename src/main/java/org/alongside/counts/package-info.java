/** How many people, by half-years that ended, without any number under six. (MONITOR-03) */
@NullMarked
@ApplicationModule(
        displayName = "Counts",
        allowedDependencies = {"access", "engine", "policy"})
package org.alongside.counts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
