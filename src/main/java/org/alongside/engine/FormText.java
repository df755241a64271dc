package org.alongside.engine;

/**
 * A text that a form shows and that comes from data: whom to call, for example. A form names it as {@code {{key}}} in one
 * of its texts. It is written into the page and nowhere else: no process variable holds it, and nothing is taken back.
 */
public interface FormText {
    /** The name that forms use. */
    String key();

    /** What is shown now, as Markdown; names and numbers in it go through {@link #plain}. */
    String text(FormContext context);

    /** Whether only the person who has the task sees it; all others see it empty. */
    default boolean isForAssigneeOnly() {
        return true;
    }

    /** A name or number as it is, whatever characters it has: none of them draws anything. */
    static String plain(String text) {
        return text.replaceAll("[\\p{Cntrl}]", " ").replaceAll("([\\\\`*_{}\\[\\]()#+.!|~<>&-])", "\\\\$1");
    }
}
