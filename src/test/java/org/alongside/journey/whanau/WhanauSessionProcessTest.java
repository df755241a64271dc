package org.alongside.journey.whanau;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.alongside.testing.walk.InOrganisation.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alongside.access.Readers;
import org.alongside.access.RecordPart;
import org.alongside.consent.Purpose;
import org.alongside.consent.WhanauAgreements.To;
import org.alongside.ids.JourneyId;
import org.alongside.ids.SupporterId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.meetings.MeetingsOfJourney;
import org.alongside.journey.state.NoSuchJourneyException;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.walk.Survivors;
import org.camunda.bpm.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A session with whānau: with whom the survivor agreed to, and a worker trained for it on that day. */
@ProcessTest
class WhanauSessionProcessTest extends WhanauSteps {
    private static final String ARRANGE = "userTask_arrangeMeeting";

    @Autowired
    MeetingsOfJourney meetings;

    @Autowired
    Readers readers;

    @Autowired
    RuntimeService runtime;

    private static final String RECORD = "userTask_recordSession";

    private void isTrainedUntil(@Nullable LocalDate day) {
        survivors.workerHas("worker1", worker -> worker.withWhanauTrainedUntil(day));
    }

    private void atSession() {
        tasklist.as("worker1").completes("userTask_walkAlongside", Map.of("whatNext", "SESSION"));
    }

    private static Map<String, Object> with(SupporterId... who) {
        return Survivors.and(
                Survivors.CALM,
                "sessionKind",
                "WHANAU",
                "whoWasThere",
                Arrays.stream(who).map(SupporterId::toString).toList());
    }

    private static Map<String, Object> on(LocalDate day, Map<String, Object> answers) {
        Map<String, Object> all = new HashMap<>(answers);
        all.put("sessionDate", day.toString());
        return all;
    }

    private void refuses(String because, Map<String, Object> answers) {
        assertThatThrownBy(() -> tasklist.as("worker1").completes(RECORD, answers))
                .hasStackTraceContaining(because);
    }

    private List<String> sessions(JourneyId journey) {
        return survivors.texts("""
                select worker_id || ' ' || count(*) || ' on ' || held_on from alongside.whanau_session
                where journey_id = :journey group by worker_id, held_on order by held_on
                """, journey);
    }

    @Test
    @Proves(PolicyId.REFER_06)
    void whomTheSurvivorAgreedToComesWithATrainedWorker() {
        JourneyId journey = survivors.inSupport();
        isTrainedUntil(in(0));
        SupporterId mere = brings(journey, MERE);
        SupporterId friend = brings(journey, named("A friend"));
        agrees(journey, mere, To.SESSION, 0);
        agrees(journey, friend, To.SESSION, 9);
        atSession();
        tasklist.as("worker1").completes(RECORD, with(mere, friend));
        assertThat(sessions(journey)).containsExactly("worker1 2 on " + in(0));
        assertThat(survivors.count("select count(*) from alongside.session where journey_id = :journey", journey))
                .isEqualTo(1);
    }

    @Test
    @Proves(PolicyId.REFER_06)
    void nobodyComesWithoutTheSurvivorsWordOrATrainedWorker() {
        JourneyId journey = survivors.inSupport();
        SupporterId mere = brings(journey, MERE);
        SupporterId friend = brings(journey, named("A friend"));
        agrees(journey, mere, To.SESSION, 30);
        agrees(journey, mere, To.CONTACT, 30);
        atSession();
        isTrainedUntil(null);
        refuses("not trained on that day", with(mere));
        isTrainedUntil(in(-1));
        refuses("not trained on that day", with(mere));
        isTrainedUntil(in(90));
        refuses("Who was there?", with());
        refuses("Who was there?", Survivors.and(Survivors.CALM, "sessionKind", "WHANAU"));
        refuses("Who was there?", with(friend));
        refuses("Who was there?", with(mere, friend));
        refuses("Who was there?", with(SupporterId.random()));
        refuses("does not agree that each", on(in(-1), with(mere)));
        refuses("is not asked for here", Survivors.and(with(mere), "sessionKind", "PHONE"));
        assertThat(sessions(journey)).isEmpty();
        assertThat(survivors.count("select count(*) from alongside.session where journey_id = :journey", journey))
                .isZero();
        tasklist.as("worker1").completes(RECORD, with(mere));
        assertThat(sessions(journey)).hasSize(1);
    }

    @Test
    @Proves({PolicyId.REFER_06, PolicyId.CONSENT_06})
    void whatIsTakenBackWhileTheFormIsOpenCountsAtOnce() {
        JourneyId journey = survivors.inSupport();
        isTrainedUntil(in(90));
        SupporterId mere = brings(journey, MERE);
        agrees(journey, mere, To.SESSION, 30);
        atSession();
        tasklist.as("worker1").opens(RECORD);
        does(journey, () -> supporters.takeBack(journey, mere, To.SESSION, WORKER1));
        refuses("Who was there?", with(mere));
        agrees(journey, mere, To.SESSION, 30);
        does(journey, () -> survivor.withdraws(journey, Purpose.CONTACT_WHANAU, WORKER1));
        refuses("Who was there?", with(mere));
        assertThat(sessions(journey)).isEmpty();
    }

    @Test
    @Proves(PolicyId.REFER_06)
    void aSessionWithinAnAgreementIsWrittenDownShortlyAfterItsLastDay() {
        JourneyId journey = survivors.inSupport();
        isTrainedUntil(in(90));
        SupporterId mere = brings(journey, MERE);
        agrees(journey, mere, To.SESSION, 1);
        LocalDate last = in(1);
        time.passes(Period.ofDays(3));
        atSession();
        refuses("does not agree that each", with(mere));
        tasklist.as("worker1").completes(RECORD, on(last, with(mere)));
        assertThat(sessions(journey)).containsExactly("worker1 1 on " + last);
    }

    @Test
    @Proves({PolicyId.CONSENT_07, PolicyId.REFER_06})
    void withoutNotesWhatWasAgreedIsNotKept() {
        JourneyId journey = survivors.inSupport();
        isTrainedUntil(in(90));
        SupporterId mere = brings(journey, MERE);
        agrees(journey, mere, To.SESSION, 30);
        atSession();
        tasklist.as("worker1").completes(RECORD, Survivors.and(with(mere), "agreedTogether", "We walk on Sundays."));
        says(() -> survivor.withdraws(journey, Purpose.KEEP_SESSION_NOTES, WORKER1));
        atSession();
        refuses("is not asked for here", Survivors.and(with(mere), "agreedTogether", "We walk on Sundays."));
        tasklist.as("worker1").completes(RECORD, with(mere));
        assertThat(survivors.count(
                        "select count(*) from alongside.record_entry where journey_id = :journey and field = 'session.agreedTogether'",
                        journey))
                .isEqualTo(1);
    }

    @Test
    @Proves(PolicyId.REFER_06)
    void toAMeetingThatIsArrangedTheyComeInTheSameWay() {
        JourneyId journey = survivors.inSupport();
        SupporterId mere = brings(journey, MERE);
        agrees(journey, mere, To.SESSION, 5);
        says(() -> own.change("meeting: arrange", journey, WORKER1, each -> meetings.begin(each, WORKER1)));
        isTrainedUntil(in(4));
        refusesMeeting("not trained on that day", in(5), mere);
        isTrainedUntil(in(90));
        refusesMeeting("does not agree that each", in(6), mere);
        refusesMeeting("Whānau, partners and friends who come", in(5), brings(journey, named("A friend")));
        assertThat(survivors.count(
                        "select count(*) from alongside.arranged_meeting where journey_id = :journey", journey))
                .isZero();
        tasklist.as("worker1").completes(ARRANGE, meeting(in(5), mere));
        assertThat(survivors.count(
                        "select count(*) from alongside.arranged_meeting where journey_id = :journey", journey))
                .isEqualTo(1);
        assertThat(sessions(journey)).as("it was not held yet").isEmpty();
    }

    private static Map<String, Object> meeting(LocalDate day, SupporterId who) {
        return Map.of(
                "meetingAgreed",
                "AGREED",
                "meetingDay",
                day.toString(),
                "meetingTime",
                "T1400",
                "meetingLength",
                "M60",
                "meetingWay",
                "IN_PERSON",
                "whoComes",
                List.of(who.toString()));
    }

    private void refusesMeeting(String because, LocalDate day, SupporterId who) {
        assertThatThrownBy(() -> tasklist.as("worker1").completes(ARRANGE, meeting(day, who)))
                .hasStackTraceContaining(because);
    }

    @Test
    @Proves({PolicyId.REFER_06, PolicyId.CONF_01, PolicyId.CONF_05})
    void whoIsSupportedInTheirOwnRightIsTiedToNobody() {
        JourneyId journey = survivors.inSupport();
        SupporterId tamsin = brings(journey, named("Tamsin"));
        agrees(journey, tamsin, To.SESSION, 30);
        JourneyId theirs = survivors.inSupport();
        assertThat(inOne(() -> supporters.all(theirs))).isEmpty();
        assertThat(rowsThatName(journey, theirs)).as("rows that name both").isEmpty();
        WorkerId another = WorkerId.of("worker2");
        says(() -> readers.open(theirs, another, RecordPart.MAIN, Instant.EPOCH, Readers.Reason.WALKS_WITH));
        assertThat(inOne(() -> supporters.read(journey, another))).isEmpty();
        assertThatThrownBy(() -> says(() -> own.read("test", journey, another, each -> each)))
                .isInstanceOf(NoSuchJourneyException.class);
        assertThat(asked(() -> runtime.createVariableInstanceQuery().list().stream()
                        .map(variable -> String.valueOf(variable.getValue()))
                        .filter(value -> value.contains(tamsin.toString()))
                        .toList()))
                .as("variables of the engine")
                .isEmpty();
    }

    /** Tables of which one row holds the ids of both, in whichever column. */
    private List<String> rowsThatName(JourneyId one, JourneyId other) {
        List<String> tables = survivors.texts("""
                select table_schema || '.' || quote_ident(table_name) from information_schema.tables
                where table_schema in ('alongside', 'engine') and table_type = 'BASE TABLE' and :journey is not null
                    and has_table_privilege(current_user, table_schema || '.' || quote_ident(table_name), 'select')
                """, one);
        assertThat(tables).hasSizeGreaterThan(60);
        return tables.stream()
                .filter(table -> survivors.count(
                                "select count(*) from " + table + " t where t::text like '%' || :journey::text || '%'"
                                        + " and t::text like '%" + other + "%'",
                                one)
                        > 0)
                .toList();
    }
}
