package org.alongside.assessment.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.web.util.WebUtils;

/** In which language somebody reads: what they chose, else what their browser asks for first. */
enum OwnLanguage {
    ENGLISH("en", "en-NZ"),
    MAORI("mi", "mi");

    private static final String COOKIE = "ALONGSIDE_OWN_LANGUAGE";

    private final String code;
    private final String tag;
    private final OwnTexts texts;

    OwnLanguage(String code, String tag) {
        this.code = code;
        this.tag = tag;
        this.texts = OwnTexts.in(code);
    }

    static Optional<OwnLanguage> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }

    static OwnLanguage of(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        return Optional.ofNullable(cookie)
                .flatMap(chosen -> of(chosen.getValue()))
                .orElseGet(() -> request.getLocale().getLanguage().equals(MAORI.code) ? MAORI : ENGLISH);
    }

    /** The name of the cookie that remembers it; it holds nothing else. */
    static String cookie() {
        return COOKIE;
    }

    String code() {
        return code;
    }

    String tag() {
        return tag;
    }

    OwnTexts texts() {
        return texts;
    }

    boolean isMaori() {
        return this == MAORI;
    }

    OwnLanguage other() {
        return isMaori() ? ENGLISH : MAORI;
    }
}
