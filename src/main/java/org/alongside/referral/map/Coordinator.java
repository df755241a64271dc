package org.alongside.referral.map;

import java.util.Optional;
import org.alongside.ids.SupportId;
import org.jspecify.annotations.Nullable;

/**
 * Who coordinates a survivor's support; at most one.
 *
 * @param version grows each time that it is said; 0 where nobody has said
 * @param supportId which support does; null where it is none of them
 */
public record Coordinator(int version, Who who, @Nullable SupportId supportId) {
    /** Who can coordinate. */
    public enum Who {
        NOT_SAID,
        SURVIVOR,
        PEER_WORKER,
        SUPPORT
    }

    static final Coordinator NOBODY_SAID = new Coordinator(0, Who.NOT_SAID, null);

    /** Whether this support does. */
    public boolean is(SupportId id) {
        return Optional.ofNullable(supportId).filter(id::equals).isPresent();
    }
}
