package org.alongside.engine.tasklist;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.alongside.engine.EngineClock;
import org.alongside.engine.TaskPriority;
import org.camunda.bpm.engine.task.Task;

/**
 * That somebody may be in danger, as it stands on every page of whoever may act. It names nobody: no survivor, no label,
 * no worker; what it is about is seen in the task.
 *
 * @param word how urgent, in English and te reo Māori
 * @param sentence what waits
 * @param more how long, and until when
 * @param title put before the title of the page
 * @param open the words of the link to the most urgent task
 * @param address where that task is, from the root of the application
 * @param tasks ids of all that wait, so that a page knows when another one has come
 */
public record Alert(
        boolean isEmergency,
        List<String> word,
        String sentence,
        String more,
        String title,
        List<String> open,
        String address,
        List<String> tasks) {
    private static final List<String> EMERGENCY = List.of("Emergency", "Ohotata");
    private static final List<String> URGENT = List.of("Urgent", "Kōhukihuki");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mm a", Locale.UK);
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("EEE d MMM, h:mm a", Locale.UK);

    /** @param waiting at least one, the most urgent first */
    static Alert of(List<Task> waiting, String address, Instant now) {
        Task first = waiting.get(0);
        boolean isEmergency = first.getPriority() >= TaskPriority.EMERGENCY;
        int toTake = (int)
                waiting.stream().filter(task -> task.getAssignee() == null).count();
        String sentence = "Somebody may be in danger: " + sentence(toTake, waiting.size() - toTake);
        return new Alert(
                isEmergency,
                isEmergency ? EMERGENCY : URGENT,
                sentence,
                more(waiting, now),
                "(" + waiting.size() + ") Somebody may be in danger",
                waiting.size() == 1 ? List.of("Open it", "Huakina") : List.of("Open the most urgent", "Huakina"),
                address,
                waiting.stream().map(Task::getId).toList());
    }

    private static String sentence(int toTake, int toOpen) {
        if (toOpen == 0) {
            return tasks(toTake) + " to be taken.";
        }
        String opened = tasks(toOpen) + " for you to open " + (toOpen == 1 ? "it." : "them.");
        return toTake == 0 ? opened : tasks(toTake) + " to be taken, and " + opened;
    }

    private static String tasks(int count) {
        return count == 1 ? "1 task waits" : count + " tasks wait";
    }

    /** Of several, what is said is true of the one that waits longest and of the one that is due first. */
    private static String more(List<Task> waiting, Instant now) {
        Instant since = waiting.stream()
                .map(task -> task.getCreateTime().toInstant())
                .min(Instant::compareTo)
                .orElse(now);
        String came = (waiting.size() == 1 ? "It came " : "The first came ") + ago(Duration.between(since, now));
        return waiting.stream()
                .filter(task -> task.getDueDate() != null)
                .map(task -> task.getDueDate().toInstant())
                .min(Instant::compareTo)
                .map(due -> came + (due.isAfter(now) ? " and is to be answered by " : " and was to be answered by ")
                        + at(due, now) + ".")
                .orElse(came + ".");
    }

    private static String ago(Duration waited) {
        long minutes = Math.max(0, waited.toMinutes());
        if (minutes == 0) {
            return "just now";
        }
        if (minutes < 120) {
            return minutes == 1 ? "1 minute ago" : minutes + " minutes ago";
        }
        return minutes < 48 * 60 ? minutes / 60 + " hours ago" : minutes / (24 * 60) + " days ago";
    }

    private static String at(Instant due, Instant now) {
        ZonedDateTime there = due.atZone(EngineClock.ZONE);
        boolean isToday =
                there.toLocalDate().equals(now.atZone(EngineClock.ZONE).toLocalDate());
        return (isToday ? TIME : DAY_AND_TIME).format(there);
    }
}
