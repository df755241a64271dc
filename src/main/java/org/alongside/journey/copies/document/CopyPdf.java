package org.alongside.journey.copies.document;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.alongside.access.TaggedPdf;
import org.alongside.own.OwnTexts;

/**
 * A copy to read and to print: a tagged PDF (PDF/UA-1), so that a screen reader reads it in its order. Nothing is fetched for it,
 * and nothing of it is written anywhere.
 */
public final class CopyPdf {
    /** In the time of New Zealand, read alike in both languages. */
    private static final ZoneId ZONE = ZoneId.of("Pacific/Auckland");

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("d/MM/uuuu, HH:mm", Locale.ROOT).withZone(ZONE);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d/MM/uuuu", Locale.ROOT);

    private CopyPdf() {}

    /**
     * Days and times, as the template writes them.
     */
    public static final class Days {
        private Days() {}

        public String when(Instant at) {
            return WHEN.format(at);
        }

        public String day(LocalDate day) {
            return DAY.format(day);
        }
    }

    /**
     * The document in print.
     *
     * @param words of the frame; what people wrote stays in its own language
     * @param language of the frame, {@code en-NZ} or {@code mi}
     */
    public static byte[] of(CopyDocument document, OwnTexts words, String language) {
        return TaggedPdf.of(
                "own/copy",
                Map.of(
                        "copy",
                        document,
                        "t",
                        words,
                        "lang",
                        language,
                        "isMaori",
                        language.equals("mi"),
                        "days",
                        new Days()));
    }
}
