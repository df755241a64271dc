package org.alongside.ids;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of a referral. */
public record ReferralId(@JsonValue UUID value) {
    public static ReferralId of(UUID value) {
        return new ReferralId(value);
    }

    /** @throws IllegalArgumentException when it is no id */
    public static ReferralId of(String value) {
        return new ReferralId(UUID.fromString(value));
    }

    /** A new one, which nobody can guess. */
    public static ReferralId random() {
        return new ReferralId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
