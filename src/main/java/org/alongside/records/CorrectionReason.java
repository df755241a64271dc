package org.alongside.records;

/** Why an entry of a record was corrected. */
public enum CorrectionReason {
    /** It was written down wrong. */
    WRITTEN_WRONG,
    /** The survivor asked for it. */
    SURVIVOR_ASKED,
    /** It was right, and something has changed since. */
    CHANGED_SINCE
}
