package org.alongside.engine.tasklist;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alongside.engine.guard.TaskFilterKind;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The filters that everybody finds in the Tasklist. There are no others: a filter of one's own would have a name, and a
 * name is a place to write somebody's in.
 */
@Component
class TaskFilters implements SmartInitializingSingleton {
    private static final long LOCK = 0x616c6f6e67_03L;
    /** The groups that have lists, and tasks to take. */
    static final List<String> SEEN_BY = List.of("peer-worker", "supervisor");

    /** In the order in which they stand. Te reo Māori comes second, as the words that are pressed are English. */
    private static final List<Shown> SHOWN = List.of(
            new Shown(TaskFilterKind.MINE, "My tasks · Aku mahi", "What is yours to do now"),
            new Shown(TaskFilterKind.TO_CLAIM, "To claim · Hei tiki", "Offered to you and taken by nobody yet"),
            new Shown(
                    TaskFilterKind.DUE,
                    "Due · Kua tata te rā",
                    "Has a date that has passed or comes in the next three days"),
            new Shown(
                    TaskFilterKind.WAITING,
                    "Waiting for the survivor · E tatari ana ki te whaiora",
                    "Yours, to come back to on a later day"));

    private final FilterService filters;
    private final TaskService tasks;
    private final AuthorizationService authorizations;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private volatile Map<TaskFilterKind, String> ids = Map.of();

    TaskFilters(
            FilterService filters,
            TaskService tasks,
            AuthorizationService authorizations,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.filters = filters;
        this.tasks = tasks;
        this.authorizations = authorizations;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(status -> {
            // Several nodes start at the same time.
            jdbc.sql("select pg_advisory_xact_lock(:lock)")
                    .param("lock", LOCK)
                    .query((row, number) -> 1)
                    .single();
            seed();
        });
    }

    /** The id of the list, or nothing before all has started. */
    Optional<String> idOf(TaskFilterKind kind) {
        return Optional.ofNullable(ids.get(kind));
    }

    private void seed() {
        Map<TaskFilterKind, String> seen = new EnumMap<>(TaskFilterKind.class);
        Map<TaskFilterKind, Filter> present = new HashMap<>();
        for (Filter filter : filters.createFilterQuery().list()) {
            TaskFilterKind.of(filter)
                    .ifPresentOrElse(kind -> present.put(kind, filter), () -> filters.deleteFilter(filter.getId()));
        }
        for (int i = 0; i < SHOWN.size(); i++) {
            Shown shown = SHOWN.get(i);
            Filter filter = present.get(shown.kind());
            Filter seeded = filter == null ? filters.newTaskFilter() : filter;
            seeded.setName(shown.name());
            seeded.setQuery(mostUrgentFirst());
            seeded.setProperties(shown.properties(i));
            filters.saveFilter(seeded);
            show(seeded.getId());
            seen.put(shown.kind(), seeded.getId());
        }
        ids = seen;
    }

    /** What the Tasklist asks to sort by comes after this and decides only where both are equal. */
    private TaskQuery mostUrgentFirst() {
        return tasks.createTaskQuery()
                .orderByTaskPriority()
                .desc()
                // A task without a date comes after those with one.
                .orderByDueDate()
                .asc();
    }

    private void show(String filterId) {
        for (String group : SEEN_BY) {
            boolean isSeen = authorizations
                            .createAuthorizationQuery()
                            .groupIdIn(group)
                            .resourceType(Resources.FILTER)
                            .resourceId(filterId)
                            .count()
                    > 0;
            if (!isSeen) {
                Authorization right = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
                right.setGroupId(group);
                right.setResource(Resources.FILTER);
                right.setResourceId(filterId);
                right.addPermission(Permissions.READ);
                authorizations.saveAuthorization(right);
            }
        }
    }

    private record Shown(TaskFilterKind kind, String name, String description) {
        Map<String, Object> properties(int place) {
            return Map.of(
                    TaskFilterKind.PROPERTY,
                    kind.name(),
                    "description",
                    description,
                    "priority",
                    place,
                    "refresh",
                    true,
                    "showUndefinedVariable",
                    false);
        }
    }
}
