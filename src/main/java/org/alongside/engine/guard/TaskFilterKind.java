package org.alongside.engine.guard;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.TaskQuery;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks of the person who looks a filter of the Tasklist shows. The engine's own way to say "mine" in a filter is
 * an expression, and an expression in a filter is code that anybody could write; so a filter only bears one of these
 * names, and {@link CommandGuardInterceptor} puts the person's own id into the query when they open it.
 */
public enum TaskFilterKind {
    /** Mine, to be done now: without a date to come back to, or with one that has come. */
    MINE {
        @Override
        TaskQuery within(TaskQuery query, String userId, Instant now) {
            return query.taskAssignee(userId).followUpBeforeOrNotExistent(Date.from(now));
        }
    },
    /** Nobody's yet, offered to me or to a group of mine. */
    TO_CLAIM {
        @Override
        TaskQuery within(TaskQuery query, String userId, Instant now) {
            // What a person sees and nobody has is offered to them.
            return query.taskUnassigned();
        }
    },
    /** Mine or offered to me, with a date that has passed or comes soon. */
    DUE {
        @Override
        TaskQuery within(TaskQuery query, String userId, Instant now) {
            return query.dueBefore(Date.from(now.plus(SOON)))
                    .or()
                    .taskAssignee(userId)
                    .taskUnassigned()
                    .endOr();
        }
    },
    /** Mine, to come back to on a later day, when the survivor is ready. */
    WAITING {
        @Override
        TaskQuery within(TaskQuery query, String userId, Instant now) {
            return query.taskAssignee(userId).followUpAfter(Date.from(now));
        }
    };

    /** The property of a filter that holds the name of one of these. */
    public static final String PROPERTY = "alongside.tasksOf";

    static final Duration SOON = Duration.ofDays(3);

    abstract TaskQuery within(TaskQuery query, String userId, Instant now);

    /** Narrows a query, which that person asks themselves, to what they see in this list. */
    public TaskQuery narrow(TaskQuery query, String userId) {
        return within(query, userId, ClockUtil.getCurrentTime().toInstant());
    }

    /** Which of these the filter bears, if any. */
    public static Optional<TaskFilterKind> of(Filter filter) {
        Map<String, Object> properties = filter.getProperties();
        Object name = properties == null ? null : properties.get(PROPERTY);
        return Arrays.stream(values()).filter(kind -> kind.name().equals(name)).findFirst();
    }

    /**
     * What to extend the filter's query with.
     *
     * @param asked what the person's own request extends it with (sorting, paging); it can narrow, never widen
     */
    TaskQuery extension(@Nullable TaskQuery asked, String userId) {
        TaskQueryImpl seen = (TaskQueryImpl) narrow(new TaskQueryImpl(), userId);
        return asked == null ? seen : (TaskQuery) ((TaskQueryImpl) asked).extend(seen);
    }
}
