package org.alongside.own;

import java.util.Optional;

/**
 * What a code opens that somebody made for a device in the office. Each call has transactions of its own in the organisation
 * that the thread works for. A code that is wrong, used, late, closed, tried too often or of another organisation opens nothing.
 */
public interface OpenedByCode {
    /**
     * Opens what a code is for: of several at once one does, and it opens once.
     *
     * @param code as it was typed
     * @param press a secret of the page on which it was typed: who sends it twice gets the same sitting
     * @return the secret of the sitting, which the browser keeps; empty where the code opens nothing
     */
    Optional<String> takeCode(String code, String press);

    /** The page that the code leads to, below {@code /own}. */
    String firstPage();
}
