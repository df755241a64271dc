package org.alongside.groups;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.alongside.ProcessTest;
import org.alongside.Survivors;
import org.alongside.Tasklist;
import org.alongside.engine.EngineClock;
import org.alongside.workers.Worker;
import org.alongside.workers.Workers;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody who hosts a group leaves the organisation, and an administrator removes their account. GROUP-12, CONF-06. */
@ProcessTest
class FacilitatorLeavesProcessTest {
    private static final String LEAVES = "leaves1";

    @Autowired
    PeerGroups groups;

    @Autowired
    Survivors survivors;

    @Autowired
    Tasklist tasklist;

    @Autowired
    CalendarAddresses calendars;

    @Autowired
    Workers workers;

    @Autowired
    IdentityService identity;

    @BeforeEach
    void somebodyNewFacilitates() {
        comes();
        survivors.says(() -> workers.save(
                new Worker(
                        LEAVES,
                        "FEMALE",
                        Set.of("ENGLISH"),
                        Set.of(),
                        LocalDate.now(EngineClock.ZONE).plusYears(1),
                        null,
                        3,
                        "supervisor1",
                        true,
                        0),
                "supervisor1"));
    }

    private void comes() {
        User user = identity.newUser(LEAVES);
        user.setFirstName("Leaves");
        user.setLastName("Soon (demo)");
        user.setPassword("Piwakawaka-dances-4");
        identity.saveUser(user);
        identity.createMembership(LEAVES, "peer-worker");
        identity.createTenantUserMembership(Tasklist.ORGANISATION, LEAVES);
    }

    private void leaves() {
        tasklist.as("admin1").doing(() -> {
            identity.deleteUser(LEAVES);
            return true;
        });
    }

    @AfterEach
    void isGone() {
        identity.deleteUser(LEAVES);
    }

    @Test
    void supervisorsFindSomebodyElseForTheirGroupAtOnce() {
        UUID group = groups.openedBy(LEAVES, Map.of());
        UUID notTheirs = groups.opened();

        leaves();

        assertThat(tasklist.as("supervisor1").about(notTheirs).tasks()).isEmpty();
        tasklist.as("supervisor1")
                .about(group)
                .claims("userTask_findSubstitute")
                .completes("userTask_findSubstitute", Map.of("substituteId", "worker2", "isForGood", true));
        assertThat(tasklist.as("worker2").about(group).tasks()).containsExactly("userTask_prepareMeeting");
        groups.meets(group);
        assertThat(groups.ahead(group).facilitatorId()).isEqualTo("worker2");
    }

    @Test
    void noMeetingOpensForSomebodyWhoIsGone() {
        UUID group = groups.openedBy(LEAVES, Map.of());
        leaves();

        groups.doorsOpen(group);

        assertThat(tasklist.as("supervisor1").about(group).tasks())
                .containsExactlyInAnyOrder("userTask_findSubstitute", "userTask_findFacilitator");
    }

    @Test
    void nobodyIsOfferedToSomebodyWhoIsGone() {
        leaves();

        Worker gone = groups.asked(() -> workers.find(LEAVES).orElseThrow());
        assertThat(gone.takesOn()).isFalse();
        assertThat(gone.trainedUntil()).isNull();
    }

    @Test
    void aNewAccountOfTheSameNameDoesNotGetTheirCalendar() {
        String token = groups.asked(() -> calendars.make(LEAVES));

        leaves();
        comes();

        assertThat(groups.asked(() -> calendars.userOf(token))).isEmpty();
        assertThat(groups.asked(() -> calendars.madeAt(LEAVES))).isEmpty();
    }
}
