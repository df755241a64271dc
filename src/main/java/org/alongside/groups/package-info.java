/**
 * Peer groups: who hosts them, when they meet, whom they welcome when, who is a member and how one leaves. What people
 * say in a group is nowhere; what a survivor passes on to a facilitator is in the survivor's own record.
 */
@NullMarked
@ApplicationModule(
        displayName = "Groups",
        allowedDependencies = {
            "safety",
            "workers",
            "consent",
            "records",
            "settings",
            "audit",
            "access",
            "engine",
            "policy",
            "ids"
        })
package org.alongside.groups;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
