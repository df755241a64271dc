package org.alongside.groups.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Locale;
import org.alongside.groups.group.PublicHolidays.Holiday;
import org.alongside.settings.SettingsOfTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the days that the government lists, not against the library's own idea of them. */
class PublicHolidaysTest {
    private static final String OFFICIAL = """
            2026-01-01 New Year's Day
            2026-01-02 Day after New Year's Day
            2026-02-06 Waitangi Day
            2026-04-03 Good Friday
            2026-04-06 Easter Monday
            2026-04-25 Anzac Day
            2026-04-27 Anzac Day (observed)
            2026-06-01 King's Birthday
            2026-07-10 Matariki
            2026-10-26 Labour Day
            2026-12-25 Christmas Day
            2026-12-26 Boxing Day
            2026-12-28 Boxing Day (observed)
            2027-01-01 New Year's Day
            2027-01-02 Day after New Year's Day
            2027-01-04 Day after New Year's Day (observed)
            2027-02-06 Waitangi Day
            2027-02-08 Waitangi Day (observed)
            2027-03-26 Good Friday
            2027-03-29 Easter Monday
            2027-04-25 Anzac Day
            2027-04-26 Anzac Day (observed)
            2027-06-07 King's Birthday
            2027-06-25 Matariki
            2027-10-25 Labour Day
            2027-12-25 Christmas Day
            2027-12-26 Boxing Day
            2027-12-27 Christmas Day (observed)
            2027-12-28 Boxing Day (observed)
            2028-01-01 New Year's Day
            2028-01-02 Day after New Year's Day
            2028-01-03 New Year's Day (observed)
            2028-01-04 Day after New Year's Day (observed)
            2028-02-06 Waitangi Day
            2028-02-07 Waitangi Day (observed)
            2028-04-14 Good Friday
            2028-04-17 Easter Monday
            2028-04-25 Anzac Day
            2028-06-05 King's Birthday
            2028-07-14 Matariki
            2028-10-23 Labour Day
            2028-12-25 Christmas Day
            2028-12-26 Boxing Day
            """;

    private final PublicHolidays holidays = holidays("");

    private static PublicHolidays holidays(String region) {
        return new PublicHolidays(SettingsOfTests.installation("alongside.groups.region", region));
    }

    @Test
    void hasTheOfficialDaysOf2026To2028AndNoOthers() {
        assertThat(holidays.between(LocalDate.of(2026, 1, 1), LocalDate.of(2028, 12, 31)))
                .extracting(holiday -> holiday.day() + " " + holiday.name())
                .containsExactlyElementsOf(OFFICIAL.lines().toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2022-06-24", "2023-07-14", "2024-06-28", "2025-06-20", "2026-07-10", "2027-06-25", "2028-07-14",
                "2029-07-06", "2030-06-21", "2031-07-11", "2032-07-02", "2033-06-24", "2034-07-07", "2035-06-29",
                "2036-07-18", "2037-07-10", "2038-06-25", "2039-07-15", "2040-07-06", "2041-07-19", "2042-07-11",
                "2043-07-03", "2044-06-24", "2045-07-07", "2046-06-29", "2047-07-19", "2048-07-03", "2049-06-25",
                "2050-07-15", "2051-06-30", "2052-06-21"
            })
    void knowsMatarikiForAsLongAsItIsLaidDown(LocalDate day) {
        assertThat(holidays.nameOf(day)).contains("Matariki");
    }

    @Test
    void keepsBothTheDayOfTheWeekendAndTheMondayThatStandsInForIt() {
        assertThat(holidays.between(LocalDate.of(2026, 4, 25), LocalDate.of(2026, 4, 27)))
                .containsExactly(
                        new Holiday(LocalDate.of(2026, 4, 25), "Anzac Day", false),
                        new Holiday(LocalDate.of(2026, 4, 27), "Anzac Day (observed)", true));
        assertThat(holidays.nameOf(LocalDate.of(2026, 4, 26))).isEmpty();
    }

    @Test
    void namesBothHolidaysThatFallOnOneDay() {
        assertThat(holidays.nameOf(LocalDate.of(2038, 4, 26))).contains("Anzac Day (observed) and Easter Monday");
    }

    @Test
    void speaksEnglishWhateverTheMachineSpeaks() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(holidays("").nameOf(LocalDate.of(2026, 12, 25))).contains("Christmas Day");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            auckland, Auckland, 2026-01-26, 2027-02-01, 2028-01-31
            taranaki, Taranaki, 2026-03-09, 2027-03-08, 2028-03-13
            hawkes-bay, Hawke's Bay, 2026-10-23, 2027-10-22, 2028-10-20
            wellington, Wellington, 2026-01-19, 2027-01-25, 2028-01-24
            marlborough, Marlborough, 2026-11-02, 2027-11-01, 2028-10-30
            nelson, Nelson, 2026-02-02, 2027-02-01, 2028-01-31
            canterbury, Canterbury, 2026-11-13, 2027-11-12, 2028-11-17
            south-canterbury, South Canterbury, 2026-09-28, 2027-09-27, 2028-09-25
            westland, Westland, 2026-11-30, 2027-11-29, 2028-12-04
            otago, Otago, 2026-03-23, 2027-03-22, 2028-03-20
            southland, Southland, 2026-04-07, 2027-03-30, 2028-04-18
            chatham-islands, Chatham Islands, 2026-11-30, 2027-11-29, 2028-11-27
            """, quoteCharacter = '"')
    void addsTheAnniversaryOfTheRegionAndNoOther(
            String region, String name, LocalDate first, LocalDate second, LocalDate third) {
        PublicHolidays regional = holidays(region);
        assertThat(regional.between(LocalDate.of(2026, 1, 1), LocalDate.of(2028, 12, 31)))
                .filteredOn(holiday -> holiday.name().contains("Anniversary"))
                .containsExactly(
                        new Holiday(first, name + " Anniversary Day", false),
                        new Holiday(second, name + " Anniversary Day", false),
                        new Holiday(third, name + " Anniversary Day", false));
        assertThat(regional.between(LocalDate.of(2026, 1, 1), LocalDate.of(2028, 12, 31)))
                .filteredOn(holiday -> !holiday.name().contains("Anniversary"))
                .hasSameSizeAs(OFFICIAL.lines().toList());
    }

    @Test
    void movesTheAnniversaryOfOtagoOffEasterMonday() {
        PublicHolidays otago = holidays("otago");
        assertThat(otago.nameOf(LocalDate.of(2035, 3, 26))).contains("Easter Monday");
        assertThat(otago.nameOf(LocalDate.of(2035, 3, 27))).contains("Otago Anniversary Day");
    }

    @Test
    void hasNoAnniversaryWhereNoRegionIsSet() {
        assertThat(holidays.nameOf(LocalDate.of(2026, 1, 26))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Auckland", "atlantis", "auk"})
    void doesNotStartWithARegionThatThereIsNot(String region) {
        assertThatThrownBy(() -> holidays(region))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("alongside.groups.region is .*, but has to be empty or one of auckland, .*\\.");
    }

    @Test
    void refusesAListWithoutAnEnd() {
        LocalDate day = LocalDate.of(2026, 1, 1);
        assertThatThrownBy(() -> holidays.between(day, day.minusDays(1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> holidays.between(day, day.plusYears(11))).isInstanceOf(IllegalArgumentException.class);
        assertThat(holidays.between(day, day)).hasSize(1);
    }
}
