package org.alongside.journey.whanau;

import java.time.Instant;
import org.alongside.ids.SupporterId;
import org.alongside.ids.WorkerId;

/**
 * Somebody whom a survivor wants to bring in.
 *
 * @param version of what is written of them, to change it
 * @param changedBy who wrote it down last
 */
public record Supporter(SupporterId id, int version, Said said, WorkerId changedBy, Instant changedAt) {
    /** How many one survivor brings in at most. */
    public static final int MAX = 12;

    /** Whether somebody knows that the survivor has support here: to contact who does not would tell them. */
    public enum Knows {
        YES,
        NO,
        NOT_SURE
    }

    /**
     * What the survivor says of them.
     *
     * @param name as the survivor says it; never empty
     * @param what they are to the survivor, in the survivor's words
     * @param reach how to reach them; empty where it is not said
     * @param when it is all right to reach them; empty where it is not said
     * @param tell what they may be told, in the survivor's words; empty for nothing
     */
    public record Said(String name, String what, String reach, String when, Knows knows, String tell) {
        /** The longest name, and what they are to the survivor. */
        public static final int LINE_MAX = 120;

        /** How and when to reach them. */
        public static final int REACH_MAX = 500;

        /** What they may be told. */
        public static final int TELL_MAX = 2_000;

        /** Whether nothing is missing and nothing too long. */
        public boolean isRight() {
            return !name.isBlank()
                    && name.length() <= LINE_MAX
                    && !what.isBlank()
                    && what.length() <= LINE_MAX
                    && reach.length() <= REACH_MAX
                    && when.length() <= REACH_MAX
                    && tell.length() <= TELL_MAX;
        }
    }
}
