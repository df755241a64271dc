package org.alongside.journey.team;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.Map;
import org.alongside.testing.browser.BrowserWalk;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.Survivors;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** A supervisor's Monday with keys alone on the width of a phone: who waits, whom to call, what to change. */
@OverHttp
@TestPropertySource(properties = "alongside.test.database=supervisors_monday")
@ExcludeFromProcessCoverage
class SupervisorsMondayBrowserIT extends BrowserWalk {
    @Autowired
    Survivors survivors;

    @Autowired
    Visitors visitors;

    SupervisorsMondayBrowserIT() {
        super(Path.of("target/screenshots/supervisors-monday"));
    }

    @Test
    void seesWhoWaitsRemindsAndTriesAgain() {
        String welcomed = visitors.labelOf(survivors.atWelcome());
        visitors.rows(
                "update engine.act_ru_task set due_date_ = localtimestamp - interval '1 day' "
                        + "where name_ like 'Welcome%' returning id_",
                Map.of());
        String waiting = visitors.labelOf(survivors.whoMadeContact());
        visitors.rows(
                "update engine.act_ru_job set retries_ = 0 where process_def_key_ = 'match-worker' returning id_",
                Map.of());
        survivors.workerHas("worker1", worker -> worker.withTelephone("021 555 0131"));
        signIn("supervisor1");
        onAPhone();
        page().navigate(address("/"));
        page().waitForURL("**/team");
        assertThat(page().locator("table[aria-labelledby=waiting]")).containsText(waiting);
        Locator late =
                page().locator("table[aria-labelledby=overdue] tr", new Page.LocatorOptions().setHasText(welcomed));
        assertThat(late).containsText("has passed");
        assertThat(late.locator("td[data-label=With]")).containsText("021 555 0131");
        assertIsForEverybody();
        shows("who-waits");

        presses("Space", late.getByRole(AriaRole.CHECKBOX));
        presses("Enter", button("Remind whoever has those that are ticked").first());
        assertThat(page().getByRole(AriaRole.STATUS)).containsText("1 of 1 reminded of");
        assertIsForEverybody();
        shows("reminded");

        presses("Space", page().locator("table[aria-labelledby=stopped]").getByRole(AriaRole.CHECKBOX));
        presses("Enter", button("Try again those that are ticked"));
        assertThat(page().getByRole(AriaRole.STATUS)).containsText("1 of 1 tried again");
        assertThat(page().getByText("Nothing stands still.")).isVisible();
        assertIsForEverybody();
        shows("tried-again");

        signIn("worker1");
        onAPhone();
        page().navigate(address("/people"));
        assertThat(page().getByRole(
                                AriaRole.REGION, new Page.GetByRoleOptions().setName("A supervisor reminds you of")))
                .containsText(welcomed);
        assertIsForEverybody();
        assertThat(complaints()).isEmpty();
    }

    @Test
    void changesASettingToWhichASecondPersonAgrees() {
        signIn("supervisor1");
        onAPhone();
        page().navigate(address("/team"));
        presses("Enter", page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Our settings")));
        page().waitForURL("**/organisation");
        proposes("999");
        assertThat(value()).hasAttribute("aria-invalid", "true");
        assertThat(value()).hasValue("999");
        assertIsForEverybody();
        proposes("45");
        assertThat(setting()).containsText("Proposed: 45 minutes");
        assertThat(agrees()).hasCount(0);
        assertThat(setting().locator("dd").first()).containsText("60 minutes");
        assertIsForEverybody();
        shows("proposed");

        signIn("supervisor2");
        onAPhone();
        page().navigate(address("/organisation"));
        assertThat(setting()).containsText("Proposed: 45 minutes");
        presses("Enter", agrees());
        assertThat(setting().locator("dd").first()).containsText("45 minutes");
        assertIsForEverybody();
        shows("agreed");

        again("supervisor1");
        assertThat(setting().locator("dd").first()).containsText("45 minutes");
        assertThat(setting()).not().containsText("Proposed:");
        assertThat(complaints()).isEmpty();
    }

    private void proposes(String minutes) {
        tabsTo(value());
        page().keyboard().press("Control+A");
        page().keyboard().type(minutes);
        presses("Enter", setting().locator("button", new Locator.LocatorOptions().setHasText("Propose")));
    }

    private Locator setting() {
        return page().locator("article[id='safety.urgent-within']");
    }

    private Locator agrees() {
        return setting().locator("button", new Locator.LocatorOptions().setHasText("Agree"));
    }

    private Locator value() {
        return page().locator("[id='value-safety.urgent-within']");
    }

    private Locator button(String name) {
        return page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }
}
