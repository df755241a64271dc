package org.alongside.groups;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.alongside.groups.calendar.CalendarAddresses;
import org.alongside.ids.GroupId;
import org.alongside.ids.WorkerId;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.walk.Newcomers;
import org.alongside.testing.walk.PeerGroups;
import org.alongside.testing.walk.Tasklist;
import org.alongside.workers.Worker;
import org.alongside.workers.Workers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody who hosts a group leaves the organisation, and an administrator removes their account. GROUP-12, CONF-06. */
@ProcessTest
class FacilitatorLeavesProcessTest {
    @Autowired
    PeerGroups groups;

    @Autowired
    Newcomers newcomers;

    @Autowired
    Tasklist tasklist;

    @Autowired
    CalendarAddresses calendars;

    @Autowired
    Workers workers;

    private String leaver = "";

    @BeforeEach
    void somebodyNewFacilitates() {
        leaver = newcomers.worker(3);
    }

    private void leaves() {
        newcomers.isRemoved(leaver);
    }

    @Test
    void supervisorsFindSomebodyElseForTheirGroupAtOnce() {
        GroupId group = groups.openedBy(leaver, Map.of());
        GroupId notTheirs = groups.opened();

        leaves();

        assertThat(tasklist.as("supervisor1").about(notTheirs).tasks()).isEmpty();
        tasklist.as("supervisor1")
                .about(group)
                .claims("userTask_findSubstitute")
                .completes("userTask_findSubstitute", Map.of("substituteId", "worker2", "isForGood", true));
        assertThat(tasklist.as("worker2").about(group).tasks()).containsExactly("userTask_prepareMeeting");
        groups.meets(group);
        assertThat(groups.ahead(group).facilitatorId()).isEqualTo(WorkerId.of("worker2"));
    }

    @Test
    void noMeetingOpensForSomebodyWhoIsGone() {
        GroupId group = groups.openedBy(leaver, Map.of());
        leaves();

        groups.doorsOpen(group);

        assertThat(tasklist.as("supervisor1").about(group).tasks())
                .containsExactlyInAnyOrder("userTask_findSubstitute", "userTask_findFacilitator");
    }

    @Test
    void nobodyIsOfferedToSomebodyWhoIsGone() {
        leaves();

        Worker gone = groups.asked(() -> workers.find(WorkerId.of(leaver)).orElseThrow());
        assertThat(gone.takesOn()).isFalse();
        assertThat(gone.trainedUntil()).isNull();
    }

    @Test
    void theirCalendarEnds() {
        String token = groups.asked(() -> calendars.make(WorkerId.of(leaver)));

        leaves();

        assertThat(groups.asked(() -> calendars.userOf(token))).isEmpty();
        assertThat(groups.asked(() -> calendars.madeAt(WorkerId.of(leaver)))).isEmpty();
    }
}
