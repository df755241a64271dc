package org.alongside.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.web.util.WebUtils;

/** A language of the pages, and of the messages that survivors get. */
public enum Language {
    ENGLISH("en", "en-NZ", "English"),
    TE_REO_MAORI("mi", "mi", "Te reo Māori");

    /** The cookie of our own pages: it holds the language, and nothing else. */
    public static final String COOKIE = "ALONGSIDE_LANGUAGE";

    /** The same of survivors' pages, which are chosen for themselves. */
    public static final String COOKIE_OF_SURVIVORS = "ALONGSIDE_OWN_LANGUAGE";

    private final String tag;
    private final String ofPages;
    private final String title;

    Language(String tag, String ofPages, String title) {
        this.tag = tag;
        this.ofPages = ofPages;
        this.title = title;
    }

    /** @param tag such as {@code mi} */
    public static Optional<Language> of(String tag) {
        return Arrays.stream(values()).filter(one -> one.tag.equals(tag)).findFirst();
    }

    /**
     * In which language somebody reads: what they chose, else what their browser asks for first.
     *
     * @param cookie the name of the cookie that remembers what they chose
     */
    public static Language of(HttpServletRequest request, String cookie) {
        return Optional.ofNullable(WebUtils.getCookie(request, cookie))
                .flatMap(chosen -> of(chosen.getValue()))
                .orElseGet(() -> of(request.getLocale().getLanguage()).orElse(ENGLISH));
    }

    /** As browsers know it, and as the file of its words is called. */
    public String tag() {
        return tag;
    }

    /** As a page of ours says in which language it is. */
    public String ofPages() {
        return ofPages;
    }

    /** The name of the language, in that language. */
    public String title() {
        return title;
    }

    public boolean isMaori() {
        return this == TE_REO_MAORI;
    }

    /** What somebody can change to. */
    public Language other() {
        return isMaori() ? ENGLISH : TE_REO_MAORI;
    }
}
