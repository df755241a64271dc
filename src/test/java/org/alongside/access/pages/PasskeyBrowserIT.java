package org.alongside.access.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.alongside.testing.TestDatabase;
import org.alongside.testing.browser.BrowserWalk;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Somebody adds a passkey with a device in a real browser, signs in with it, and removes it. (CONF-01) */
@SpringBootTest(webEnvironment = WebEnvironment.DEFINED_PORT, properties = "alongside.test.database=passkey_walk")
class PasskeyBrowserIT extends BrowserWalk {
    PasskeyBrowserIT() {
        super(Path.of("target/screenshots/passkeys"), 1_200);
    }

    /** The address is known before the service starts, as passkeys belong to it. */
    @DynamicPropertySource
    static void address(DynamicPropertyRegistry properties) throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            int port = free.getLocalPort();
            properties.add("server.port", () -> port);
            properties.add("alongside.public-url", () -> "http://localhost:" + port);
        }
    }

    /** A phone that knows its holder, as far as the browser can tell. */
    private String device(CDPSession browser) {
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject wanted = new JsonObject();
        wanted.add("options", options);
        browser.send("WebAuthn.enable");
        return browser.send("WebAuthn.addVirtualAuthenticator", wanted)
                .get("authenticatorId")
                .getAsString();
    }

    /** From now on it does not know who holds it, or does again. */
    private static void knowsItsHolder(CDPSession browser, String device, boolean isKnown) {
        JsonObject said = new JsonObject();
        said.addProperty("authenticatorId", device);
        said.addProperty("isUserVerified", isKnown);
        browser.send("WebAuthn.setUserVerified", said);
    }

    private void looks(String name) {
        shows(name);
        assertIsForEverybody();
    }

    private void presses(String button) {
        page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .press("Enter");
    }

    @Test
    void isAddedUsedAndRemoved() {
        signIn("worker1");
        CDPSession browser = page().context().newCDPSession(page());
        String device = device(browser);
        page().navigate(address("/workers/me"));
        looks("offered");
        page().getByText("Add a passkey").press("Enter");
        looks("none-yet");
        page().fill("#password", TestDatabase.PASSWORD);
        page().press("#password", "Enter");
        assertThat(page().locator("#name-why")).containsText("Please give it a name");
        looks("without-a-name");
        page().fill("#name", "My phone");
        page().fill("#password", TestDatabase.PASSWORD);
        page().press("#password", "Enter");
        looks("make");

        knowsItsHolder(browser, device, false);
        presses("Make the passkey");
        assertThat(page().locator("[data-said]")).containsText("No passkey was made");
        looks("not-made");
        knowsItsHolder(browser, device, true);
        presses("Make the passkey");
        assertThat(page().locator(".passkeys")).containsText("My phone");
        looks("added");

        presses("Sign out");
        page().waitForURL("**/login?signed-out");
        looks("sign-in-is-offered");
        knowsItsHolder(browser, device, false);
        presses("Sign in with a passkey");
        assertThat(page().locator("[data-said]")).containsText("No passkey was used");
        looks("not-used");
        knowsItsHolder(browser, device, true);
        presses("Sign in with a passkey");
        page().waitForURL("**/people");

        page().navigate(address("/workers/me"));
        page().getByText("My passkeys").press("Enter");
        assertThat(page().locator(".passkeys")).containsText("Last used on");
        looks("used");
        assertThat(page().locator(".passkeys")).containsText("if you remove it, you are signed out");
        presses("Remove My phone");
        page().waitForURL("**/login");
        looks("signed-out-with-it");
        page().fill("#username", "worker1");
        page().fill("#password", TestDatabase.PASSWORD);
        page().press("#password", "Enter");
        page().waitForURL("**" + PasskeysController.ADDRESS + "**");
        assertThat(page().locator("main")).containsText("You have no passkey.");
        looks("removed");
        presses("Sign out");
        page().waitForURL("**/login?signed-out");
        presses("Sign in with a passkey");
        page().waitForURL("**/login?passkey**");
        looks("opens-nothing");
        page().navigate(address("/login?copy"));
        looks("may-be-a-copy");
        assertThat(complaints()).isEmpty();
    }

    @Test
    void isShownAtItsAddressOnly() {
        signIn("worker1");
        String elsewhere = "http://127.0.0.1:" + port();
        page().navigate(elsewhere + "/login");
        assertThat(page().getByText("Sign in with a passkey")).isHidden();
    }
}
