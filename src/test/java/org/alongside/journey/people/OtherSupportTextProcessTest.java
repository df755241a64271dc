package org.alongside.journey.people;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.assertj.core.api.Assertions.assertThat;

import org.alongside.engine.FormContext;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.walk.JourneySteps;
import org.alongside.testing.walk.Tasklist;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Forms lead whoever walks with a survivor to where they look for other support. */
@ProcessTest
class OtherSupportTextProcessTest extends JourneySteps {
    @Autowired
    OtherSupportText link;

    @Test
    void leadsWhoWalksWithThemToTheirPage() {
        JourneyId journey = survivors.inSupport();

        assertThat(tasklist.as("worker1")
                        .about(journey)
                        .opens("userTask_walkAlongside")
                        .get("otherSupport"))
                .asString()
                .contains("[Other support of ", "](/people/", "/other-support)");
    }

    /** A supervisor sees how work flows, and no page of a survivor. */
    @Test
    void leadsNobodyElse() {
        JourneyId journey = survivors.inSupport();
        for (String somebody : new String[] {"supervisor1", "worker2"}) {
            assertThat(asked(() -> link.text(new FormContext(
                            journey, Tasklist.ORGANISATION, WorkerId.of(somebody), "support.walk-alongside", "task"))))
                    .isEmpty();
        }
    }
}
