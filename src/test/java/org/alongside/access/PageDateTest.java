package org.alongside.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;

class PageDateTest {
    private static final String LONG = "EEEE d MMMM uuuu, h:mm a";
    private static final String SHORT = "EEE d MMM uuuu, h:mm a";
    private static final LocalDateTime AT = LocalDateTime.of(2026, 9, 7, 14, 5);

    @AfterEach
    void noPage() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void isInTheLanguageOfThePage() {
        LocaleContextHolder.setLocaleContext(new CurrentLanguage(Language.TE_REO_MAORI));
        assertThat(PageDate.of(LONG).format(AT)).isEqualTo("Rāhina 7 Mahuru 2026, 2:05 i te ahiahi");
        assertThat(PageDate.of(SHORT).format(AT.withHour(9))).isEqualTo("Hin 7 Mahu 2026, 9:05 i te ata");
        LocaleContextHolder.setLocaleContext(new CurrentLanguage(Language.ENGLISH));
        assertThat(PageDate.of(LONG).format(AT)).isEqualTo("Monday 7 September 2026, 2:05 pm");
    }

    /** As Java says them, so that a day reads alike wherever it stands. */
    @Test
    void isEnglishAsElsewhere() {
        IntStream.range(0, 366).mapToObj(AT::plusDays).forEach(day -> {
            assertThat(PageDate.of(LONG).format(day))
                    .isEqualTo(DateTimeFormatter.ofPattern(LONG, Locale.UK).format(day));
            assertThat(PageDate.of(SHORT).format(day))
                    .isEqualTo(DateTimeFormatter.ofPattern(SHORT, Locale.UK).format(day));
        });
    }
}
