package org.alongside.testing.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The browser of a JVM that runs tests: started once, because starting it takes longer than most of what is done with it.
 * Each person has a context of their own in it, with cookies and stores of its own, and after each test all of them are
 * closed. A browser that has ended is started again for the next test.
 */
final class BrowserOfTests {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final List<String> ARGUMENTS =
            List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking");

    private static @Nullable BrowserOfTests running;

    private final Playwright playwright;
    private final Browser browser;

    private BrowserOfTests() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(ARGUMENTS));
    }

    /** The one of this JVM. It ends with it. */
    static synchronized BrowserOfTests running() {
        BrowserOfTests known = running;
        if (known == null || !known.browser.isConnected()) {
            if (known != null) {
                known.playwright.close();
            }
            known = new BrowserOfTests();
            running = known;
        }
        return known;
    }

    /** A browser that keeps nothing, for one person. */
    BrowserContext ofSomebody(Browser.NewContextOptions options) {
        return browser.newContext(options);
    }

    /** A browser beside this one, which keeps on disk what browsers keep. Who asks for it closes it. */
    BrowserContext onDisk(Path profile, BrowserType.LaunchPersistentContextOptions options) {
        return playwright
                .chromium()
                .launchPersistentContext(
                        profile, options.setExecutablePath(CHROMIUM).setArgs(ARGUMENTS));
    }

    void forgetEverybody() {
        List.copyOf(browser.contexts()).forEach(BrowserContext::close);
    }
}
