package org.alongside.testing.browser;

import com.microsoft.playwright.Page;
import java.nio.file.Path;

/**
 * Pictures of one walk. They take an eighth of the browser's time, and in a whole run nobody looks at them: they are asked for with
 * {@code -Dalongside.test.screenshots=true}. Where a test went wrong there is one in any case.
 */
final class Pictures {
    private static final boolean ARE_ASKED_FOR = Boolean.getBoolean("alongside.test.screenshots");

    private final Path folder;
    private int count;

    Pictures(Path folder) {
        this.folder = folder;
    }

    void ofWholePage(Page page, String name) {
        if (ARE_ASKED_FOR) {
            take(page, name, true);
        }
    }

    void ofScreen(Page page, String name) {
        if (ARE_ASKED_FOR) {
            take(page, name, false);
        }
    }

    void ofWhereItStopped(Page page, String test) {
        take(page, test + "-stopped-here", true);
    }

    private void take(Page page, String name, boolean isOfWholePage) {
        count++;
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(folder.resolve("%02d-%s.png".formatted(count, name)))
                .setFullPage(isOfWholePage));
    }
}
