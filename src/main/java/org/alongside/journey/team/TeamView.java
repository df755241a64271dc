package org.alongside.journey.team;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.alongside.access.People;
import org.alongside.audit.Ledger;
import org.alongside.engine.PageTransactions;
import org.alongside.engine.overview.TaskReminders;
import org.alongside.engine.overview.WorkUnderWay;
import org.alongside.engine.overview.WorkUnderWay.OpenTask;
import org.alongside.engine.overview.WorkUnderWay.StoppedStep;
import org.alongside.ids.RequestId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.own.OwnRequests;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.settings.SettingKey;
import org.alongside.settings.Settings;
import org.alongside.workers.Worker;
import org.alongside.workers.Workers;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The work of all, as their supervisors see it: labels, days and workers. It reads no record, so nothing that was said, no
 * name of a survivor, and nothing of a hidden process can be in it, not even in a sum. (CONF-01, OFFEND-07)
 */
@Service
@Policy(PolicyId.CONF_01)
@Policy(PolicyId.WORKER_01)
@Policy(PolicyId.WORKER_05)
@Policy(PolicyId.WORKER_06)
class TeamView {
    /** How many rows each part has at most. */
    static final int ROWS_MAX = 100;

    private final WorkUnderWay work;
    private final TaskReminders reminders;
    private final Workers workers;
    private final People people;
    private final Settings settings;
    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final PageTransactions acts;
    private final OwnRequests ownRequests;
    private final Clock clock;

    TeamView(
            WorkUnderWay work,
            TaskReminders reminders,
            Workers workers,
            People people,
            Settings settings,
            JdbcClient jdbc,
            Ledger ledger,
            PageTransactions acts,
            OwnRequests ownRequests,
            Clock clock) {
        this.work = work;
        this.reminders = reminders;
        this.workers = workers;
        this.people = people;
        this.settings = settings;
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.acts = acts;
        this.ownRequests = ownRequests;
        this.clock = clock;
    }

    /**
     * A survivor with whom nobody walks.
     *
     * @param asked who was offered to walk with them and has not answered; null while nobody is asked
     */
    record Waiting(String label, Instant since, @Nullable WorkerId asked) {}

    /**
     * How many of those who began to walk with a worker in a quarter that has ended had a wish that was not met. Who began
     * in a quarter that goes on is not counted: from one day to the next it would tell of one person.
     *
     * @param begins first day of the quarter
     */
    record UnmetWishes(LocalDate begins, int gender, int culture) {}

    /** Each list has up to one row more than is shown, which says that there are more. */
    record Team(
            List<OpenTask> urgent,
            List<OpenTask> overdue,
            List<Waiting> waiting,
            List<OpenTask> untaken,
            List<StoppedStep> stopped,
            List<OwnRequests.Request> asked,
            List<UnmetWishes> unmet,
            List<Worker> workers,
            Map<WorkerId, String> names,
            int soonDays,
            int coReflectionDays,
            Instant now) {}

    /** All of it, as it is now. */
    @Transactional(propagation = Propagation.REQUIRED)
    public Team now() {
        int max = ROWS_MAX + 1;
        return new Team(
                work.urgent(max),
                work.overdue(max),
                waiting(max),
                work.untaken(max),
                work.stopped(max),
                ownRequests.open(max),
                unmet(),
                workers.all(),
                people.names(),
                settings.number(SettingKey.SOON_DAYS),
                settings.number(SettingKey.CO_REFLECTION_DAYS),
                clock.instant());
    }

    private List<Waiting> waiting(int max) {
        return jdbc.sql("""
                        select j.label,
                            greatest(j.changed_at, (select max(w.until) from alongside.walk w where w.journey_id = j.id))
                                as since,
                            (select o.worker_id from alongside.offer o
                                where o.journey_id = j.id and o.answer is null order by o.offered_at desc limit 1) as asked
                        from alongside.journey j
                        where j.state = 'OPEN' and not exists (
                            select from alongside.walk w where w.journey_id = j.id and w.until is null)
                        order by since, j.label limit :max
                        """)
                .param("max", max)
                .query((row, n) -> new Waiting(
                        row.getString("label"),
                        row.getTimestamp("since").toInstant(),
                        WorkerId.ofNullable(row.getString("asked"))))
                .list();
    }

    private List<UnmetWishes> unmet() {
        return jdbc.sql("""
                        select q.begins::date as begins,
                            count(w.id) filter (where not w.gender_wish_met) as gender,
                            count(w.id) filter (where not w.culture_wish_met) as culture
                        from generate_series(:now - interval '12 months', :now - interval '3 months',
                            interval '3 months') q (begins)
                        left join alongside.walk w on w.since >= q.begins at time zone 'Pacific/Auckland'
                            and w.since < (q.begins + interval '3 months') at time zone 'Pacific/Auckland'
                        group by q.begins order by q.begins desc
                        """.replace(":now", "date_trunc('quarter', cast(:today as timestamp))"))
                .param("today", LocalDate.now(clock).atStartOfDay())
                .query((row, n) -> new UnmetWishes(
                        row.getDate("begins").toLocalDate(), row.getInt("gender"), row.getInt("culture")))
                .list();
    }

    /** Reminds whoever has these tasks. @return how many were reminded now */
    int remind(List<String> taskIds, WorkerId by) {
        return acts.inOne("remind of tasks", null, by, () -> {
            List<String> reminded = reminders.remind(taskIds, by);
            done("tasks reminded of", "tasks", reminded, by);
            return reminded.size();
        });
    }

    /** Lets the service try these steps again. @return how many it tries */
    int tryAgain(List<String> ids, WorkerId by) {
        return acts.inOne("try steps again", null, by, () -> {
            List<String> tried = work.tryAgain(ids);
            done("steps tried again", "steps", tried, by);
            return tried.size();
        });
    }

    /** What a survivor asked for before there was a process for it is begun. @return whether there is such a one */
    boolean begin(RequestId id, WorkerId by) {
        return acts.inOne("begin what was asked for", null, by, () -> ownRequests.begin(id));
    }

    private void done(String act, String what, List<String> ids, WorkerId by) {
        if (!ids.isEmpty()) {
            ledger.done(Ledger.ORGANISATION, by, act, Map.of(what, String.join(",", ids)));
        }
    }
}
