package org.alongside.access.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.alongside.access.Language;
import org.alongside.access.PageForm;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Where somebody changes the language of our pages. It needs neither an account nor a session, so that it is there before
 * somebody signs in and where something went wrong; the browser remembers it, and nothing else does.
 */
@Controller
class LanguageController {
    private static final Duration REMEMBERED = Duration.ofDays(365);

    /** An address of ours and no other: it begins with one slash. */
    private static final Pattern OUR_ADDRESS = Pattern.compile("/|/[A-Za-z0-9_-][A-Za-z0-9_./?&=%+,:-]*");

    private final boolean isSecure;

    LanguageController(@Value("${server.servlet.session.cookie.secure:false}") boolean isSecure) {
        this.isSecure = isSecure;
    }

    private static String cameFrom(HttpServletRequest request) {
        try {
            URI page = URI.create(String.valueOf(request.getHeader(HttpHeaders.REFERER)));
            String path = Objects.requireNonNullElse(page.getRawPath(), "/");
            return path.startsWith(request.getContextPath() + "/")
                    ? path.substring(request.getContextPath().length())
                    : "/";
        } catch (IllegalArgumentException e) {
            return "/";
        }
    }

    /** Comes back to where it was chosen. */
    @PostMapping("/language")
    String choose(HttpServletRequest request, HttpServletResponse response) {
        PageForm form = PageForm.of(request, "language", "at");
        Language language =
                Language.of(form.oneOf("language", Set.of("en", "mi"))).orElseThrow();
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(Language.COOKIE, language.tag())
                        .httpOnly(true)
                        .secure(isSecure)
                        .sameSite("Lax")
                        .path("/")
                        .maxAge(REMEMBERED)
                        .build()
                        .toString());
        String at = form.text("at").isEmpty() ? cameFrom(request) : form.text("at");
        return "redirect:" + (OUR_ADDRESS.matcher(at).matches() ? at : "/");
    }
}
