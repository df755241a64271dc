/** What survivors open without an account: one-time links, and what all pages below {@code /own} have in common. */
@NullMarked
@ApplicationModule(
        displayName = "Own pages",
        allowedDependencies = {"settings", "access", "policy", "ids"})
package org.alongside.own;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
