package org.alongside.engine.overview;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.alongside.engine.TaskPriority;
import org.alongside.ids.WorkerId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tasks of which a supervisor reminded whoever has them. A reminder holds no words and ends with the task. */
@Repository
@Transactional(propagation = Propagation.REQUIRED)
public class TaskReminders {
    /** More than anybody has tasks. */
    private static final int SHOWN_MAX = 100;

    private final JdbcClient jdbc;
    private final ShownProcesses processes;
    private final Clock clock;

    TaskReminders(JdbcClient jdbc, ShownProcesses processes, Clock clock) {
        this.jdbc = jdbc;
        this.processes = processes;
        this.clock = clock;
    }

    /**
     * That a worker was reminded of a task of theirs.
     *
     * @param task what it is called in the Tasklist, with the label
     * @param until when it is due; null for no day
     */
    public record Reminder(
            String taskId, String task, @Nullable Instant until, WorkerId by, Instant at) {}

    /** Of what this worker was reminded and has not done yet, the newest first, at most 100. */
    public List<Reminder> of(WorkerId workerId) {
        return jdbc.sql("""
                        select t.id_, t.name_, t.due_date_, r.by_user, r.reminded_at
                        from alongside.task_reminder r join engine.act_ru_task t on t.id_ = r.task_id
                        where r.worker_id = :worker and t.assignee_ = :worker
                        order by r.reminded_at desc, t.id_ limit :max
                        """)
                .param("worker", workerId.value())
                .param("max", SHOWN_MAX)
                .query((row, n) -> {
                    Timestamp due = row.getTimestamp("due_date_");
                    return new Reminder(
                            row.getString("id_"),
                            Objects.requireNonNullElse(row.getString("name_"), ""),
                            due == null ? null : due.toInstant(),
                            WorkerId.of(row.getString("by_user")),
                            row.getTimestamp("reminded_at").toInstant());
                })
                .list();
    }

    /**
     * Reminds whoever has these tasks, once a day at most.
     *
     * @param taskIds what is not open, not urgent and not overdue, taken by nobody, by who reminds, or hidden is left out
     * @return of which somebody was reminded now
     */
    public List<String> remind(List<String> taskIds, WorkerId by) {
        return jdbc.sql("""
                        insert into alongside.task_reminder (task_id, organisation_id, worker_id, by_user, reminded_at)
                        select t.id_, t.tenant_id_, t.assignee_, cast(:by as text), cast(:now as timestamptz)
                        from engine.act_ru_task t join engine.act_re_procdef d on d.id_ = t.proc_def_id_
                        where t.id_ = any (:ids) and t.tenant_id_ = current_setting('alongside.organisation')
                            and t.suspension_state_ = 1 and t.assignee_ <> :by
                            and (t.priority_ >= :urgent or t.due_date_ < :now) and
                        """ + ShownProcesses.IS_SHOWN + """

                        order by t.id_
                        on conflict (task_id) do update set worker_id = excluded.worker_id, by_user = excluded.by_user,
                            reminded_at = excluded.reminded_at
                            where task_reminder.worker_id <> excluded.worker_id
                                or task_reminder.reminded_at <= excluded.reminded_at - interval '1 day'
                        returning task_id
                        """)
                .param("ids", taskIds.toArray(String[]::new))
                .param("by", by.value())
                .param("now", Timestamp.from(clock.instant()))
                .param("urgent", TaskPriority.URGENT)
                .param("hidden", processes.hidden())
                .query(String.class)
                .list();
    }
}
