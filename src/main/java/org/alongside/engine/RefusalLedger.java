package org.alongside.engine;

import org.alongside.ids.WorkerId;
import org.alongside.policy.Refused;
import org.jspecify.annotations.Nullable;

/** Where refusals are written down after the refused act has been rolled back. */
public interface RefusalLedger {
    /**
     * @param refused what was refused and why
     * @param userId who asked
     * @param act the engine's command
     * @param subject id of the task or definition that was asked for, if one is known
     */
    void refused(Refused refused, @Nullable WorkerId userId, String act, @Nullable String subject);
}
