package org.alongside.counts;

import java.time.Instant;

/** Something of which a half-year is counted once it is over. */
public interface CountedByHalfYear {
    /**
     * Counts a half-year, unless it is counted already. Runs in the organisation whose numbers they are, in a transaction of its own.
     *
     * @param now the present moment, after the end of the half-year
     */
    void count(HalfYear halfYear, Instant now);
}
