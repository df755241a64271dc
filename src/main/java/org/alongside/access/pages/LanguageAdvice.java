package org.alongside.access.pages;

import jakarta.servlet.http.HttpServletRequest;
import org.alongside.access.CurrentLanguage;
import org.alongside.access.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Puts the way to the other language on each of our pages. */
@ControllerAdvice(annotations = Controller.class)
class LanguageAdvice {
    private static final int ADDRESS_LENGTH_MAX = 200;

    /** Nothing in the answer to a form: what somebody typed there would be lost. */
    @ModelAttribute("changesLanguage")
    @Nullable
    Change change(HttpServletRequest request) {
        return request.getMethod().equals("GET")
                ? at(request, request.getRequestURI(), request.getQueryString())
                : null;
    }

    private static Change at(HttpServletRequest request, String address, @Nullable String query) {
        String path = address.substring(request.getContextPath().length());
        String at = query == null ? path : path + "?" + query;
        return new Change(CurrentLanguage.get().other(), at.length() <= ADDRESS_LENGTH_MAX ? at : path);
    }

    /** Of a page that does not name its own address: what is not there and what is not theirs are one page. */
    static Change fromHere() {
        return new Change(CurrentLanguage.get().other(), "");
    }

    /**
     * A way to another language.
     *
     * @param at where it comes back to; empty for where the browser says that it was
     */
    record Change(Language to, String at) {}
}
