package org.alongside.groups.group;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.alongside.access.People;
import org.alongside.access.Role;
import org.alongside.audit.Ledger;
import org.alongside.engine.EngineClock;
import org.alongside.groups.policy.FacilitatorIsTrained;
import org.alongside.ids.GroupId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Decision;
import org.alongside.workers.Worker;
import org.alongside.workers.Workers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who facilitates which group. */
@Repository
@Transactional(propagation = Propagation.REQUIRED)
public class Facilitators {
    private final JdbcClient jdbc;
    private final Workers workers;
    private final People people;
    private final Ledger ledger;
    private final Clock clock;

    Facilitators(JdbcClient jdbc, Workers workers, People people, Ledger ledger, Clock clock) {
        this.jdbc = jdbc;
        this.workers = workers;
        this.people = people;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Those who facilitate the group now, the longest first. */
    public List<WorkerId> of(GroupId groupId) {
        return jdbc.sql("""
                        select user_id from alongside.group_facilitator where group_id = :group and until is null
                        order by since, user_id
                        """)
                .param("group", groupId.value())
                .query((row, n) -> WorkerId.of(row.getString(1)))
                .list();
    }

    /** Of each group that can be joined, those who facilitate it now, the longest first. */
    public Map<GroupId, List<WorkerId>> ofOpenGroups() {
        Map<GroupId, List<WorkerId>> all = new HashMap<>();
        jdbc.sql("""
                        select f.group_id, f.user_id from alongside.group_facilitator f
                        join alongside.peer_group g on g.id = f.group_id
                        where f.until is null and g.state = 'OPEN' order by f.since, f.user_id
                        """).query(row -> {
            all.computeIfAbsent(GroupId.of(row.getObject(1, UUID.class)), group -> new ArrayList<>())
                    .add(WorkerId.of(row.getString(2)));
        });
        return all;
    }

    /** Who hosts the group. */
    public WorkerId hostOf(GroupId groupId) {
        return of(groupId).get(0);
    }

    /** @throws org.alongside.policy.Refused under GROUP-12 unless they are trained */
    public void add(GroupId groupId, WorkerId userId, WorkerId by) {
        mayFacilitate(userId, clock.instant()).orRefuse();
        if (of(groupId).contains(userId)) {
            return;
        }
        jdbc.sql("""
                        insert into alongside.group_facilitator (id, organisation_id, group_id, user_id, since)
                        values (:id, current_setting('alongside.organisation'), :group, :user, :at)
                        """)
                .param("id", UUID.randomUUID())
                .param("group", groupId.value())
                .param("user", userId.value())
                .param("at", Timestamp.from(clock.instant()))
                .update();
        ledger.done(groupId.toString(), by, "facilitator added", Map.of("facilitator", userId));
    }

    /** Somebody no longer facilitates this group. */
    public void end(GroupId groupId, WorkerId userId, WorkerId by) {
        int ended = jdbc.sql("""
                        update alongside.group_facilitator set until = :at
                        where group_id = :group and user_id = :user and until is null
                        """)
                .param("at", Timestamp.from(clock.instant()))
                .param("group", groupId.value())
                .param("user", userId.value())
                .update();
        if (ended > 0) {
            ledger.done(groupId.toString(), by, "facilitator ended", Map.of("facilitator", userId));
        }
    }

    /** Whether somebody may facilitate a meeting at that time: a peer worker of ours whose training is in date then. */
    public Decision mayFacilitate(WorkerId userId, Instant at) {
        boolean isPeerWorker = people.find(userId)
                .filter(person -> person.is(Role.PEER_WORKER))
                .isPresent();
        LocalDate trainedUntil = workers.find(userId)
                .flatMap(worker -> Optional.ofNullable(worker.trainedUntil()))
                .orElse(null);
        return FacilitatorIsTrained.decide(isPeerWorker, trainedUntil, dayOf(at));
    }

    /** All who may facilitate a meeting at that time, in the order of their ids. */
    public List<WorkerId> whoMayFacilitate(Instant at) {
        Set<WorkerId> here = people.idsOf(Role.PEER_WORKER);
        return workers.all().stream()
                .filter(worker -> FacilitatorIsTrained.isTrained(worker.trainedUntil(), dayOf(at)))
                .map(Worker::userId)
                .filter(here::contains)
                .toList();
    }

    /** The day on which it counts whether somebody is trained: none that has passed. */
    private LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at.isAfter(clock.instant()) ? at : clock.instant(), EngineClock.ZONE);
    }
}
