/** The six-monthly assessment of the support by the survivor, and what comes of it. */
@NullMarked
@ApplicationModule(
        displayName = "Assessment",
        allowedDependencies = {
            "messages",
            "own",
            "workers",
            "consent",
            "counts",
            "counts :: policy",
            "records",
            "settings",
            "audit",
            "access",
            "engine",
            "policy",
            "ids"
        })
package org.alongside.assessment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
