package org.alongside.engine.overview;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.alongside.engine.TaskNameParseListener;
import org.alongside.engine.TaskPriority;
import org.alongside.ids.WorkerId;
import org.camunda.bpm.engine.ManagementService;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Open tasks and steps that stand still in the organisation of who asks, by label: what a supervisor may see in Cockpit,
 * with since when and until when. A hidden process is in none of it. (OFFEND-07)
 */
@Repository
@Transactional(propagation = Propagation.REQUIRED)
public class WorkUnderWay {
    /** How often a step is tried again before it stands still once more. */
    private static final int TRIES = 3;

    /** Whose it is, as people speak of it; somebody's way into a group has two labels, and is spoken of by theirs. */
    private static final String LABEL = """
            (select v.text_ from engine.act_ru_variable v
                where v.proc_inst_id_ = %%s and v.name_ in ('%s', '%s')
                order by v.name_ desc limit 1) as label
            """.formatted(TaskNameParseListener.LABEL, TaskNameParseListener.GROUP_LABEL);

    private static final String TASKS =
            "select t.*, r.reminded_at, " + LABEL.formatted("t.proc_inst_id_") + """
            from engine.act_ru_task t
            join engine.act_re_procdef d on d.id_ = t.proc_def_id_
            left join alongside.task_reminder r on r.task_id = t.id_ and r.worker_id = t.assignee_
            where t.tenant_id_ = current_setting('alongside.organisation') and t.suspension_state_ = 1 and
            """ + ShownProcesses.IS_SHOWN;

    private final JdbcClient jdbc;
    private final ManagementService management;
    private final ShownProcesses processes;
    private final Clock clock;

    WorkUnderWay(JdbcClient jdbc, @Lazy ManagementService management, ShownProcesses processes, Clock clock) {
        this.jdbc = jdbc;
        this.management = management;
        this.processes = processes;
        this.clock = clock;
    }

    /**
     * An open task.
     *
     * @param name what is to be done, without the label
     * @param label of the survivor or group, empty where it belongs to none
     * @param worker who has it; null while nobody does
     * @param since when it came
     * @param until when it is due; null for no day
     * @param remindedAt when who has it was last reminded; null for never
     */
    public record OpenTask(
            String id,
            String name,
            String label,
            int priority,
            @Nullable WorkerId worker,
            Instant since,
            @Nullable Instant until,
            @Nullable Instant remindedAt) {}

    /**
     * A step that the service could not do by itself, and does not try any more.
     *
     * @param id for {@link #tryAgain}
     * @param process what it is part of, in words
     */
    public record StoppedStep(
            String id,
            String label,
            String process,
            @Nullable Instant since) {}

    /** Urgent and emergency, the most urgent first. */
    public List<OpenTask> urgent(int max) {
        return tasks(" and t.priority_ >= :urgent order by t.priority_ desc, t.due_date_, t.id_", max);
    }

    /** Not urgent, and due before now; the longest first, and last what can wait. */
    public List<OpenTask> overdue(int max) {
        return tasks(
                " and t.priority_ < :urgent and t.due_date_ < :now order by t.priority_ <= :canWait, t.due_date_, t.id_",
                max);
    }

    /** Taken by nobody, and neither urgent nor overdue; the longest first, and last what can wait. */
    public List<OpenTask> untaken(int max) {
        return tasks(
                " and t.priority_ < :urgent and t.assignee_ is null and (t.due_date_ is null or t.due_date_ >= :now)"
                        + " order by t.priority_ <= :canWait, t.create_time_, t.id_",
                max);
    }

    private List<OpenTask> tasks(String which, int max) {
        return jdbc.sql(TASKS + which + " limit :max")
                .param("hidden", processes.hidden())
                .param("urgent", TaskPriority.URGENT)
                .param("canWait", TaskPriority.CAN_WAIT)
                .param("now", Timestamp.from(clock.instant()))
                .param("max", max)
                .query((row, n) -> task(row))
                .list();
    }

    /** What stands still, the longest first. */
    public List<StoppedStep> stopped(int max) {
        return jdbc.sql("select j.id_, d.name_, i.incident_timestamp_, " + LABEL.formatted("j.process_instance_id_")
                        + """
                        from engine.act_ru_job j
                        join engine.act_re_procdef d on d.id_ = j.process_def_id_
                        left join engine.act_ru_incident i on i.configuration_ = j.id_
                        where j.retries_ = 0 and j.tenant_id_ = current_setting('alongside.organisation') and
                        """ + ShownProcesses.IS_SHOWN + " order by i.incident_timestamp_, j.id_ limit :max")
                .param("hidden", processes.hidden())
                .param("max", max)
                .query((row, n) -> new StoppedStep(
                        row.getString("id_"),
                        text(row.getString("label")),
                        text(row.getString("name_")),
                        at(row, "incident_timestamp_")))
                .list();
    }

    /**
     * Lets the service try these steps again.
     *
     * @param ids of what {@link #stopped} showed; what goes on meanwhile, or was never shown, is left as it is
     * @return ids of those that are tried again
     */
    public List<String> tryAgain(List<String> ids) {
        List<String> standing = jdbc.sql("""
                        select j.id_ from engine.act_ru_job j
                        join engine.act_re_procdef d on d.id_ = j.process_def_id_
                        where j.id_ = any (:ids) and j.retries_ = 0
                            and j.tenant_id_ = current_setting('alongside.organisation') and
                        """ + ShownProcesses.IS_SHOWN + " order by 1")
                .param("ids", ids.toArray(String[]::new))
                .param("hidden", processes.hidden())
                .query(String.class)
                .list();
        standing.forEach(id -> management.setJobRetries(id, TRIES));
        return standing;
    }

    private static OpenTask task(ResultSet row) throws SQLException {
        String label = text(row.getString("label"));
        return new OpenTask(
                row.getString("id_"),
                TaskNameParseListener.withoutLabel(text(row.getString("name_")), label),
                label,
                row.getInt("priority_"),
                WorkerId.ofNullable(row.getString("assignee_")),
                row.getTimestamp("create_time_").toInstant(),
                at(row, "due_date_"),
                at(row, "reminded_at"));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable Instant at(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
