package org.alongside.engine.form;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.alongside.engine.EngineClock;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Walk;
import org.junit.jupiter.api.Test;

/** A date is read as it is written, wherever the machine is set to, or said to be unreadable. Screenshots in target/screenshots/typing-dates. */
@OverHttp
class TypingDatesBrowserIT extends TypingWalk {
    private static final DateTimeFormatter SPOKEN = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    TypingDatesBrowserIT() {
        super(Path.of("target/screenshots/typing-dates"));
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
}
