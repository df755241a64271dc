package org.example;

import org.alongside.policy.Decision;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;

/** Classes that hold a rule, outside of what the catalogue reads. */
public final class HeldPolicies {
    private HeldPolicies() {}

    @Policy(value = PolicyId.JOURNEY_04, database = "table of_nobody, insert only")
    public static final class Carries {}

    @Policy(PolicyId.MONITOR_06)
    public static final class CarriesWhatIsNotYet {}

    public static final class Decides {
        public Decision decide(boolean isTwo) {
            return isTwo
                    ? Decision.allowed(PolicyId.JOURNEY_04)
                    : Decision.refused(PolicyId.JOURNEY_04, "Two people decide this.");
        }
    }

    public static final class Throws {
        public void act() {
            throw new Refused(PolicyId.JOURNEY_04, "Two people decide this.");
        }
    }

    public static final class AsksOnly {
        public boolean isTwo(Refused refused) {
            return refused.isUnder(PolicyId.JOURNEY_04);
        }
    }
}
