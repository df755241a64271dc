package org.alongside.engine.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import org.alongside.policy.Refused;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * What comes back from the engine's interface when something is refused or fails is a sentence for a person. Only what a
 * rule of ours says is passed on as it is; all else the engine says is words about the program.
 */
final class RestAnswerFilter extends OncePerRequestFilter {
    static final String STILL_HERE = " What you typed is still here.";

    private static final Logger LOG = LoggerFactory.getLogger(RestAnswerFilter.class);
    private static final Pattern SUBMISSION =
            Pattern.compile(".*/camunda/api/engine/engine/[^/]+/(task|process-definition)/.+/submit-form/?");

    private final ObjectMapper json;

    RestAnswerFilter(ObjectMapper json) {
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        try {
            chain.doFilter(request, answer);
        } catch (ServletException | RuntimeException e) {
            Throwable cause = e instanceof ServletException && e.getCause() != null ? e.getCause() : e;
            request.setAttribute(FailureListener.FAILURE, cause);
            answer.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        }
        if (answer.getStatus() >= HttpServletResponse.SC_BAD_REQUEST && !answer.isCommitted()) {
            say(request, answer);
        }
        answer.copyBodyToResponse();
    }

    private void say(HttpServletRequest request, ContentCachingResponseWrapper answer) throws IOException {
        Throwable failure = request.getAttribute(FailureListener.FAILURE) instanceof Throwable thrown ? thrown : null;
        String said = sentenceIn(failure);
        int status = status(answer.getStatus(), failure, said != null);
        if (status == HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
            LOG.error(
                    "A call of the engine's interface failed",
                    failure == null ? null : FailureWithoutMessageException.of(failure));
        }
        boolean isSubmission = "POST".equals(request.getMethod())
                && SUBMISSION.matcher(request.getRequestURI()).matches();
        answer.resetBuffer();
        answer.setStatus(status);
        answer.setContentType("application/json;charset=UTF-8");
        answer.getOutputStream()
                .write(json.writeValueAsBytes(Map.of(
                        "type",
                        "Refused",
                        "message",
                        said != null ? said : isSubmission ? ofForm(status) : ofCall(status))));
    }

    /** What a rule of ours said, through whatever the engine made of it. */
    private static @Nullable String sentenceIn(@Nullable Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            for (Throwable beside : at.getSuppressed()) {
                if (beside instanceof Refused refused) {
                    return refused.sentence();
                }
            }
            if (at instanceof Refused refused) {
                return refused.sentence();
            }
        }
        return null;
    }

    private static int status(int status, @Nullable Throwable failure, boolean isSaid) {
        if (status < HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
            return status;
        }
        if (isSaid) {
            return HttpServletResponse.SC_BAD_REQUEST;
        }
        return switch (FailureKind.of(failure)) {
            case ASKED -> HttpServletResponse.SC_BAD_REQUEST;
            case AT_ONCE -> HttpServletResponse.SC_CONFLICT;
            case DATABASE_AWAY -> HttpServletResponse.SC_SERVICE_UNAVAILABLE;
            case OURS -> HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
        };
    }

    private static String ofForm(int status) {
        String nothingKept =
                switch (status) {
                    case 403 -> "This is not open to you, so nothing was kept.";
                    case 409 -> "Somebody else worked on this at the same moment, so nothing was kept.";
                    case 503 -> "The service cannot reach its database just now, so nothing was kept.";
                    default ->
                        status >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR
                                ? "Something went wrong on our side, so nothing was kept."
                                : "The form could not be read as it was sent, so nothing was kept.";
                };
        String then = status >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR
                ? " Please try again in a minute."
                : status == 403 ? "" : " Please tell an administrator.";
        return nothingKept
                + STILL_HERE
                + (status == 409 ? " Please look at your list before you send it again." : then);
    }

    private static String ofCall(int status) {
        return switch (status) {
            case 401 -> "You are not signed in any more. Please open the sign-in page.";
            case 403 -> "There is nothing here that is open to you.";
            case 404 -> "There is nothing here. What it showed may be over, or is not open to you.";
            case 405, 406, 415 -> "This cannot be asked in this way.";
            case 409 -> "Somebody else worked on this at the same moment. Please look at it again.";
            case 503 -> "The service cannot reach its database just now. Please try again in a minute.";
            default ->
                status >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR
                        ? "Something went wrong on our side. Please try again in a minute."
                        : "This could not be understood as it was sent, so nothing was changed.";
        };
    }
}
