package org.alongside.access;

/** A language of the pages and messages that survivors see. */
public enum Language {
    ENGLISH("en", "English"),
    TE_REO_MAORI("mi", "Te reo Māori");

    private final String tag;
    private final String title;

    Language(String tag, String title) {
        this.tag = tag;
        this.title = title;
    }

    /** As browsers know it, and as the file of its words is called. */
    public String tag() {
        return tag;
    }

    /** Its name in itself. */
    public String title() {
        return title;
    }
}
