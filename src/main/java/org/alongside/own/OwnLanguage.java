package org.alongside.own;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;
import org.alongside.access.Language;
import org.springframework.web.util.WebUtils;

/** In which language somebody reads: what they chose, else what their browser asks for first. */
public enum OwnLanguage {
    ENGLISH(Language.ENGLISH, "en-NZ"),
    MAORI(Language.TE_REO_MAORI, "mi");

    private static final String COOKIE = "ALONGSIDE_OWN_LANGUAGE";

    private final Language language;
    private final String tag;

    OwnLanguage(Language language, String tag) {
        this.language = language;
        this.tag = tag;
    }

    /** @param code such as {@code mi} */
    public static Optional<OwnLanguage> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }

    static OwnLanguage of(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        return Optional.ofNullable(cookie)
                .flatMap(chosen -> of(chosen.getValue()))
                .orElseGet(() -> request.getLocale().getLanguage().equals(MAORI.code()) ? MAORI : ENGLISH);
    }

    /** The name of the cookie that remembers it; it holds nothing else. */
    static String cookie() {
        return COOKIE;
    }

    String code() {
        return language.tag();
    }

    String tag() {
        return tag;
    }

    Language language() {
        return language;
    }

    boolean isMaori() {
        return this == MAORI;
    }

    OwnLanguage other() {
        return isMaori() ? ENGLISH : MAORI;
    }
}
