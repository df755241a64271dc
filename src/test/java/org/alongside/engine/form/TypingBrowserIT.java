package org.alongside.engine.form;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Walk;
import org.junit.jupiter.api.Test;

/**
 * Filling in forms with the keyboard alone: what is missing, unreadable or too long is said where one is, and nothing
 * that was typed is lost or sent. Screenshots in target/screenshots/typing.
 */
@OverHttp
class TypingBrowserIT extends TypingWalk {
    private static final String ANOTHER_CONVERSATION = "Another conversation first";

    TypingBrowserIT() {
        super(Path.of("target/screenshots/typing"));
    }

    @Test
    void aFormWithAnAnswerMissingSaysWhichAndKeepsTheRest() {
        begins("worker1");
        page().locator(".start-process-action a").focus();
        presses("Enter");
        page().locator(".processes a", new Page.LocatorOptions().setHasText("Survivor journey"))
                .first()
                .focus();
        presses("Enter");
        assertThat(startForm()).isVisible();
        asked("Number or address for that").focus();
        page().keyboard().type("the blue letterbox");
        Locator begin = page().locator(".modal-footer .btn-primary");
        begin.focus();
        presses("Enter");

        assertThat(refusal()).containsText("“Name the survivor wants to be called” needs an answer.");
        assertThat(refusal()).containsText("Nothing was sent yet, and what you typed is still here.");
        assertThat(refusal()).containsText("Not begun yet");
        Locator name = asked("Name the survivor wants to be called");
        assertThat(name).isFocused();
        assertThat(name).hasAttribute("aria-invalid", "true");
        assertThat(errorAt("Name the survivor wants to be called")).containsText("needs an answer");
        assertThat(asked("Number or address for that")).hasValue("the blue letterbox");
        assertThat(sent).isEmpty();
        shows("name-missing");
        onAPhone();
        showsTheScreen("name-missing-on-a-phone");
        atADesk();

        page().keyboard().type("n".repeat(55));
        assertThat(lengthAt("Name the survivor wants to be called")).hasText("At most 60 characters: 5 left.");
        assertThat(at("Name the survivor wants to be called").locator(".alongside-spoken"))
                .hasText("At most 60 characters: 5 left.");
        page().keyboard().type("n".repeat(6));
        assertThat(lengthAt("Name the survivor wants to be called")).hasText("At most 60 characters: 1 too many.");
        begin.focus();
        presses("Enter");
        assertThat(refusal()).containsText("“Name the survivor wants to be called” is too long: 61 of 60 characters.");
        assertThat(name).hasValue("n".repeat(61));
        assertThat(sent).isEmpty();
        name.fill("Marama (invented)");
        begin.focus();
        presses("Enter");
        assertThat(page().locator(".modal")).hasCount(0);
        goesOnFromTheFirstContact();
        assertThat(task("Answer the offer")).isVisible();
        assertThat(sent).hasSize(1);

        opens("Answer the offer");
        finishes();
        assertThat(refusal()).containsText("“Will you walk with them?” needs an answer.");
        assertThat(refusal()).containsText("Not done yet");
        assertThat(field("Will you walk with them?").locator("input").first()).isFocused();
        presses("Space");
        finishes();
        assertThat(task("Welcome")).isVisible();
        assertThat(complaints()).isEmpty();
    }

    @Test
    void aFormThatCouldNotBeSentSaysSoAndCanBeSentAgain() {
        begins("worker1");
        page().route("**/submit-form", Route::abort);
        opensStartForm("Survivor journey");
        asked("Name the survivor wants to be called").fill("Ngaio (invented)");
        Locator begin = page().locator(".modal-footer .btn-primary");
        begin.click();
        assertThat(refusal()).containsText("The service cannot be reached just now, so nothing was kept.");
        shows("service-away");
        assertThat(asked("Name the survivor wants to be called")).hasValue("Ngaio (invented)");
        assertThat(begin).isEnabled();
        page().unroute("**/submit-form");
        begin.click();
        goesOnFromTheFirstContact();

        page().route("**/submit-form", Route::abort);
        opens("Answer the offer");
        chooses("Will you walk", "Yes");
        done();
        assertThat(refusal()).containsText("The service cannot be reached just now, so nothing was kept.");
        assertThat(doneButton()).isEnabled();
        page().unroute("**/submit-form");
        done();
        assertThat(task("Welcome")).isVisible();

        page().route("**/form-variables**", Route::abort, new Page.RouteOptions().setTimes(2));
        opens("Welcome");
        assertThat(asked("Name the survivor wants to be called")).hasValue("Ngaio (invented)");
        // The engine's own client stumbles over an answer that is not there.
        assertThat(complaints()).allMatch(complaint -> complaint.contains("'headers'"));
    }

    @Test
    void ourOwnPagesSayHowLongAnAnswerMayBe() {
        begins("worker1");
        page().navigate(address("/journeys/return"));
        Locator label = page().getByLabel("The label they were given");
        Locator most = page().locator(".alongside-length");
        assertThat(most).hasText("At most 60 characters.");
        assertThat(label).hasAttribute("aria-describedby", Pattern.compile("label-length"));
        label.focus();
        page().keyboard().type("m".repeat(55));
        assertThat(most).hasText("At most 60 characters: 5 left.");
        page().keyboard().insertText("m".repeat(10));
        assertThat(most).hasText("At most 60 characters: 5 too many.");
        presses("Enter");
        assertThat(label).hasValue("m".repeat(65));
        assertThat(label).isFocused();
        assertThat(label.evaluate("input => input.validationMessage"))
                .isEqualTo("This is too long: 65 of 60 characters.");
        assertThat(complaints()).isEmpty();
    }

    @Test
    void listsTakeRowsAndGiveThemBack() {
        new Walk(port()).begin(Map.of("alias", "Anahera (invented)")).accept().consent();
        begins("worker1");
        opens("Share");
        addsARow();
        row(0).focus();
        page().keyboard().type("K");
        assertThat(doneButton()).isEnabled();
        page().keyboard().type("iri");
        for (int i = 1; i < 8; i++) {
            addsARow();
        }
        row(1).fill("Moana");
        row(2).fill("x".repeat(201));
        chooses("What does the survivor want next", ANOTHER_CONVERSATION);
        finishes();
        assertThat(refusal()).containsText("“People who matter”, row 3: “Name” is too long: 201 of 200 characters.");
        assertThat(row(2)).isFocused();
        assertThat(sent).isEmpty();
        shows("row-too-long");

        removesRow(0);
        assertThat(row(0)).hasValue("Moana");
        assertThat(page().locator(".fjs-repeat-row-container").nth(1).locator(".fjs-form-field-error"))
                .containsText("“People who matter”, row 2: “Name” is too long");
        assertThat(page().locator(".fjs-repeat-row-container").nth(2).locator(".fjs-form-field-error"))
                .hasCount(0);
        row(1).fill("Hēmi");
        finishes();
        isTaken();
        opens("Share");
        assertThat(page().locator(".fjs-repeat-row-container")).hasCount(2);
        assertThat(row(1)).hasValue("Hēmi");
        removesRow(1);
        removesRow(0);
        chooses("What does the survivor want next", ANOTHER_CONVERSATION);
        finishes();
        isTaken();
        opens("Share");
        assertThat(page().locator(".fjs-repeat-render-add").first()).isVisible();
        assertThat(page().locator(".fjs-repeat-row-container")).hasCount(0);
        assertThat(complaints()).isEmpty();
    }

    @Test
    void notNowAsksAgainBeforeEverythingIsErased() {
        new Walk(port()).begin(Map.of("alias", "Tama (invented)")).accept();
        begins("worker1");
        opens("Welcome");
        assertThat(page().getByText("Everything the survivor said is erased")).hasCount(0);
        chooses("What does the survivor want next", "Not go on");
        assertThat(page().getByText("Everything the survivor said is erased")).isVisible();
        finishes();
        assertThat(refusal())
                .containsText("“Does the survivor know this and want everything erased?” needs an answer.");
        assertThat(sent).isEmpty();
        shows("not-now-asks-again");
        presses("ArrowDown");
        presses("Space");
        chooses("Does the survivor know this", "No, erase nothing");
        finishes();
        assertThat(refusal()).containsText("does not want everything erased, so nothing was erased");
        chooses("Does the survivor know this", "Yes, erase everything");
        finishes();
        assertThat(task("Invite feedback")).isVisible();
        assertThat(complaints()).isEmpty();
    }

    @Test
    void anEmailAddressIsLookedAtBesideItsField() {
        begins("worker1");
        page().locator(".start-process-action a").focus();
        presses("Enter");
        page().locator(".processes a", new Page.LocatorOptions().setHasText("Survivor journey"))
                .first()
                .focus();
        presses("Enter");
        assertThat(startForm()).isVisible();
        asked("Name the survivor wants to be called").focus();
        page().keyboard().type("Tamsin");
        assertThat(at("E-mail address")).hasCount(0);
        Locator channel = page().locator(
                        ".fjs-form-field-select", new Page.LocatorOptions().setHasText("How shall we make contact?"));
        channel.locator(".fjs-input-group").click();
        channel.locator(".fjs-dropdownlist-item", new Locator.LocatorOptions().setHasText("E-mail"))
                .click();
        assertThat(at("Number or address for that")).hasCount(0);
        asked("E-mail address").focus();
        page().keyboard().type("tamsin..b@elsewhere.example");
        Locator begin = page().locator(".modal-footer .btn-primary");
        begin.focus();
        presses("Enter");
        assertThat(errorAt("E-mail address")).containsText("one e-mail address, such as name@example.org");
        shows("email-address");
        assertThat(asked("E-mail address")).hasValue("tamsin..b@elsewhere.example");
    }

    private Locator asked(String label) {
        return page().locator(".fjs-container").getByLabel(label).first();
    }

    private Locator lengthAt(String label) {
        return at(label).locator(".alongside-length");
    }

    private void addsARow() {
        int before = page().locator(".fjs-repeat-row-container").count();
        page().locator(".fjs-repeat-render-add").first().focus();
        presses("Enter");
        assertThat(page().locator(".fjs-repeat-row-container")).hasCount(before + 1);
    }

    private void removesRow(int index) {
        int before = page().locator(".fjs-repeat-row-container").count();
        page().locator(".fjs-repeat-row-remove").nth(index).focus();
        presses("Enter");
        assertThat(page().locator(".fjs-repeat-row-container")).hasCount(before - 1);
    }

    private Locator row(int index) {
        return page().locator(".fjs-repeat-row-container")
                .nth(index)
                .locator("input")
                .first();
    }
}
