package org.alongside.journey.people;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.alongside.access.PlainText;
import org.alongside.engine.TasksOfCaller;
import org.alongside.engine.TasksOfCaller.OpenTask;
import org.alongside.groups.WaysIntoGroups;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.bpmn.ReflectProcess;
import org.alongside.journey.meetings.ArrangedMeetings;
import org.alongside.journey.meetings.ArrangedMeetings.ArrangedMeeting;
import org.alongside.journey.state.Journeys.State;
import org.alongside.journey.state.Labels;
import org.alongside.journey.state.Season;
import org.alongside.journey.state.Step;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.records.Records;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Those with whom a worker walks, with what is open for them. A worker sees their own people and their own tasks, and nothing
 * is counted that they may not see. (CONF-01, CONF-08)
 */
@Service
@Policy(PolicyId.CONF_01)
@Policy(PolicyId.CONF_03)
@Policy(PolicyId.CONF_08)
public class MyPeople {
    /** Persons a page. */
    public static final int PAGE = 50;
    /** More than anybody walks with. */
    static final int PEOPLE_MAX = 500;

    private final PeopleRows rows;
    private final Records records;
    private final TasksOfCaller tasks;
    private final ArrangedMeetings meetings;
    private final WaysIntoGroups groups;
    private final TransactionTemplate transaction;

    MyPeople(
            PeopleRows rows,
            Records records,
            TasksOfCaller tasks,
            ArrangedMeetings meetings,
            WaysIntoGroups groups,
            TransactionTemplate transaction) {
        this.rows = rows;
        this.records = records;
        this.tasks = tasks;
        this.meetings = meetings;
        this.groups = groups;
        this.transaction = transaction;
    }

    /**
     * One survivor.
     *
     * @param alias where it is open to the worker
     * @param changedAt since when the journey stands as it does
     * @param season of the guidelines in which they are
     * @param lastContact when somebody last met or talked with them, of what is open to the worker
     * @param isAway whether they are away from a group for now, where the worker walks with them
     * @param meeting the meeting that is arranged, with whoever walks with them
     * @param tasks what is open for the worker, what is due first at the head
     */
    public record Person(
            JourneyId journeyId,
            String label,
            Optional<String> alias,
            State state,
            Step step,
            Season season,
            Instant changedAt,
            Optional<Instant> lastContact,
            boolean isAway,
            Optional<ArrangedMeeting> meeting,
            List<OpenTask> tasks) {}

    /**
     * A page of them.
     *
     * @param hasMore whether there is another page
     */
    public record Page(List<Person> people, boolean hasMore) {}

    /** @param number of the page, from 0 on */
    public Page page(WorkerId worker, int number) {
        return inTransaction(() -> {
            List<PeopleRows.Row> all = rows.of(worker, PEOPLE_MAX);
            List<PeopleRows.Row> shown =
                    all.stream().skip((long) number * PAGE).limit(PAGE).toList();
            return new Page(people(shown, worker), all.size() > (number + 1) * PAGE);
        });
    }

    /** Those whose label or name contains these words, whatever their capitals and macrons; at most a page of them. */
    public Page search(WorkerId worker, String words) {
        String wanted = PlainText.of(words);
        return inTransaction(() -> {
            List<PeopleRows.Row> all = rows.of(worker, PEOPLE_MAX);
            Map<JourneyId, String> names = names(all, worker);
            List<PeopleRows.Row> found = all.stream()
                    .filter(row -> PlainText.of(row.label()).contains(wanted)
                            || PlainText.of(names.getOrDefault(row.journeyId(), ""))
                                    .contains(wanted)
                            || Labels.read(words).filter(row.label()::equals).isPresent())
                    .toList();
            return new Page(people(found.stream().limit(PAGE).toList(), worker), found.size() > PAGE);
        });
    }

    private List<Person> people(List<PeopleRows.Row> shown, WorkerId worker) {
        Map<JourneyId, String> names = names(shown, worker);
        List<JourneyId> journeys = shown.stream().map(PeopleRows.Row::journeyId).toList();
        Map<JourneyId, ArrangedMeeting> arranged = journeys.isEmpty() ? Map.of() : meetings.ahead(journeys);
        Map<JourneyId, List<OpenTask>> open = tasks.about(journeys).stream()
                .sorted(Comparator.comparing(OpenTask::isUrgent)
                        .reversed()
                        .thenComparing(OpenTask::due, Comparator.nullsLast(Comparator.naturalOrder())))
                .collect(Collectors.groupingBy(OpenTask::journeyId));
        Set<JourneyId> away = groups.away(shown.stream()
                .filter(PeopleRows.Row::isWalking)
                .map(PeopleRows.Row::journeyId)
                .toList());
        return shown.stream()
                .map(row -> person(
                        row,
                        away.contains(row.journeyId()),
                        Optional.ofNullable(names.get(row.journeyId())),
                        Optional.ofNullable(arranged.get(row.journeyId())),
                        open.getOrDefault(row.journeyId(), List.of())))
                .toList();
    }

    private static Person person(
            PeopleRows.Row row,
            boolean isAway,
            Optional<String> alias,
            Optional<ArrangedMeeting> meeting,
            List<OpenTask> tasks) {
        boolean isLookingBack =
                tasks.stream().anyMatch(task -> task.element().equals(ReflectProcess.USER_TASK_LOOK_BACK));
        return new Person(
                row.journeyId(),
                row.label(),
                alias,
                row.state(),
                row.step(),
                Season.of(row.step(), isLookingBack),
                row.changedAt(),
                row.lastContact(),
                isAway,
                meeting,
                tasks);
    }

    private Map<JourneyId, String> names(List<PeopleRows.Row> rows, WorkerId worker) {
        List<JourneyId> journeys = rows.stream().map(PeopleRows.Row::journeyId).toList();
        return journeys.isEmpty() ? Map.of() : records.aliases(journeys, worker);
    }

    private Page inTransaction(Supplier<Page> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
