package org.alongside.journey.team;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.alongside.testing.browser.BrowserWalk;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.Survivors;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** What a supervisor sees in Cockpit: labels first, since when and until when. */
@OverHttp
@TestPropertySource(properties = "alongside.test.database=team_cockpit")
@ExcludeFromProcessCoverage
class TeamBrowserIT extends BrowserWalk {
    @Autowired
    Survivors survivors;

    @Autowired
    Visitors visitors;

    TeamBrowserIT() {
        super(Path.of("target/screenshots/cockpit"));
    }

    private String overdue() {
        var journey = survivors.atWelcome();
        visitors.rows(
                "update engine.act_ru_task set due_date_ = localtimestamp - interval '1 day' "
                        + "where name_ like 'Welcome%' returning id_",
                Map.of());
        return visitors.labelOf(journey);
    }

    @Test
    void cockpitPutsTheLabelFirstAndSaysSinceWhenAndUntilWhen() {
        String label = overdue();
        signIn("supervisor1");
        page().navigate(address("/camunda/app/cockpit/default/#/processes"));
        Locator process = page().getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^Connect")))
                .first();
        assertThat(process).isVisible();
        shows("processes");
        assertThat(page().getByText(Pattern.compile("^Tenant"))
                        .locator("visible=true")
                        .count())
                .isZero();
        process.click();
        Locator first = page().locator("table.process-instances tbody tr td").first();
        assertThat(first).containsText(label);
        assertThat(page().locator("table.process-instances thead th").first()).containsText("Label");
        shows("instances");
        assertThat(page().locator(".tenant-id >> visible=true").count()).isZero();
        first.locator("a[href*='process-instance/']").first().click();
        Locator tasks = page().locator(".alongside-instance-tasks");
        assertThat(tasks).containsText("Welcome");
        assertThat(tasks).containsText("has passed");
        shows("tasks");
        assertThat(page().locator(".tenant-id >> visible=true").count()).isZero();
        assertThat(complaints()).isEmpty();
    }
}
