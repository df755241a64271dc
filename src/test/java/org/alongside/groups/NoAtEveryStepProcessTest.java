package org.alongside.groups;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.alongside.access.Readers;
import org.alongside.access.RecordPart;
import org.alongside.consent.Purpose;
import org.alongside.groups.joining.Candidates;
import org.alongside.ids.GroupId;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.records.RecordField;
import org.alongside.records.Records;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.walk.PeerGroups;
import org.alongside.testing.walk.Survivors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The survivor says no, at every step of the way into a group and in every way. GROUP-04, CONSENT-01, CONSENT-06, CONF-05. */
@ProcessTest
class NoAtEveryStepProcessTest {
    @Autowired
    PeerGroups groups;

    @Autowired
    Survivors survivors;

    @Autowired
    SurvivorMessages survivor;

    @Autowired
    Candidates candidates;

    @Autowired
    Readers readers;

    @Autowired
    Records records;

    @Autowired
    JdbcClient jdbc;

    enum Step {
        TALKING,
        WITH_FACILITATOR,
        INVITED,
        TOLD,
        WAITING,
        AT_THE_DOOR
    }

    enum No {
        LEAVES_IT,
        TAKES_BACK_WHAT_IS_PASSED_ON,
        LEAVES_SUPPORT,
        IS_ERASED
    }

    static Stream<Arguments> everywhere() {
        return Arrays.stream(Step.values())
                .flatMap(step -> Arrays.stream(No.values()).map(no -> Arguments.of(step, no)));
    }

    private JourneyId at(Step step) {
        GroupId group =
                groups.opened(step == Step.INVITED ? Map.of("groupType", "SOCIAL_ACTIVITY") : Map.of("cadence", 4));
        return switch (step) {
            case TALKING -> {
                JourneyId journey = groups.talking();
                groups.worker(journey)
                        .completes(
                                "userTask_talkAboutGroup",
                                Survivors.and(groups.goingOn(group), "talkNext", "TALK_AGAIN"));
                yield journey;
            }
            case WITH_FACILITATOR, INVITED -> groups.meetingFacilitator(group);
            case TOLD -> groups.beingTold(group);
            case WAITING -> {
                groups.meets(group);
                yield groups.ready(group);
            }
            case AT_THE_DOOR -> {
                JourneyId journey = groups.ready(group);
                groups.doorsOpen(group);
                yield journey;
            }
        };
    }

    private boolean says(No no, JourneyId journey) {
        return switch (no) {
            case LEAVES_IT -> {
                String way = groups.asked(
                        () -> candidates.underWay(journey).orElseThrow().id().toString());
                groups.worker(journey)
                        .completes("userTask_walkAlongside", Map.of("whatNext", "LEAVE_GROUP", "leavesGroup", way));
                yield true;
            }
            case TAKES_BACK_WHAT_IS_PASSED_ON ->
                survivors.says(
                        () -> survivor.withdraws(journey, Purpose.DISCLOSE_TO_RECIPIENT, WorkerId.of("worker1")));
            case LEAVES_SUPPORT -> survivors.says(() -> survivor.leaves(journey));
            case IS_ERASED ->
                survivors.says(() -> survivor.withdraws(journey, Purpose.KEEP_RECORD, WorkerId.of("worker1")));
        };
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    @Proves({PolicyId.CONSENT_01, PolicyId.CONSENT_06, PolicyId.GROUP_04})
    void endsTheWayAndTheFacilitatorSeesNoMore(Step step, No no) {
        JourneyId journey = at(step);

        assertThat(says(no, journey)).isTrue();

        assertThat(survivors.running("join-group", journey)).isEmpty();
        assertThat(groups.host(journey).tasks()).isEmpty();
        assertThat(groups.asked(() -> readers.of(journey, WorkerId.of(PeerGroups.HOST))))
                .isEmpty();
        assertThat(groups.asked(() -> candidates.underWay(journey))).isEmpty();
        assertThat(groups.worker(journey).tasks()).doesNotContain("userTask_talkAboutGroup");
    }

    @Test
    void aMemberWhoTakesItBackStaysAMemberByTheirLabel() {
        GroupId group = groups.opened();
        JourneyId journey = groups.memberOfRunning(group);
        assertThat(groups.asked(() -> readers.of(journey, WorkerId.of(PeerGroups.HOST))))
                .containsKey(RecordPart.JOINING);

        survivors.says(() -> survivor.withdraws(journey, Purpose.DISCLOSE_TO_RECIPIENT, WorkerId.of("worker1")));
        groups.meets(group);

        assertThat(groups.active(group)).hasSize(1);
        assertThat(groups.asked(() -> readers.of(journey, WorkerId.of(PeerGroups.HOST))))
                .isEmpty();
    }

    @Test
    void theyCanAgreeAnewAndGoOn() {
        GroupId group = groups.opened();
        JourneyId journey = groups.meetingFacilitator(group);
        survivors.says(() -> survivor.withdraws(journey, Purpose.DISCLOSE_TO_RECIPIENT, WorkerId.of("worker1")));

        groups.worker(journey).completes("userTask_walkAlongside", Map.of("whatNext", "JOIN_GROUP"));
        groups.worker(journey).completes("userTask_talkAboutGroup", groups.goingOn(group));

        assertThat(groups.host(journey).opens("userTask_meetFacilitator")).containsEntry("shownName", "Tamsin");
    }

    /** Whatever is kept about one of two members, the other is not in it. */
    @Test
    @Proves(PolicyId.CONF_05)
    void nobodyIsInTheRecordOfAnybodyElse() {
        GroupId group = groups.opened();
        List<JourneyId> two = groups.members(group, 2);
        groups.closes(group, Map.of("changesWished", "Tea first"));
        Map<JourneyId, String> labels = Map.of(two.get(0), label(two.get(0)), two.get(1), label(two.get(1)));
        for (JourneyId one : two) {
            JourneyId other = two.get(0).equals(one) ? two.get(1) : two.get(0);
            for (String reader : List.of("worker1", PeerGroups.HOST, "supervisor1")) {
                String seen =
                        groups.asked(() -> records.read(one, WorkerId.of(reader), List.of(RecordField.values()), "test")
                                .toString());
                assertThat(seen)
                        .as("what %s reads", reader)
                        .doesNotContain(Objects.requireNonNull(labels.get(other)), other.toString());
            }
            assertThat(groups.worker(one)
                            .formOf(groups.worker(one)
                                    .theirs("userTask_walkAlongside")
                                    .getId())
                            .toString())
                    .doesNotContain(Objects.requireNonNull(labels.get(other)), other.toString());
            assertThat(rows("select details from alongside.ledger_entry where chain = :of", one))
                    .isNotEmpty()
                    .noneMatch(details -> details.contains(other.toString()));
        }
        assertThat(groups.asked(
                        () -> records.read(group, WorkerId.of(PeerGroups.HOST), List.of(RecordField.values()), "test")
                                .toString()))
                .contains("Tea first")
                .doesNotContain(labels.values());
    }

    private String label(JourneyId journey) {
        return rows("select label from alongside.journey where id::text = :of", journey)
                .get(0);
    }

    private List<String> rows(String sql, JourneyId of) {
        return groups.asked(() ->
                jdbc.sql(sql).param("of", of.toString()).query(String.class).list());
    }
}
