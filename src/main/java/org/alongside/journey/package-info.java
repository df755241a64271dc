/** The survivor's way, from first contact to the door that stays open. */
@NullMarked
@ApplicationModule(
        displayName = "Journey",
        allowedDependencies = {
            "referral",
            "referral :: api",
            "referral :: map",
            "directory",
            "groups",
            "groups :: calendar",
            "groups :: api",
            "safety",
            "safety :: bpmn",
            "assessment",
            "messages",
            "own",
            "workers",
            "workers :: bpmn",
            "consent",
            "records",
            "settings",
            "audit",
            "access",
            "engine",
            "engine :: overview",
            "database",
            "policy",
            "ids"
        })
package org.alongside.journey;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
