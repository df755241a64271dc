package org.alongside.groups.group;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.alongside.access.Words;
import org.alongside.engine.EngineClock;
import org.alongside.settings.SettingCheck;
import org.alongside.settings.SettingKey;
import org.alongside.settings.Settings;
import org.springframework.stereotype.Component;

/**
 * The public holidays of New Zealand and, where the organisation has a region, its anniversary day. The days come from a library;
 * names are ours, as the government writes them. Where the library is wrong, the correction is here by name.
 */
@Component
public class PublicHolidays {
    private static final int YEARS_MAX = 10;

    /** Matariki is laid down until 2052 (Te Kāhui o Matariki Public Holiday Act 2022); later years lack that day. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("NEW_YEAR", "New Year's Day"),
            Map.entry("DAY_AFTER_NEW_YEAR", "Day after New Year's Day"),
            Map.entry("WAITANGI_DAY", "Waitangi Day"),
            Map.entry("christian.GOOD_FRIDAY", "Good Friday"),
            Map.entry("christian.EASTER_MONDAY", "Easter Monday"),
            Map.entry("ANZAC", "Anzac Day"),
            Map.entry("QUEENS_BIRTHDAY", "Queen's Birthday"),
            Map.entry("KINGS_DAY", "King's Birthday"),
            Map.entry("MATARIKI", "Matariki"),
            Map.entry("QUEEN_ELIZABETH_II_MEMORIAL_DAY", "Queen Elizabeth II Memorial Day"),
            Map.entry("LABOUR_DAY", "Labour Day"),
            Map.entry("CHRISTMAS", "Christmas Day"),
            Map.entry("BOXING_DAY", "Boxing Day"));

    private final HolidayManager library =
            HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.NEW_ZEALAND));
    private final Settings settings;

    /** @throws IllegalArgumentException where the region of the installation is none, so that it does not start */
    PublicHolidays(Settings settings) {
        this.settings = settings;
        Anniversary.of("alongside.groups.region", settings.defaultOf(SettingKey.REGION));
        // A holiday that lost its name with an update of the library is found now, not on the day.
        inYear(LocalDate.now(EngineClock.ZONE).getYear());
    }

    /**
     * A public holiday.
     *
     * @param name in English, with "(observed)" where the day stands in for one that fell on a weekend
     * @param isObserved whether it stands in; the day of the weekend itself is a holiday of its own in the list
     */
    public record Holiday(LocalDate day, String name, boolean isObserved) {}

    /** What holiday that day is; two that fall together have "and" between them. */
    public Optional<String> nameOf(LocalDate day) {
        return inYear(day.getYear()).stream()
                .filter(holiday -> holiday.day().equals(day))
                .map(Holiday::name)
                .reduce((one, other) -> one + " and " + other);
    }

    /**
     * The holidays from one day to another, both included, in their order.
     *
     * @throws IllegalArgumentException when the days are in the wrong order or more than ten years lie between them
     */
    public List<Holiday> between(LocalDate from, LocalDate to) {
        return between(from, to, this::inYear);
    }

    private static List<Holiday> between(LocalDate from, LocalDate to, IntFunction<List<Holiday>> inYear) {
        if (to.isBefore(from) || to.isAfter(from.plusYears(YEARS_MAX))) {
            throw new IllegalArgumentException(
                    "Holidays are listed for up to " + YEARS_MAX + " years, not from " + from + " to " + to + ".");
        }
        return IntStream.rangeClosed(from.getYear(), to.getYear())
                .mapToObj(inYear)
                .flatMap(List::stream)
                .filter(holiday ->
                        !holiday.day().isBefore(from) && !holiday.day().isAfter(to))
                .toList();
    }

    /** Those of all of New Zealand, without the anniversary of a region. Like {@link #between} otherwise. */
    public List<Holiday> nationalBetween(LocalDate from, LocalDate to) {
        return between(from, to, this::national);
    }

    private List<Holiday> national(int year) {
        List<Holiday> holidays = new ArrayList<>();
        for (var found : library.getHolidays(Year.of(year))) {
            String name = Optional.ofNullable(NAMES.get(found.getPropertiesKey()))
                    .orElseThrow(() -> new IllegalStateException(
                            "The library has a holiday without a name here: " + found.getPropertiesKey() + "."));
            holidays.add(new Holiday(found.getActualDate(), name, false));
            // Who is at home on a weekend keeps the Monday; who works on it keeps the day itself. So both count.
            found.getObservedDate()
                    .filter(observed -> !observed.equals(found.getActualDate()))
                    .ifPresent(observed -> holidays.add(new Holiday(observed, name + " (observed)", true)));
        }
        return holidays;
    }

    private List<Holiday> inYear(int year) {
        List<Holiday> holidays = national(year);
        Set<LocalDate> national = holidays.stream().map(Holiday::day).collect(Collectors.toSet());
        Anniversary.of(SettingKey.REGION.key(), settings.text(SettingKey.REGION))
                .ifPresent(region -> holidays.add(anniversary(region, year, national)));
        holidays.sort(Comparator.comparing(Holiday::day).thenComparing(Holiday::name));
        return List.copyOf(holidays);
    }

    private Holiday anniversary(Anniversary region, int year, Set<LocalDate> national) {
        LocalDate day = region == Anniversary.CANTERBURY ? showDay(year) : inLibrary(region, year);
        // The library leaves Otago's on Easter Monday where they meet; it is kept on the day after.
        return new Holiday(national.contains(day) ? day.plusDays(1) : day, region.title(), false);
    }

    /** The library has for Canterbury only the day of its south; the rest keeps the second Friday after this Tuesday. */
    private static LocalDate showDay(int year) {
        return LocalDate.of(year, Month.NOVEMBER, 1)
                .with(TemporalAdjusters.firstInMonth(DayOfWeek.TUESDAY))
                .with(TemporalAdjusters.next(DayOfWeek.FRIDAY))
                .plusWeeks(1);
    }

    private LocalDate inLibrary(Anniversary region, int year) {
        return library.getHolidays(Year.of(year), region.inLibrary()).stream()
                .filter(holiday -> !NAMES.containsKey(holiday.getPropertiesKey()))
                .map(de.focus_shift.jollyday.core.Holiday::getDate)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The library has no anniversary for " + region + "."));
    }

    /** A region that there is not is not taken. */
    @Component
    static final class Check implements SettingCheck {
        @Override
        public SettingKey setting() {
            return SettingKey.REGION;
        }

        @Override
        public Optional<String> wrong(String value) {
            return Anniversary.isRegionOrNone(value)
                    ? Optional.empty()
                    : Optional.of(Words.here("refused.one-of-the-regions", value, Anniversary.regions()));
        }
    }
}
