package org.alongside.groups.leaving;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.alongside.ids.CandidateId;
import org.alongside.ids.MembershipId;
import org.springframework.modulith.NamedInterface;

/** The id of what a survivor leaves: their membership of a group, or their way into one. */
@NamedInterface("api")
public record MembershipOrCandidateId(@JsonValue UUID value) {
    public static MembershipOrCandidateId of(UUID value) {
        return new MembershipOrCandidateId(value);
    }

    /** @throws IllegalArgumentException when it is no id */
    public static MembershipOrCandidateId of(String value) {
        return new MembershipOrCandidateId(UUID.fromString(value));
    }

    /** Whether it is this way into a group. */
    boolean is(CandidateId candidate) {
        return value.equals(candidate.value());
    }

    /** The same id, where it is none of a way into a group. */
    MembershipId membership() {
        return MembershipId.of(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
