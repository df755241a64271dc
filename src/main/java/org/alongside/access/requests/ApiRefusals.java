package org.alongside.access.requests;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Refusals in the shape that the engine's web applications show to a person. */
public final class ApiRefusals {
    private ApiRefusals() {}

    /** The sentences are our own constants: nothing of the request goes back into the answer. */
    public static void answer(HttpServletResponse response, int status, String type, String sentence)
            throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write("{\"type\":\"" + type + "\",\"message\":\"" + sentence + "\"}");
    }

    /** 401, never a redirect: a page's background call cannot follow one to a form. */
    public static final class SignInFirst implements AuthenticationEntryPoint {
        @Override
        public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
                throws IOException {
            answer(response, 401, "SignInFirst", "You are not signed in any more. Please open the sign-in page.");
        }
    }

    /** 403 for who is signed in but does not have the role. */
    public static final class NotYours implements AccessDeniedHandler {
        @Override
        public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
                throws IOException {
            answer(response, 403, "NotYours", "Your role does not include this.");
        }
    }
}
