package org.alongside.journey.meetings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.alongside.access.Words;
import org.alongside.ids.JourneyId;
import org.alongside.ids.MeetingId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * When survivors and those who walk with them meet. Where, and who else is there, stands in the record. Whoever changes a
 * meeting has locked the journey before.
 */
@Repository
@Transactional(propagation = Propagation.REQUIRED)
@Policy(value = PolicyId.CONF_01, database = "trigger meeting_is_with_who_walks")
public class ArrangedMeetings {
    private static final int SECONDS_A_MINUTE = 60;

    private final JdbcClient jdbc;
    private final Clock clock;

    ArrangedMeetings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How they meet. */
    public enum Way {
        IN_PERSON("way.in-person"),
        PHONE("way.by-telephone"),
        VIDEO("way.by-video");

        private final String words;

        Way(String words) {
            this.words = words;
        }

        /** As a sentence goes on with it. */
        public String words() {
            return Words.here(words);
        }
    }

    /** Where a meeting stands. What was moved, missed or called off is off. */
    public enum State {
        ARRANGED,
        OFF,
        ENDED
    }

    /**
     * A meeting.
     *
     * @param sequence grows with each change, as calendars need it
     */
    public record ArrangedMeeting(
            MeetingId id, JourneyId journeyId, Instant startsAt, Duration length, Way way, State state, int sequence) {}

    /** The meeting that is arranged for a journey, also when its time has come and nobody has said how it went. */
    public Optional<ArrangedMeeting> ahead(JourneyId journeyId) {
        return Optional.ofNullable(ahead(List.of(journeyId)).get(journeyId));
    }

    /**
     * The meetings that are arranged for these journeys.
     *
     * @param journeys at least one
     */
    public Map<JourneyId, ArrangedMeeting> ahead(Collection<JourneyId> journeys) {
        return jdbc
                .sql("""
                        select id, journey_id, starts_at, minutes, way, state, sequence from alongside.arranged_meeting
                        where journey_id in (:journeys) and state = 'ARRANGED'
                        """)
                .param("journeys", journeys.stream().map(JourneyId::value).toList())
                .query(ArrangedMeetings::meeting)
                .stream()
                .collect(Collectors.toMap(ArrangedMeeting::journeyId, Function.identity()));
    }

    /** A meeting still to come that was called off, where none is arranged: the survivor may not know that nobody comes. */
    public Optional<ArrangedMeeting> calledOffAhead(JourneyId journeyId) {
        return jdbc.sql("""
                        select id, journey_id, starts_at, minutes, way, state, sequence from alongside.arranged_meeting
                        where journey_id = :journey and state = 'OFF' and starts_at > :now
                        order by starts_at limit 1
                        """)
                .param("journey", journeyId.value())
                .param("now", Timestamp.from(clock.instant()))
                .query(ArrangedMeetings::meeting)
                .optional();
    }

    /**
     * A worker's meetings that begin from one moment until before another, in any order; also those that are off.
     *
     * @param max how many at most: those that lie ahead first, then the last of those that are over
     */
    public List<ArrangedMeeting> between(WorkerId worker, Instant from, Instant to, int max) {
        return jdbc.sql("""
                        select id, journey_id, starts_at, minutes, way, state, sequence from alongside.arranged_meeting
                        where worker_id = :worker and starts_at >= :from and starts_at < :to
                        order by starts_at < :now, abs(extract(epoch from starts_at - :now)), id limit :max
                        """)
                .param("worker", worker.value())
                .param("from", Timestamp.from(from))
                .param("to", Timestamp.from(to))
                .param("now", Timestamp.from(clock.instant()))
                .param("max", max)
                .query(ArrangedMeetings::meeting)
                .list();
    }

    /**
     * Keeps a meeting, or gives it another time.
     *
     * @param worker who walks with the survivor; the database refuses everybody else (CONF-01)
     */
    void arrange(MeetingId id, JourneyId journeyId, WorkerId worker, Instant startsAt, Duration length, Way way) {
        jdbc.sql("""
                        insert into alongside.arranged_meeting as m
                            (id, organisation_id, journey_id, worker_id, starts_at, minutes, way, state, changed_at)
                        values (:id, current_setting('alongside.organisation'), :journey, :worker, :at, :minutes, :way,
                            'ARRANGED', :now)
                        on conflict (id) do update set starts_at = excluded.starts_at, minutes = excluded.minutes,
                            way = excluded.way, state = 'ARRANGED',
                            sequence = greatest(m.sequence + 1, :minute),
                            changed_at = excluded.changed_at
                        """)
                .param("id", id.value())
                .param("journey", journeyId.value())
                .param("worker", worker.value())
                .param("at", Timestamp.from(startsAt))
                .param("minutes", length.toMinutes())
                .param("way", way.name())
                .param("now", Timestamp.from(clock.instant()))
                .param("minute", minute())
                .update();
    }

    /** The meeting that is arranged for a journey becomes this. @return false where none is */
    boolean become(JourneyId journeyId, State state) {
        return jdbc.sql("""
                        update alongside.arranged_meeting set state = :state, sequence = greatest(sequence + 1, :minute),
                            changed_at = least(:now, starts_at)
                        where journey_id = :journey and state = 'ARRANGED'
                        """)
                        .param("state", state.name())
                        .param("now", Timestamp.from(clock.instant()))
                        .param("minute", minute())
                        .param("journey", journeyId.value())
                        .update()
                == 1;
    }

    /** Calendars need a number that grows; as it follows the clock, it does not tell how often a meeting was moved. */
    private long minute() {
        return clock.instant().getEpochSecond() / SECONDS_A_MINUTE;
    }

    private static ArrangedMeeting meeting(ResultSet row, int number) throws SQLException {
        return new ArrangedMeeting(
                MeetingId.of(row.getObject("id", UUID.class)),
                JourneyId.of(row.getObject("journey_id", UUID.class)),
                row.getTimestamp("starts_at").toInstant(),
                Duration.ofMinutes(row.getInt("minutes")),
                Way.valueOf(row.getString("way")),
                State.valueOf(row.getString("state")),
                row.getInt("sequence"));
    }
}
