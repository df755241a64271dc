package org.alongside.journey.state;

/** Where a survivor is on the way, so that whoever comes back goes on from there. (CONSENT-02) */
public enum Step {
    MATCH,
    WELCOME,
    CONSENT,
    SHARE,
    PLAN,
    SUPPORT;

    /** Whether whoever is here has come to the other step as well. */
    boolean isAtLeast(Step other) {
        return compareTo(other) >= 0;
    }
}
