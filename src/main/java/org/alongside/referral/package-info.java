/**
 * Referral together with the survivor: a service of the directory is chosen, the survivor agrees to what leaves, sees it, and says how it
 * went. It knows no journey: the peer relationship goes on whatever becomes of a referral. (REFER-01 to REFER-05)
 */
@NullMarked
@ApplicationModule(
        displayName = "Referral",
        allowedDependencies = {
            "groups",
            "directory",
            "own",
            "messages :: mail",
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
package org.alongside.referral;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
