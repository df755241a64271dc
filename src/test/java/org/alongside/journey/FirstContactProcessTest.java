package org.alongside.journey;

import static org.alongside.testing.walk.Survivors.CALM;
import static org.alongside.testing.walk.Survivors.and;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.alongside.access.CurrentOrganisation;
import org.alongside.consent.ConsentLedger;
import org.alongside.consent.Point;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.records.ToldByOthers;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is told at the beginning, by others and to the survivor, and that the telling is dated. */
@ProcessTest
class FirstContactProcessTest {
    @Autowired
    Survivors survivors;

    @Autowired
    Tasklist tasklist;

    @Autowired
    ConsentLedger consent;

    @Autowired
    ToldByOthers told;

    /** Holds CONSENT-08: held as unconfirmed, shown to who can tell the survivor, and the telling is dated. */
    @Test
    @Proves(PolicyId.CONSENT_08)
    void showsTheWorkerWhatOthersSaidSoThatTheSurvivorIsTold() throws Exception {
        JourneyId journey = survivors.whoMadeContact(
                and(CALM, "cameBy", "SUPPORTER", "toldByWhom", "A cousin", "toldWhat", "Sleeps badly"));
        tasklist.as("worker1").completes("userTask_offerJourney", Map.of("offerAnswer", "ACCEPT"));

        assertThat(tasklist.as("worker1").opens("userTask_welcome").values().toString())
                .contains("Sleeps badly (A cousin)");
        assertThat(points(journey)).doesNotContain(Point.TOLD_BY_OTHERS);

        String what = CurrentOrganisation.callAs(
                        Tasklist.ORGANISATION, () -> told.read(journey, WorkerId.of("worker1"), "test"))
                .get(0)
                .id()
                .toString();
        tasklist.as("worker1")
                .completes(
                        "userTask_welcome",
                        and(CALM, "toldToSurvivor", "STAYS", "toldWhich", List.of(what), "welcomeNext", "DECIDE"));
        assertThat(points(journey)).contains(Point.TOLD_BY_OTHERS);
    }

    @Test
    @Proves(PolicyId.OFFEND_06)
    void datesThatTheStanceOnOffendingWasTold() throws Exception {
        JourneyId journey = survivors.atWelcome();
        assertThat(points(journey)).doesNotContain(Point.STANCE_ON_OFFENDING);

        tasklist.as("worker1")
                .completes(
                        "userTask_welcome",
                        and(
                                CALM,
                                "explainedToday",
                                List.of("STANCE_ON_OFFENDING"),
                                "welcomeNext",
                                "ANOTHER_CONVERSATION"));
        assertThat(points(journey)).containsOnly(Point.STANCE_ON_OFFENDING);
    }

    private java.util.Set<Point> points(JourneyId journey) throws Exception {
        return CurrentOrganisation.callAs(Tasklist.ORGANISATION, () -> consent.explained(journey));
    }
}
