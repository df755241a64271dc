package org.alongside.access.pages;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.util.Map;
import org.alongside.access.Words;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.servlet.ModelAndView;

/** Says in a sentence what went wrong and what can be done. Nothing of the failure itself goes to the screen. */
@Component
class ErrorPageResolver implements ErrorViewResolver {
    @Override
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        boolean isDatabaseAway =
                status == HttpStatus.SERVICE_UNAVAILABLE || (status.is5xxServerError() && isDatabaseAway(request));
        ModelAndView page = new ModelAndView(
                "access/error",
                Map.of(
                        "sentence",
                        isDatabaseAway ? Words.here("error.the-service-cannot-reach-its") : sentence(request, status)));
        if (request.getMethod().equals("GET")) {
            page.addObject("changesLanguage", LanguageAdvice.fromHere());
        }
        page.setStatus(isDatabaseAway ? HttpStatus.SERVICE_UNAVAILABLE : status);
        return page;
    }

    private static boolean isDatabaseAway(HttpServletRequest request) {
        Object thrown = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        for (Throwable at = thrown instanceof Throwable first ? first : null; at != null; at = at.getCause()) {
            if (at instanceof SQLException || at instanceof CannotCreateTransactionException) {
                return true;
            }
        }
        return false;
    }

    private static String sentence(HttpServletRequest request, HttpStatus status) {
        if (request.getAttribute(WebAttributes.ACCESS_DENIED_403) instanceof CsrfException) {
            return Words.here("error.this-page-was-open-for");
        }
        return switch (status) {
            case FORBIDDEN -> Words.here("error.your-role-does-not-include");
            case NOT_FOUND -> Words.here("error.there-is-no-such-page");
            case PAYLOAD_TOO_LARGE -> Words.here("error.this-is-more-than-can");
            case BAD_REQUEST -> Words.here("error.this-could-not-be-understood");
            default ->
                status.is4xxClientError()
                        ? Words.here("error.this-cannot-be-done-here")
                        : Words.here("error.something-went-wrong-on-our");
        };
    }
}
