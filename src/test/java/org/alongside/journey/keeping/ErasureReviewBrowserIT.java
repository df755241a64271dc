package org.alongside.journey.keeping;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Period;
import java.util.Map;
import org.alongside.ids.JourneyId;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.journey.state.Journeys;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.Time;
import org.alongside.testing.browser.BrowserWalk;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.walk.InOrganisation;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two supervisors look at an old record in the Tasklist, at a desk and on a phone. (CONF-09) */
@OverHttp
@ExcludeFromProcessCoverage
class ErasureReviewBrowserIT extends BrowserWalk {
    @Autowired
    Survivors survivors;

    @Autowired
    SurvivorMessages survivor;

    @Autowired
    Tasklist tasklist;

    @Autowired
    Time time;

    @Autowired
    ErasureReviews reviews;

    ErasureReviewBrowserIT() {
        super(Path.of("target/screenshots/erasure-review"), 1_200);
    }

    private void claims(String task) {
        page().locator(".task-filters .item", new Page.LocatorOptions().setHasText("To claim"))
                .click();
        opens(task);
        assertThat(page().locator(".task-details")).containsText("Take this on to see how old the record is.");
        page().locator("[cam-tasklist-task-meta] .claim").click();
        assertThat(page().locator(".task-details")).containsText("Records are kept for 10 years after it.");
    }

    private void showsBothSizes(String name) {
        shows(name);
        onAPhone();
        shows(name + "-phone");
        atADesk();
    }

    @Test
    @Proves(PolicyId.CONF_09)
    void twoSupervisorsLookAndErase() {
        JourneyId journey = survivors.inSupport();
        InOrganisation.says(() -> survivor.leaves(journey));
        tasklist.as("worker1").completes("userTask_inviteFeedback", Map.of());
        time.passes(Period.ofYears(10).plusDays(1));
        // Of this one alone: others who left ten years ago would be in the list too.
        InOrganisation.says(() -> reviews.begin(journey));

        signIn("supervisor1");
        claims("Decide whether a record is erased");
        assertThat(page().locator(".task-details")).containsText("They left: in summer or autumn (support).");
        picks("What becomes of it?", "Erase it");
        assertThat(field("Why is it kept?")).hasCount(0);
        showsBothSizes("erase");
        done();

        signIn("supervisor2");
        claims("Agree that a record is erased");
        chooses("Is it erased?", "Yes");
        showsBothSizes("agree");
        done();
        page().waitForCondition(() -> survivors.state(journey) == Journeys.State.ERASED);
        assertThat(complaints()).isEmpty();
    }
}
