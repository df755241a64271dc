package org.alongside.access.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.alongside.access.CurrentLanguage;
import org.alongside.access.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.i18n.AbstractLocaleContextResolver;

/** Each page of ours is in the language that whoever reads it has chosen; survivors' pages have a choice of their own. */
@Component(DispatcherServlet.LOCALE_RESOLVER_BEAN_NAME)
class CookieLanguage extends AbstractLocaleContextResolver {
    @Override
    public LocaleContext resolveLocaleContext(HttpServletRequest request) {
        return new CurrentLanguage(
                Language.of(request, isOfSurvivors(request) ? Language.COOKIE_OF_SURVIVORS : Language.COOKIE));
    }

    private static boolean isOfSurvivors(HttpServletRequest request) {
        return request.getServletPath().startsWith("/own/");
    }

    @Override
    public void setLocaleContext(
            HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable LocaleContext context) {
        throw new UnsupportedOperationException("A language is chosen at /language");
    }
}
