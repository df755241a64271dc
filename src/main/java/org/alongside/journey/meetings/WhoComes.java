package org.alongside.journey.meetings;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.alongside.consent.WhanauAgreementChanged;
import org.alongside.consent.WhanauAgreements;
import org.alongside.consent.WhanauAgreements.To;
import org.alongside.engine.EngineClock;
import org.alongside.ids.JourneyId;
import org.alongside.ids.MeetingId;
import org.alongside.ids.SupporterId;
import org.alongside.journey.state.Journeys;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who of those whom a survivor brings in comes to the meeting ahead, by an id. Where the survivor does not agree any more that somebody
 * comes on that day, that person is taken off it in the same transaction, and the meeting stays: it is the survivor's and their worker's.
 */
@Repository
@Transactional(propagation = Propagation.REQUIRED)
@Policy(value = PolicyId.REFER_06, database = "trigger meeting_whanau_is_agreed_to")
@Policy(PolicyId.CONSENT_06)
public class WhoComes {
    private final JdbcClient jdbc;
    private final ArrangedMeetings meetings;
    private final WhanauAgreements agreements;
    private final Journeys journeys;
    private final Clock clock;

    WhoComes(JdbcClient jdbc, ArrangedMeetings meetings, WhanauAgreements agreements, Journeys journeys, Clock clock) {
        this.jdbc = jdbc;
        this.meetings = meetings;
        this.agreements = agreements;
        this.journeys = journeys;
        this.clock = clock;
    }

    /** These come, and nobody else. @throws org.springframework.dao.DataAccessException where the survivor does not agree to it */
    void keep(JourneyId journeyId, MeetingId meeting, Collection<SupporterId> who) {
        jdbc.sql("delete from alongside.meeting_whanau where meeting_id = :meeting")
                .param("meeting", meeting.value())
                .update();
        if (who.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into alongside.meeting_whanau (meeting_id, supporter_id, organisation_id, journey_id)
                        select :meeting, each, current_setting('alongside.organisation'), :journey
                        from unnest(:who::uuid[]) each
                        """)
                .param("meeting", meeting.value())
                .param("journey", journeyId.value())
                .param("who", who.stream().map(SupporterId::value).toArray(UUID[]::new))
                .update();
    }

    /** Who comes to the meeting ahead as things are; nobody where none is ahead. */
    @Transactional(readOnly = true)
    public List<SupporterId> ahead(JourneyId journeyId) {
        return ofMeetingAhead(journeyId, false);
    }

    /** How many were taken off the meeting ahead: they may think that they come. */
    @Transactional(readOnly = true)
    public int noLongerCome(JourneyId journeyId) {
        return ofMeetingAhead(journeyId, true).size();
    }

    private List<SupporterId> ofMeetingAhead(JourneyId journeyId, boolean isEnded) {
        return jdbc.sql("""
                        select w.supporter_id from alongside.meeting_whanau w
                        join alongside.arranged_meeting m on m.id = w.meeting_id and m.state = 'ARRANGED'
                        where w.journey_id = :journey and (w.ended_at is not null) = :ended order by w.supporter_id
                        """)
                .param("journey", journeyId.value())
                .param("ended", isEnded)
                .query((row, n) -> SupporterId.of(row.getObject("supporter_id", UUID.class)))
                .list();
    }

    /** Whoever moves the meeting at this moment has locked the journey. */
    @EventListener
    public void on(WhanauAgreementChanged changed) {
        if (changed.to() != To.SESSION) {
            return;
        }
        JourneyId journeyId = changed.journeyId();
        journeys.lock(journeyId);
        meetings.ahead(journeyId).ifPresent(meeting -> {
            LocalDate day = meeting.startsAt().atZone(EngineClock.ZONE).toLocalDate();
            List<SupporterId> gone = ahead(journeyId).stream()
                    .filter(who -> !agreements.holdsOn(journeyId, who, To.SESSION, day))
                    .toList();
            if (!gone.isEmpty()) {
                takeOff(meeting.id(), gone);
            }
        });
    }

    private void takeOff(MeetingId meeting, List<SupporterId> who) {
        jdbc.sql("""
                        update alongside.meeting_whanau set ended_at = :at
                        where meeting_id = :meeting and supporter_id = any (:who)
                        """)
                .param("at", Timestamp.from(clock.instant()))
                .param("meeting", meeting.value())
                .param("who", who.stream().map(SupporterId::value).toArray(UUID[]::new))
                .update();
    }
}
