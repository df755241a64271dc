package org.alongside.own;

import java.util.Optional;

/**
 * What a one-time link opens: one bean for each purpose of a link. Each call is a transaction of its own in the organisation
 * that the thread works for. A link that is wrong, used, late, closed or of another purpose opens nothing.
 */
public interface OpenedByLink {
    /** Whether this link can be opened. Changes nothing: programs look at links as well. */
    boolean isOpen(String token);

    /**
     * Opens a link: of several at once one does, and it opens once. Only where somebody pressed the button.
     *
     * @param press a secret of the page with the button: who presses it twice gets the same sitting
     * @return the secret of the sitting, which the browser keeps; empty where the link opens nothing
     */
    Optional<String> take(String token, String press);

    /** The page that the link leads to, below {@code /own}. */
    String firstPage();
}
