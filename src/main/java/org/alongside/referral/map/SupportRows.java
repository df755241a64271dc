package org.alongside.referral.map;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.alongside.ids.JourneyId;
import org.alongside.ids.SupportId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.referral.map.Coordinator.Who;
import org.alongside.referral.map.Support.State;
import org.alongside.referral.map.Support.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Maps of support as they are kept: versions that are added and never changed. */
@Repository
@Transactional(propagation = Propagation.REQUIRED)
@Policy(
        value = PolicyId.CONSENT_05,
        database = {"trigger support_version_follows", "trigger agreed_for_support"})
@Policy(value = PolicyId.CONSENT_06, database = "trigger support_version_follows")
class SupportRows {
    private final JdbcClient jdbc;

    SupportRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A version, with its words as they are kept. @param state what it became with this version */
    record Version(
            SupportId id,
            int version,
            State state,
            byte[] words,
            int wordsVersion,
            Instant wordsAt,
            WorkerId wordsBy,
            Instant writtenAt,
            WorkerId writtenBy) {}

    /** The newest version of each, in the order in which they were added. @param until what came later is left out */
    List<Version> current(JourneyId journeyId, Instant until) {
        return jdbc.sql("""
                        select now.* from (
                            select distinct on (support_id) * from alongside.support_version
                            where journey_id = :journey and written_at <= :until
                            order by support_id, version desc) now
                        order by (select min(first.written_at) from alongside.support_version first
                            where first.support_id = now.support_id), now.support_id
                        """)
                .param("journey", journeyId.value())
                .param("until", Timestamp.from(until))
                .query(SupportRows::version)
                .list();
    }

    /** All versions whose words differ from those before, the oldest first. @param until what came later is left out */
    List<Version> said(JourneyId journeyId, Instant until) {
        return jdbc.sql("""
                        select * from alongside.support_version
                        where journey_id = :journey and words_version = version and written_at <= :until
                        order by support_id, version
                        """)
                .param("journey", journeyId.value())
                .param("until", Timestamp.from(until))
                .query(SupportRows::version)
                .list();
    }

    Optional<Version> find(JourneyId journeyId, SupportId id) {
        return jdbc.sql("""
                        select * from alongside.support_version where journey_id = :journey and support_id = :id
                        order by version desc limit 1
                        """)
                .param("journey", journeyId.value())
                .param("id", id.value())
                .query(SupportRows::version)
                .optional();
    }

    /** Whether there is such a support on any map. */
    boolean isAnywhere(SupportId id) {
        return jdbc.sql("select exists (select from alongside.support_version where support_id = :id)")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    /** Where each stood over time, the oldest first; what changed words alone is left out. */
    Map<SupportId, List<Step>> steps(JourneyId journeyId, Instant until) {
        Map<SupportId, List<Step>> steps = new LinkedHashMap<>();
        jdbc.sql("""
                        select * from (
                            select support_id, version, state, written_at, written_by,
                                lag(state) over (partition by support_id order by version) before
                            from alongside.support_version
                            where journey_id = :journey and written_at <= :until) each
                        where state is distinct from before order by support_id, version
                        """)
                .param("journey", journeyId.value())
                .param("until", Timestamp.from(until))
                .query(row -> {
                    steps.computeIfAbsent(
                                    SupportId.of(row.getObject("support_id", UUID.class)), id -> new ArrayList<>())
                            .add(new Step(
                                    State.valueOf(row.getString("state")),
                                    row.getTimestamp("written_at").toInstant(),
                                    WorkerId.of(row.getString("written_by"))));
                });
        return steps;
    }

    /** @return whether it was added; not where somebody else was first */
    boolean insert(JourneyId journeyId, Version version) {
        return jdbc.sql("""
                        insert into alongside.support_version (support_id, version, organisation_id, journey_id, state, words,
                            words_version, words_at, words_by, written_at, written_by)
                        values (:id, :version, current_setting('alongside.organisation'), :journey, :state, :words,
                            :words_version, :words_at, :words_by, :at, :by)
                        on conflict do nothing
                        """)
                        .param("id", version.id().value())
                        .param("version", version.version())
                        .param("journey", journeyId.value())
                        .param("state", version.state().name())
                        .param("words", version.words())
                        .param("words_version", version.wordsVersion())
                        .param("words_at", Timestamp.from(version.wordsAt()))
                        .param("words_by", version.wordsBy().value())
                        .param("at", Timestamp.from(version.writtenAt()))
                        .param("by", version.writtenBy().value())
                        .update()
                == 1;
    }

    /** How many stand on the map and have not ended, and how often it was changed. */
    record Numbers(int standing, int versions) {}

    Numbers numbers(JourneyId journeyId) {
        return jdbc.sql("""
                        select count(*) filter (where is_last and state <> 'ENDED') standing, count(*) versions from (
                            select state, version = max(version) over (partition by support_id) is_last
                            from alongside.support_version where journey_id = :journey) each
                        """)
                .param("journey", journeyId.value())
                .query((row, n) -> new Numbers(row.getInt("standing"), row.getInt("versions")))
                .single();
    }

    /** Who coordinates now. @param until what was said later is left out */
    Coordinator coordinator(JourneyId journeyId, Instant until) {
        return jdbc.sql("""
                        select version, who, support_id from alongside.support_coordinator
                        where journey_id = :journey and said_at <= :until order by version desc limit 1
                        """)
                .param("journey", journeyId.value())
                .param("until", Timestamp.from(until))
                .query((row, n) -> {
                    UUID id = row.getObject("support_id", UUID.class);
                    return new Coordinator(
                            row.getInt("version"),
                            Who.valueOf(row.getString("who")),
                            id == null ? null : SupportId.of(id));
                })
                .optional()
                .orElse(Coordinator.NOBODY_SAID);
    }

    void coordinates(JourneyId journeyId, int version, Who who, @Nullable SupportId id, WorkerId by, Instant at) {
        jdbc.sql("""
                        insert into alongside.support_coordinator
                            (journey_id, version, organisation_id, who, support_id, said_at, said_by)
                        values (:journey, :version, current_setting('alongside.organisation'), :who, :id, :at, :by)
                        """)
                .param("journey", journeyId.value())
                .param("version", version)
                .param("who", who.name())
                .param("id", id == null ? null : id.value(), java.sql.Types.OTHER)
                .param("at", Timestamp.from(at))
                .param("by", by.value())
                .update();
    }

    /** When the survivor last changed their map on their own page. */
    Optional<Instant> changedBy(JourneyId journeyId, WorkerId by, Instant since) {
        return jdbc.sql("""
                        select max(written_at) from alongside.support_version
                        where journey_id = :journey and written_by = :by and written_at >= :since
                        """)
                .param("journey", journeyId.value())
                .param("by", by.value())
                .param("since", Timestamp.from(since))
                .query((row, n) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
                .single();
    }

    /** Of whoever is erased. (CONF-09) */
    void erase(JourneyId journeyId) {
        for (String table : List.of("support_coordinator", "support_version")) {
            jdbc.sql("delete from alongside." + table + " where journey_id = :journey")
                    .param("journey", journeyId.value())
                    .update();
        }
    }

    private static Version version(ResultSet row, int number) throws SQLException {
        return new Version(
                SupportId.of(row.getObject("support_id", UUID.class)),
                row.getInt("version"),
                State.valueOf(row.getString("state")),
                row.getBytes("words"),
                row.getInt("words_version"),
                row.getTimestamp("words_at").toInstant(),
                WorkerId.of(row.getString("words_by")),
                row.getTimestamp("written_at").toInstant(),
                WorkerId.of(row.getString("written_by")));
    }
}
