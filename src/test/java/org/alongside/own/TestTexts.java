package org.alongside.own;

import org.alongside.access.Language;
import org.alongside.access.TestWords;

/** What the pages for survivors say, for tests without the application. */
public final class TestTexts {
    private TestTexts() {}

    public static OwnTexts in(Language language) {
        return new OwnTexts(TestWords.all(), language);
    }
}
