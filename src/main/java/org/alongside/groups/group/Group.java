package org.alongside.groups.group;

import java.time.LocalDate;
import java.time.LocalTime;
import org.alongside.access.PageDate;
import org.alongside.access.Words;
import org.alongside.ids.GroupId;

/**
 * A peer group. Its name and place are in its record.
 *
 * @param label says nothing about anybody, such as "Awa 3"
 * @param forPeopleWhoHaveOffended takes nobody else (OFFEND-03)
 * @param meetsAt in New Zealand
 * @param cadence new members are welcomed at every so many meetings (GROUP-07)
 */
public record Group(
        GroupId id,
        String label,
        GroupType type,
        boolean forPeopleWhoHaveOffended,
        Rhythm rhythm,
        LocalDate firstMeetsOn,
        LocalTime meetsAt,
        int minutes,
        int placesMax,
        int cadence,
        boolean isOpen) {
    private static final PageDate DAY = PageDate.of("EEEE");
    private static final PageDate TIME = PageDate.of("h:mm a");

    /** Kind, rhythm, day and time, for who chooses a group with a survivor and for who facilitates it. */
    public String words() {
        return (forPeopleWhoHaveOffended
                        ? Words.here("group.for-people-who-have-offended", type.words())
                        : type.words())
                + ", " + when();
    }

    /** Its label, and what it is. */
    public String labelled() {
        return label + ": " + words();
    }

    /** For everybody else: whether it is for people who have offended tells of who is in it. (OFFEND-07) */
    public String outline() {
        return type.words() + ", " + when();
    }

    /** When it meets, in words that say nothing of what kind of group it is. */
    public String when() {
        String rhythmKey =
                switch (rhythm) {
                    case WEEKLY -> "group.every-week";
                    case FORTNIGHTLY -> "group.every-fortnight";
                    case ONE_OFF -> "group.once";
                };
        return Words.here(rhythmKey, DAY.format(firstMeetsOn), TIME.format(meetsAt));
    }
}
