package org.alongside.records;

import java.util.Set;
import org.alongside.ids.RecordId;
import org.alongside.policy.Decision;

/** A policy of another module that is asked before anything is kept. All of them must allow it. */
public interface KeepingRule {
    /**
     * @param fields that somebody said something of; none at all may be
     * @return refused when one of them may not be kept for this survivor now
     */
    Decision mayKeep(RecordId recordId, Set<RecordField> fields);
}
