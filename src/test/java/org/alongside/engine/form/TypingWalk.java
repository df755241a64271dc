package org.alongside.engine.form;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.alongside.testing.browser.BrowserWalk;

/** Somebody who fills in forms with the keyboard alone, and what a form says to them. */
abstract class TypingWalk extends BrowserWalk {
    final List<String> sent = new ArrayList<>();

    TypingWalk(Path screenshots) {
        super(screenshots);
    }

    void begins(String user) {
        signIn(user);
        listens();
    }

    void listens() {
        page().onRequest(request -> {
            if (request.url().endsWith("/submit-form")) {
                sent.add(request.postData());
            }
        });
    }

    void presses(String key) {
        page().keyboard().press(key);
    }

    /** Presses "Done" by the keyboard. */
    void finishes() {
        doneButton().focus();
        presses("Enter");
    }

    /** The form is gone, and what comes next can come. */
    void isTaken() {
        assertThat(page().locator(".task-details .fjs-container")).hasCount(0);
    }

    Locator doneButton() {
        return page().locator(".task-details .form-actions .btn-primary");
    }

    Locator refusal() {
        return page().getByRole(AriaRole.ALERT).and(page().locator(".alongside-refusal"));
    }

    /** The field around it, with what is said there, and not the group around that. */
    Locator at(String label) {
        return page().locator(".fjs-form-field")
                .filter(new Locator.FilterOptions().setHas(page().getByLabel(label)))
                .last();
    }

    Locator errorAt(String label) {
        return at(label).locator(".fjs-form-field-error");
    }
}
