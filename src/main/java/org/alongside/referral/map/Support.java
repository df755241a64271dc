package org.alongside.referral.map;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.alongside.access.Words;
import org.alongside.consent.ConsentLedger;
import org.alongside.ids.SupportId;
import org.alongside.ids.WorkerId;

/**
 * Somebody or something that supports a survivor, as it stands on their map.
 *
 * @param version of which this is; grows with each change
 * @param wordsAt when the words were said, which is before the version where it changed the state alone
 * @param steps where it stood over time, the oldest first
 * @param agreed what they may be told now; empty where it is nothing
 */
public record Support(
        SupportId id,
        int version,
        State state,
        Said said,
        Instant wordsAt,
        List<Step> steps,
        Optional<ConsentLedger.Disclosure> agreed) {
    static final String RECIPIENT = "support:";

    private static final int STEPS_SHOWN = 10;

    public Support {
        steps = List.copyOf(steps);
    }

    /** The last ten of them, the oldest first: what a page shows; all are in the survivor's copy. */
    public List<Step> lastSteps() {
        return steps.subList(Math.max(0, steps.size() - STEPS_SHOWN), steps.size());
    }

    /** How the consent ledger names a support. */
    public static String recipient(SupportId id) {
        return RECIPIENT + id;
    }

    /** What kind it is: those of the directory of services, and those around somebody. */
    public enum Kind {
        PEER_SUPPORT_HERE,
        PEER_GROUP,
        WHANAU_OR_FRIENDS,
        COMMUNITY,
        COUNSELLING,
        SOCIAL_WORK,
        MEDICAL,
        CRISIS,
        ADDICTION,
        HOUSING,
        LEGAL,
        KAUPAPA_MAORI,
        OTHER;

        /** As the page that is being made calls it. */
        public String words() {
            return Words.here("support-kind." + address());
        }

        /** How it stands in addresses and in keys of words. */
        public String address() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Where it stands. Stepping out and coming back are ordinary. */
    public enum State {
        IN_PLACE,
        WISHED_FOR,
        /** They have stepped out of it for now. */
        PAUSED,
        /** They do not want it any more. */
        ENDED;

        /** As the page that is being made calls it. */
        public String words() {
            return Words.here("support-state." + address());
        }

        /** How it stands in addresses and in keys of words. */
        public String address() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What is said of a support in words. {@link #max} is how many characters it has at most. */
    public enum Text {
        NAME(80),
        WISH(500),
        REACH(200),
        SINCE(100);

        private final int max;

        Text(int max) {
            this.max = max;
        }

        public int max() {
            return max;
        }
    }

    /**
     * What is said of it, in the survivor's words; it lies under their key.
     *
     * @param name what they call it
     * @param wish what they want from it
     * @param reach how to reach it
     * @param since since when
     * @param source from which suggestion it came, such as the id of a service; empty where they named it themselves
     */
    public record Said(Kind kind, String name, String wish, String reach, String since, String source) {
        public String text(Text which) {
            return switch (which) {
                case NAME -> name;
                case WISH -> wish;
                case REACH -> reach;
                case SINCE -> since;
            };
        }
    }

    /** Where it stood from a moment on. @param by {@code survivor} where they said so on their own page */
    public record Step(State state, Instant at, WorkerId by) {}
}
