package org.alongside.own;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorViewResolver;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** A survivor whose page could not be shown is not led to where people sign in. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class OwnErrorPages implements ErrorViewResolver {
    private final OwnPages pages;

    OwnErrorPages(OwnPages pages) {
        this.pages = pages;
    }

    @Override
    public @Nullable ModelAndView resolveErrorView(
            HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        String asked = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        if (!asked.startsWith(request.getContextPath() + "/own/")) {
            return null;
        }
        ModelAndView page = pages.error(status, request);
        page.addObject("at", asked.substring(request.getContextPath().length()));
        return page;
    }
}
