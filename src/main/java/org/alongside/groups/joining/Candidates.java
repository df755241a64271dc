package org.alongside.groups.joining;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.alongside.audit.Ledger;
import org.alongside.engine.EngineClock;
import org.alongside.ids.CandidateId;
import org.alongside.ids.GroupId;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Survivors on their way into a group. */
@Repository
@Transactional(propagation = Propagation.REQUIRED)
public class Candidates {
    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Clock clock;

    Candidates(JdbcClient jdbc, Ledger ledger, Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** How it came up. (GROUP-09) */
    public enum CameBy {
        OWN_WISH,
        WORKER,
        MEMBER
    }

    /** How far they are. Who is ready holds a place. */
    public enum Stage {
        TALKING,
        WITH_FACILITATOR,
        INFORMED,
        READY,
        JOINED,
        ENDED
    }

    /** What is talked over before a Wellbeing group. (GROUP-03) */
    public enum Talked {
        CHALLENGES,
        EXPECTATIONS,
        INTENTIONS,
        GOAL
    }

    /** What a new member is told. (GROUP-05) */
    public enum Told {
        PROTOCOLS,
        PUNCTUALITY,
        HOW_MEETINGS_RUN,
        WHAT_PEER_SUPPORT_IS,
        TIMES_AND_PLACE,
        WHOM_TO_CONTACT
    }

    /** @param missedCount welcome meetings that were held while they held a place */
    public record Candidate(
            CandidateId id,
            JourneyId journeyId,
            @Nullable GroupId groupId,
            CameBy cameBy,
            Stage stage,
            int missedCount) {}

    /** Somebody sets out; a group may be named already. */
    public CandidateId begin(JourneyId journeyId, @Nullable GroupId groupId, CameBy cameBy, WorkerId by) {
        CandidateId id = CandidateId.random();
        jdbc.sql("""
                        insert into alongside.group_candidate (id, organisation_id, journey_id, group_id, came_by, stage,
                            begun_at, changed_at)
                        values (:id, current_setting('alongside.organisation'), :journey, :group, :cameBy, 'TALKING',
                            :at, :at)
                        """)
                .param("id", id.value())
                .param("journey", journeyId.value())
                .param("group", groupId == null ? null : groupId.value())
                .param("cameBy", cameBy.name())
                .param("at", now())
                .update();
        ledger.done(journeyId.toString(), by, "way into a group begun", Map.of("candidate", id));
        return id;
    }

    public Optional<Candidate> find(CandidateId candidateId) {
        return jdbc.sql("select * from alongside.group_candidate where id = :id")
                .param("id", candidateId.value())
                .query((row, n) -> candidate(row))
                .optional();
    }

    /** The way that a survivor is on now. */
    public Optional<Candidate> underWay(JourneyId journeyId) {
        return jdbc.sql("""
                        select * from alongside.group_candidate
                        where journey_id = :journey and stage not in ('JOINED', 'ENDED')
                        """)
                .param("journey", journeyId.value())
                .query((row, n) -> candidate(row))
                .optional();
    }

    /** Those on their way into a group whom its facilitator knows of, in the order in which they set out. */
    public List<Candidate> of(GroupId groupId) {
        return jdbc.sql("""
                        select * from alongside.group_candidate
                        where group_id = :group and stage in ('WITH_FACILITATOR', 'INFORMED', 'READY')
                        order by begun_at, id limit 100
                        """)
                .param("group", groupId.value())
                .query((row, n) -> candidate(row))
                .list();
    }

    /** Those who hold a place. */
    public List<Candidate> ready(GroupId groupId) {
        return of(groupId).stream().filter(c -> c.stage() == Stage.READY).toList();
    }

    /** They talk about this group now. */
    public void choose(CandidateId candidateId, GroupId groupId) {
        jdbc.sql("update alongside.group_candidate set group_id = :group, changed_at = :at where id = :id")
                .param("group", groupId.value())
                .param("at", now())
                .param("id", candidateId.value())
                .update();
    }

    /** How it came up, as their worker knows it by now. (GROUP-09) */
    public void came(CandidateId candidateId, CameBy cameBy) {
        jdbc.sql("update alongside.group_candidate set came_by = :cameBy where id = :id and came_by <> :cameBy")
                .param("cameBy", cameBy.name())
                .param("id", candidateId.value())
                .update();
    }

    /** They are this far now. @param act for the ledger, the same whatever the reason */
    public void reached(CandidateId candidateId, Stage stage, WorkerId by) {
        int changed = jdbc.sql("""
                        update alongside.group_candidate set stage = :stage, changed_at = :at,
                            missed_count = case when :stage = 'TALKING' then 0 else missed_count end
                        where id = :id and stage <> :stage
                        """)
                .param("stage", stage.name())
                .param("at", now())
                .param("id", candidateId.value())
                .update();
        if (changed > 0) {
            Candidate candidate = find(candidateId).orElseThrow();
            ledger.done(
                    candidate.journeyId().toString(),
                    by,
                    "way into a group " + stage.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    Map.of("candidate", candidateId));
        }
    }

    /** A welcome meeting was held without them. @return how many now */
    public int missed(CandidateId candidateId) {
        return jdbc.sql("""
                        update alongside.group_candidate set missed_count = missed_count + 1, changed_at = :at
                        where id = :id returning missed_count
                        """)
                .param("at", now())
                .param("id", candidateId.value())
                .query(Integer.class)
                .single();
    }

    /** A conversation about a group took place. */
    public void talked(CandidateId candidateId, Set<Talked> points, WorkerId by) {
        jdbc.sql("""
                        insert into alongside.group_talk (organisation_id, candidate_id, points, talked_at, talked_by)
                        values (current_setting('alongside.organisation'), :candidate, :points, :at, :by)
                        """)
                .param("candidate", candidateId.value())
                .param("points", points.stream().map(Enum::name).sorted().toArray(String[]::new))
                .param("at", now())
                .param("by", by.value())
                .update();
    }

    /** Days in New Zealand on which groups were talked about with this survivor: two talks on one day are one. */
    public int talkDaysCount(JourneyId journeyId) {
        List<java.time.Instant> talks = jdbc.sql("""
                        select t.talked_at from alongside.group_talk t
                        join alongside.group_candidate c on c.id = t.candidate_id
                        where c.journey_id = :journey order by t.id desc limit 200
                        """)
                .param("journey", journeyId.value())
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .list();
        return (int) talks.stream()
                .map(at -> LocalDate.ofInstant(at, EngineClock.ZONE))
                .distinct()
                .count();
    }

    /** What was talked over with this survivor so far, on this way. */
    public Set<Talked> talkedOver(CandidateId candidateId) {
        Set<Talked> points = EnumSet.noneOf(Talked.class);
        jdbc.sql("select distinct unnest(points) from alongside.group_talk where candidate_id = :candidate")
                .param("candidate", candidateId.value())
                .query(String.class)
                .list()
                .forEach(point -> points.add(Talked.valueOf(point)));
        return points;
    }

    /** Dates that these were told. */
    public void told(CandidateId candidateId, Set<Told> points, WorkerId by) {
        for (Told point : points) {
            jdbc.sql("""
                            insert into alongside.group_told (organisation_id, candidate_id, point, told_at, told_by)
                            values (current_setting('alongside.organisation'), :candidate, :point, :at, :by)
                            """)
                    .param("candidate", candidateId.value())
                    .param("point", point.name())
                    .param("at", now())
                    .param("by", by.value())
                    .update();
        }
    }

    /** What was told so far. */
    public Set<Told> told(CandidateId candidateId) {
        Set<Told> points = EnumSet.noneOf(Told.class);
        jdbc.sql("select distinct point from alongside.group_told where candidate_id = :candidate")
                .param("candidate", candidateId.value())
                .query(String.class)
                .list()
                .forEach(point -> points.add(Told.valueOf(point)));
        return points;
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static Candidate candidate(ResultSet row) throws SQLException {
        UUID groupId = row.getObject("group_id", UUID.class);
        return new Candidate(
                CandidateId.of(row.getObject("id", UUID.class)),
                JourneyId.of(row.getObject("journey_id", UUID.class)),
                groupId == null ? null : GroupId.of(groupId),
                CameBy.valueOf(row.getString("came_by")),
                Stage.valueOf(row.getString("stage")),
                row.getInt("missed_count"));
    }
}
