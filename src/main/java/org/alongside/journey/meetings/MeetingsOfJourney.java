package org.alongside.journey.meetings;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.alongside.consent.ConsentLedger;
import org.alongside.consent.Purpose;
import org.alongside.engine.EngineClock;
import org.alongside.engine.Processes;
import org.alongside.engine.VariableValues;
import org.alongside.ids.JourneyId;
import org.alongside.ids.MeetingId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.bpmn.ArrangeMeetingProcess;
import org.alongside.journey.bpmn.ConnectProcess;
import org.alongside.journey.bpmn.SupportProcess;
import org.alongside.journey.bpmn.SurvivorJourneyProcess;
import org.alongside.journey.meetings.ArrangedMeetings.State;
import org.alongside.journey.meetings.ArrangedMeetings.Way;
import org.alongside.journey.policy.MeetingsAreWithWhoWalks;
import org.alongside.journey.policy.MetOnceTheDayHasCome;
import org.alongside.journey.state.Journeys;
import org.alongside.journey.state.Journeys.Journey;
import org.alongside.policy.Decision;
import org.alongside.referral.MeetingOfThreeWished;
import org.alongside.workers.WalkBegan;
import org.alongside.workers.Walks;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one meeting ahead of a survivor and who walks with them. Whoever changes it locks the journey first, so that of two who
 * do so at once the second meets what the first left. The standing task waits until the day of the meeting.
 */
@Service
@Transactional(propagation = Propagation.REQUIRED)
public class MeetingsOfJourney {
    private final ArrangedMeetings meetings;
    private final Journeys journeys;
    private final Walks walks;
    private final ConsentLedger consent;
    private final Processes processes;
    private final Clock clock;

    MeetingsOfJourney(
            ArrangedMeetings meetings,
            Journeys journeys,
            Walks walks,
            ConsentLedger consent,
            Processes processes,
            Clock clock) {
        this.meetings = meetings;
        this.journeys = journeys;
        this.walks = walks;
        this.consent = consent;
        this.processes = processes;
        this.clock = clock;
    }

    /** Whether somebody may arrange a meeting now; why not is a sentence for them. (JOURNEY-01, JOURNEY-04) */
    public Decision mayBegin(Journey journey, WorkerId by) {
        return MeetingsAreWithWhoWalks.decide(
                walks.workerOf(journey.id()).filter(by::equals).isPresent(), journey.state() == Journeys.State.PAUSED);
    }

    /**
     * Begins to arrange a meeting; where one is being arranged or lies ahead, that one is meant.
     *
     * @param journey locked by the caller, to whom it is open
     * @return the task to go on with
     * @throws org.alongside.policy.Refused under JOURNEY-01 while a worker is looked for, under JOURNEY-04 in a break
     */
    public String begin(Journey journey, WorkerId by) {
        mayBegin(journey, by).orRefuse();
        start(journey, by);
        return taskOf(journey.id()).orElseThrow();
    }

    private void start(Journey journey, WorkerId by) {
        if (!processes.isRunning(ArrangeMeetingProcess.KEY, journey.id())) {
            processes.start(
                    ArrangeMeetingProcess.KEY,
                    journey.id(),
                    VariableValues.with(ArrangeMeetingProcess.JOURNEY_LABEL, journey.label())
                            .and(ArrangeMeetingProcess.WORKER_ID, by)
                            .and(ArrangeMeetingProcess.RECORD_AGREED, isRecordAgreed(journey.id())));
        }
    }

    /** The task of the meeting that is being arranged or lies ahead. */
    public Optional<String> taskOf(JourneyId journeyId) {
        return processes.openTaskOf(ArrangeMeetingProcess.KEY, journeyId);
    }

    /**
     * A meeting was agreed on.
     *
     * @param moved the meeting that gets another time; null where there is none
     * @return the meeting
     */
    MeetingId keep(
            JourneyId journeyId,
            WorkerId worker,
            @Nullable MeetingId moved,
            Instant startsAt,
            Duration length,
            Way way) {
        journeys.lock(journeyId);
        MeetingId id = moved == null ? MeetingId.random() : moved;
        meetings.arrange(id, journeyId, worker, startsAt, length, way);
        waitUntil(journeyId, startOfDay(startsAt));
        return id;
    }

    /** They met. @throws org.alongside.policy.Refused under JOURNEY-04 when the day of the meeting has not come */
    void end(JourneyId journeyId) {
        journeys.lock(journeyId);
        meetings.ahead(journeyId)
                .ifPresent(meeting -> MetOnceTheDayHasCome.decide(dayOf(meeting.startsAt()), dayOf(clock.instant()))
                        .orRefuse());
        become(journeyId, State.ENDED);
    }

    /** They do not meet at this time. */
    void free(JourneyId journeyId) {
        journeys.lock(journeyId);
        become(journeyId, State.OFF);
    }

    /** There is no meeting any more, and none is arranged: they have a break, leave, or another worker walks with them. */
    public void callOff(JourneyId journeyId) {
        free(journeyId);
        processes.cancel(ArrangeMeetingProcess.KEY, journeyId, "There is no meeting for now.");
    }

    /** Who walks with them now arranges their own meetings. */
    @EventListener
    public void on(WalkBegan began) {
        callOff(began.journeyId());
    }

    /** They want to meet a service together: the meeting of three is arranged as any other. (REFER-01) */
    @EventListener
    public void on(MeetingOfThreeWished wished) {
        Journey journey = journeys.lock(wished.journeyId()).orElseThrow();
        if (mayBegin(journey, wished.workerId()).isAllowed()) {
            start(journey, wished.workerId());
        }
    }

    /** From when the standing task is to be done; nothing where no meeting is ahead. */
    Optional<Instant> waitsUntil(JourneyId journeyId) {
        journeys.lock(journeyId);
        return meetings.ahead(journeyId).map(meeting -> startOfDay(meeting.startsAt()));
    }

    /** Whether where they meet, and with whom, may be kept in the record. (CONSENT-03) */
    boolean isRecordAgreed(JourneyId journeyId) {
        return consent.agrees(journeyId, Purpose.KEEP_RECORD);
    }

    private void become(JourneyId journeyId, State state) {
        if (meetings.become(journeyId, state)) {
            waitUntil(journeyId, null);
        }
    }

    private void waitUntil(JourneyId journeyId, @Nullable Instant from) {
        processes.waitUntil(
                SurvivorJourneyProcess.KEY,
                journeyId,
                List.of(
                        ConnectProcess.USER_TASK_WELCOME,
                        ConnectProcess.USER_TASK_SHARE,
                        SupportProcess.USER_TASK_WALK_ALONGSIDE),
                from);
    }

    static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(EngineClock.ZONE).toInstant();
    }

    static Instant startOfDay(Instant at) {
        return dayOf(at).atStartOfDay(EngineClock.ZONE).toInstant();
    }

    /** When the day after begins. */
    static Instant endOfNextDay(Instant at) {
        return dayOf(at).plusDays(2).atStartOfDay(EngineClock.ZONE).toInstant();
    }

    private static LocalDate dayOf(Instant at) {
        return at.atZone(EngineClock.ZONE).toLocalDate();
    }
}
