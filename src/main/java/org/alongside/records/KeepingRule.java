package org.alongside.records;

import java.util.UUID;
import org.alongside.policy.Decision;

/** A policy of another module that is asked before anything is kept. All of them must allow it. */
public interface KeepingRule {
    /** @return refused when this may not be kept for this survivor now */
    Decision mayKeep(UUID journeyId, RecordField field);
}
