package org.alongside.testing.browser;

import java.nio.file.Path;

/** Whoever uses no mouse, at pages whose elements are found by a selector. */
public abstract class KeysAlone extends BrowserWalk {
    private static final int TABS_MAX = 150;

    protected KeysAlone(Path screenshots) {
        super(screenshots);
    }

    protected KeysAlone(Path screenshots, int height) {
        super(screenshots, height);
    }

    /** Goes on with the tabulator until what the selector names has the focus. */
    protected final void tabsTo(String selector) {
        for (int i = 0; i < TABS_MAX; i++) {
            if (Boolean.TRUE.equals(page().evaluate("s => document.activeElement.matches(s)", selector))) {
                return;
            }
            page().keyboard().press("Tab");
        }
        throw new AssertionError("The tabulator does not lead to " + selector);
    }

    /** Goes to it with the tabulator and presses it. */
    protected final void presses(String selector) {
        tabsTo(selector);
        page().keyboard().press("Enter");
    }

    /** Keeps how the page looks, which axe-core reads as well. */
    protected final void looks(String name) {
        shows(name);
        assertIsForEverybody();
    }
}
