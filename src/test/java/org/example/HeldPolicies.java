package org.example;

import org.alongside.policy.Policy;

/** Classes that hold a policy of nobody's, outside of what the catalogue reads. */
public final class HeldPolicies {
    private HeldPolicies() {}

    @Policy(id = "TEST-01", rule = "Nobody is left alone.", source = "own")
    public static final class Tells {}

    @Policy(id = "TEST-01")
    public static final class AlsoRefuses {}

    @Policy(id = "TEST-01", rule = "Somebody is left alone.", source = "own")
    public static final class TellsSomethingElse {}

    @Policy(id = "TEST-01", rule = "Nobody is left alone.")
    public static final class DoesNotSayWhereItComesFrom {}
}
