package org.alongside.engine.form;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.alongside.engine.EngineClock;
import org.alongside.testing.browser.BrowserWalk;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Walk;
import org.junit.jupiter.api.Test;

/**
 * Filling in forms with the keyboard alone: what is missing, unreadable or too long is said where one is, and nothing
 * that was typed is lost or sent. Screenshots in target/screenshots/typing.
 */
@OverHttp
class TypingBrowserIT extends BrowserWalk {
    private static final DateTimeFormatter SPOKEN = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final String ANOTHER_CONVERSATION = "Another conversation first";

    private final List<String> sent = new ArrayList<>();

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
    void aDateIsReadAsItIsWrittenOrSaidToBeUnreadable() {
        new Walk(port()).toSupport(Map.of("alias", "Wiremu (invented)"), Map.of(), Map.of());
        begins("worker1");
        opens("Walk alongside");
        chooses("What is next?", "Write down a session");
        finishes();
        isTaken();
        opens("Record the session");
        chooses("Kind of session", "One-on-one");
        types("What we talked about", "The river");
        sent.clear();
        LocalDate today = LocalDate.now(EngineClock.ZONE);
        for (String unreadable : List.of("31/02/" + today.getYear(), "yesterday", "12/2026")) {
            typesDay("Day", unreadable);
            assertThat(errorAt("Day")).containsText("“Day” cannot be read as a date.");
            assertThat(dayOf("Day")).hasValue(unreadable);
        }
        finishes();
        assertThat(refusal()).containsText("“Day” cannot be read as a date. Please write it as day/month/year");
        assertThat(dayOf("Day")).isFocused();
        assertThat(dayOf("Day")).hasValue("12/2026");
        shows("date-unreadable");
        String bounds = "“Day” needs to be a day from %s to %s."
                .formatted(SPOKEN.format(today.minusYears(1)), SPOKEN.format(today));
        for (LocalDate impossible : List.of(today.plusDays(1), LocalDate.of(2099, 1, 1), LocalDate.of(1926, 1, 1))) {
            typesDay("Day", written(impossible));
            assertThat(errorAt("Day")).containsText(bounds);
        }
        finishes();
        assertThat(refusal()).containsText(bounds);
        assertThat(sent).isEmpty();

        // Sent from within the field, before anything of the page has taken it over.
        dayOf("Day").fill("");
        dayOf("Day").focus();
        page().keyboard().type(written(today.minusDays(2)));
        done();
        assertThat(task("Walk alongside")).isVisible();
        assertThat(sent).singleElement().asString().contains(today.minusDays(2).toString(), "The river");
        assertThat(complaints()).isEmpty();
    }

    /** On a slow machine the form is still being drawn for one answer while the next is being typed. */
    @Test
    void whatIsBeingTypedStaysWhenTheFormIsDrawnAnew() {
        new Walk(port()).toSupport(Map.of("alias", "Rangi (invented)"), Map.of(), Map.of());
        begins("worker1");
        opens("Walk alongside");
        chooses("What is next?", "Write down a session");
        finishes();
        isTaken();
        opens("Record the session");
        Locator talk = field("What we talked about").locator("textarea");
        page().evaluate("""
                ([talk, kind]) => {
                    talk.value = 'The river';
                    talk.dispatchEvent(new Event('input', { bubbles: true }));
                    kind.click();
                }""", List.of(talk.elementHandle(), kindOfSession().elementHandle()));
        assertThat(kindOfSession()).isChecked();
        assertThat(talk).hasValue("The river");

        LocalDate today = LocalDate.now(EngineClock.ZONE);
        typesDay("Day", written(today));
        dayOf("Day").fill("1/");
        dayOf("Day").evaluate("input => input._flatpickr.setDate(new Date(Date.UTC(2026, 0, 5)), true)");
        assertThat(dayOf("Day")).hasValue("1/");
        dayOf("Day").fill("");
        typesDay("Day", written(today.minusDays(1)));
        assertThat(errorAt("Day")).hasCount(0);
        done();
        assertThat(task("Walk alongside")).isVisible();
        assertThat(sent.get(sent.size() - 1)).contains(today.minusDays(1).toString(), "The river");
        assertThat(complaints()).isEmpty();
    }

    @Test
    void aDateIsTheSameOnAMachineThatIsSetToAnotherCountry() {
        new Walk(port()).toSupport(Map.of("alias", "Ana (invented)"), Map.of(), Map.of());
        signIn("worker1", "en-US", "America/Los_Angeles");
        listens();
        LocalDate day = LocalDate.now(EngineClock.ZONE).plusMonths(2).withDayOfMonth(3);
        opens("Walk alongside");
        chooses("What is next?", "would like a break");
        typesDay("When may we get in touch again?", written(day));
        finishes();
        isTaken();
        looksAtWhoIsAway();
        assertThat(sent).singleElement().asString().contains("\"" + day + "\"");
        chooses("What does the survivor want?", "Stay away for now");
        assertThat(dayOf("When may we get in touch again?")).hasValue(written(day));
        finishes();
        isTaken();
        looksAtWhoIsAway();
        assertThat(sent).hasSize(2);
        assertThat(sent.get(1)).contains("\"" + day + "\"");
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

    private void begins(String user) {
        signIn(user);
        listens();
    }

    private void listens() {
        page().onRequest(request -> {
            if (request.url().endsWith("/submit-form")) {
                sent.add(request.postData());
            }
        });
    }

    private void presses(String key) {
        page().keyboard().press(key);
    }

    /** Presses "Done" by the keyboard. */
    private void finishes() {
        doneButton().focus();
        presses("Enter");
    }

    /** The form is gone, and what comes next can come. */
    private void isTaken() {
        assertThat(page().locator(".task-details .fjs-container")).hasCount(0);
    }

    private void looksAtWhoIsAway() {
        page().locator(".task-filters")
                .getByText("Waiting for the survivor")
                .first()
                .click();
        opens("Keep the door open");
    }

    private Locator kindOfSession() {
        return field("Kind of session").locator("input").first();
    }

    private Locator doneButton() {
        return page().locator(".task-details .form-actions .btn-primary");
    }

    private Locator refusal() {
        return page().getByRole(AriaRole.ALERT).and(page().locator(".alongside-refusal"));
    }

    private Locator asked(String label) {
        return page().locator(".fjs-container").getByLabel(label).first();
    }

    /** The field around it, with what is said there, and not the group around that. */
    private Locator at(String label) {
        return page().locator(".fjs-form-field")
                .filter(new Locator.FilterOptions().setHas(page().getByLabel(label)))
                .last();
    }

    private Locator errorAt(String label) {
        return at(label).locator(".fjs-form-field-error");
    }

    private Locator lengthAt(String label) {
        return at(label).locator(".alongside-length");
    }

    private Locator dayOf(String label) {
        return page().locator(".fjs-form-field-datetime", new Page.LocatorOptions().setHasText(label))
                .locator("input")
                .first();
    }

    private void typesDay(String label, String text) {
        dayOf(label).fill("");
        dayOf(label).focus();
        page().keyboard().type(text);
        presses("Enter");
        presses("Tab");
    }

    private static String written(LocalDate day) {
        return DateTimeFormatter.ofPattern("d/MM/yyyy").format(day);
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
