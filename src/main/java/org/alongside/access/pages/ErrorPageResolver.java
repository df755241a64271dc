package org.alongside.access.pages;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.util.Map;
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
    private static final String DATABASE_AWAY =
            "The service cannot reach its database just now, so nothing was kept. Please go back and try again in a minute.";

    @Override
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        boolean isDatabaseAway =
                status == HttpStatus.SERVICE_UNAVAILABLE || (status.is5xxServerError() && isDatabaseAway(request));
        ModelAndView page = new ModelAndView(
                "access/error", Map.of("sentence", isDatabaseAway ? DATABASE_AWAY : sentence(request, status)));
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
            return "This page was open for too long, so nothing was sent. Open it again, and send it once more.";
        }
        return switch (status) {
            case FORBIDDEN ->
                "Your role does not include this page. If you need it for your work, ask your administrator.";
            case NOT_FOUND -> "There is no such page. The address may be misspelt, or what it showed may be over.";
            case PAYLOAD_TOO_LARGE -> "This is more than can be kept at once. Go back, shorten it and send it again.";
            case BAD_REQUEST -> "This could not be understood. Go back and try again.";
            default ->
                status.is4xxClientError()
                        ? "This cannot be done here. Go back to the start and try again."
                        : "Something went wrong on our side. Nothing you did caused it. Try again in a minute.";
        };
    }
}
