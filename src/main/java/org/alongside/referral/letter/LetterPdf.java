package org.alongside.referral.letter;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.alongside.access.Language;
import org.alongside.access.TaggedPdf;
import org.springframework.modulith.NamedInterface;

/** A letter to a service in print. It is in English, which services read; what the survivor said stays as they said it. */
@NamedInterface("api")
public final class LetterPdf {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    private LetterPdf() {}

    /** Words and days as the template writes them. */
    public static final class Words {
        private Words() {}

        public String of(String key) {
            return org.alongside.access.Words.said(Language.ENGLISH, "letter." + key);
        }

        public String day(LocalDate day) {
            return DAY.format(day);
        }
    }

    /** @param isDraft whether it is only to be seen before it leaves, and says so */
    public static byte[] of(Letter letter, boolean isDraft) {
        return TaggedPdf.of("referral/letter", Map.of("letter", letter, "isDraft", isDraft, "w", new Words()));
    }
}
