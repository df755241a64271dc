/**
 * Everything that touches Camunda's inside: the handling of forms, the guards over what may get in and who may ask, the wiring
 * check, the set-up of the engine. Its root is what other modules use; it knows none of them.
 */
@NullMarked
@ApplicationModule(
        displayName = "Engine",
        allowedDependencies = {"policy", "ids"})
package org.alongside.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
