package org.alongside.directory;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.alongside.ids.EntryId;
import org.alongside.ids.WorkerId;
import org.jspecify.annotations.Nullable;

/**
 * A service of the directory.
 *
 * @param version grows with each change
 * @param reviewedBy who looked last whether all of it is right; null where it was imported and nobody has looked yet
 * @param reviewedOn when they did
 * @param isDemonstration whether it is invented
 * @param mergedInto the entry that stays, where both turned out to be one service; else null
 */
public record Entry(
        EntryId id,
        int version,
        Content content,
        @Nullable WorkerId reviewedBy,
        @Nullable LocalDate reviewedOn,
        boolean closed,
        boolean isDemonstration,
        @Nullable EntryId mergedInto) {
    /** What a service does. */
    public enum Kind {
        COUNSELLING,
        SOCIAL_WORK,
        MEDICAL,
        CRISIS,
        ADDICTION,
        HOUSING,
        LEGAL,
        KAUPAPA_MAORI,
        OTHER
    }

    /** What it costs whom it helps. */
    public enum Cost {
        NOT_KNOWN,
        FREE,
        LOW,
        FUNDED,
        PAID
    }

    /** For whom it is in particular. */
    public enum Fit {
        KAUPAPA_MAORI,
        PASIFIKA,
        RAINBOW,
        WOMEN,
        MEN
    }

    /** What is said of a service in words; {@link #max} is how many characters it has at most. */
    public enum Text {
        WHAT(2000),
        FOR_WHOM(1000),
        PLACE(200),
        REGION(100),
        WAIT(200),
        LANGUAGES(200),
        ACCESS(1000),
        HOW_TO_REFER(1000),
        PHONE(100),
        EMAIL(200),
        ADDRESS(300);

        private final int max;

        Text(int max) {
            this.max = max;
        }

        public int max() {
            return max;
        }
    }

    /** What supervisors write. @param texts what is not said is not there */
    public record Content(String name, Kind kind, Cost cost, Set<Fit> fits, Map<Text, String> texts) {
        public Content {
            fits = Set.copyOf(fits);
            texts = Map.copyOf(texts);
        }

        public String text(Text which) {
            return texts.getOrDefault(which, "");
        }
    }
}
