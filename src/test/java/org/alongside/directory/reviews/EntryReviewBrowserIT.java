package org.alongside.directory.reviews;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.alongside.directory.Directory;
import org.alongside.directory.Entry;
import org.alongside.directory.Entry.Content;
import org.alongside.directory.Entry.Cost;
import org.alongside.directory.Entry.Kind;
import org.alongside.directory.Entry.Text;
import org.alongside.ids.EntryId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.browser.BrowserWalk;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.InOrganisation;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A supervisor reviews a service in the Tasklist, and changes on its page what was different. (REFER-03) */
@OverHttp
@ExcludeFromProcessCoverage
class EntryReviewBrowserIT extends BrowserWalk {
    @Autowired
    Visitors visitors;

    @Autowired
    Directory directory;

    @Autowired
    EntryReviews reviews;

    EntryReviewBrowserIT() {
        super(Path.of("target/screenshots/entry-review"), 1_200);
    }

    private Entry kept(EntryId entry) {
        return visitors.inDatabase(() -> directory.find(entry)).orElseThrow();
    }

    @Test
    @Proves(PolicyId.REFER_03)
    void changesItOnItsPageAndComesBack() {
        EntryId entry = visitors.inDatabase(() -> directory.add(
                new Content(
                        "Tūī house",
                        Kind.HOUSING,
                        Cost.FREE,
                        Set.of(),
                        Map.of(
                                Text.WHAT,
                                "A place to sleep",
                                Text.PHONE,
                                "00 000 0000",
                                Text.EMAIL,
                                "a_b@example.org")),
                WorkerId.of("supervisor2")));
        assertThat(visitors.rows(
                        "update alongside.directory_entry set reviewed_on = current_date - 300 where id = :id"
                                + " returning id",
                        Map.of("id", entry.value())))
                .hasSize(1);
        InOrganisation.says(() -> reviews.begin(entry));

        signIn("supervisor1");
        page().locator(".task-filters .item", new Page.LocatorOptions().setHasText("To claim"))
                .click();
        opens("Review a service of the directory");
        assertThat(page().locator(".task-details")).containsText("Tūī house");
        page().locator("[cam-tasklist-task-meta] .claim").click();
        assertThat(page().locator(".task-details")).containsText("a_b@example.org");
        assertThat(page().locator(".task-details")).containsText("Supervisor Two");
        // It is about nobody who could be unsafe.
        assertThat(page().locator(".alongside-concern")).hasCount(0);
        chooses("What did you find?", "I changed it on its page");
        shows("asked");
        onAPhone();
        shows("asked-phone");
        atADesk();
        done();
        assertThat(page().locator("body")).containsText("Nothing was changed at this entry");
        shows("not-changed-yet");

        Page entryPage = page().waitForPopup(() -> page().getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName("See all that it says"))
                .click());
        entryPage.waitForURL("**/directory/" + entry);
        entryPage
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Change what is written"))
                .click();
        entryPage.fill("[name=PLACE]", "Ōamaru");
        entryPage
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Keep it"))
                .click();
        entryPage.waitForURL("**/directory/" + entry);
        entryPage.close();
        // What was chosen is still there.
        assertThat(page().locator(".fjs-form-field-radio input:checked")).hasCount(1);
        done();

        page().waitForCondition(
                        () -> WorkerId.of("supervisor1").equals(kept(entry).reviewedBy()));
        assertThat(kept(entry).content().text(Text.PLACE)).isEqualTo("Ōamaru");
        assertThat(kept(entry).reviewedOn()).isAfter(LocalDate.now().minusDays(3));
        assertThat(complaints()).isEmpty();
    }
}
