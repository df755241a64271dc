package org.alongside.engine;

/** The sentences of our pages, for what is refused here and shown there. This module knows no words of pages itself. */
public interface PageSentences {
    /**
     * In the language of the page that is being made; in English outside of a page.
     *
     * @param key as it stands in the files of words, such as {@code refused.…}
     * @throws IllegalStateException when there is no such key
     */
    String sentence(String key);
}
