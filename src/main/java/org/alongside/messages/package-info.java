/** Messages that are to reach survivors: without content, by mail or by somebody who passes them on. */
@NullMarked
@ApplicationModule(
        displayName = "Messages",
        allowedDependencies = {"workers", "records", "settings", "audit", "access", "engine", "policy", "ids"})
package org.alongside.messages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
