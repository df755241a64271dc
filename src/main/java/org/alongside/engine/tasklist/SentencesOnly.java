package org.alongside.engine.tasklist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * What comes back to a person whose form was refused is the sentence alone. The engine's interface would put the id of
 * the task in front of it, and tell of a failure on our side in words of the program.
 */
final class SentencesOnly extends OncePerRequestFilter {
    private static final String STILL_HERE = " What you typed is still here.";
    static final String OUR_FAILURE =
            "Something went wrong on our side, so nothing was kept." + STILL_HERE + " Please try again in a minute.";
    static final String NOT_YOURS = "This is not open to you, so nothing was kept." + STILL_HERE;
    static final String UNREADABLE = "The form could not be read as it was sent, so nothing was kept." + STILL_HERE
            + " Please tell an administrator.";

    private static final Pattern SUBMISSION =
            Pattern.compile(".*/camunda/api/engine/engine/[^/]+/(task|process-definition)/.+/submit-form/?");
    private static final Pattern PREFIX =
            Pattern.compile("^Cannot (submit task form|instantiate process definition) \\S+: ");

    private final ObjectMapper json;

    SentencesOnly(ObjectMapper json) {
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !"POST".equals(request.getMethod())
                || !SUBMISSION.matcher(request.getRequestURI()).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        if (answer.getStatus() >= HttpServletResponse.SC_BAD_REQUEST) {
            shorten(answer);
        }
        answer.copyBodyToResponse();
    }

    private void shorten(ContentCachingResponseWrapper answer) throws IOException {
        JsonNode said = read(answer.getContentAsByteArray());
        boolean isRefusal = said.path("message").isTextual();
        ObjectNode refusal = isRefusal ? (ObjectNode) said : json.createObjectNode();
        // What is not even an answer of the engine's, such as a parser's complaint, is words about the program too.
        refusal.put(
                "message",
                isRefusal ? sentence(answer.getStatus(), said.get("message").asText()) : UNREADABLE);
        byte[] shortened = json.writeValueAsBytes(refusal);
        answer.resetBuffer();
        answer.setContentType("application/json;charset=UTF-8");
        answer.getOutputStream().write(shortened);
    }

    private JsonNode read(byte[] body) {
        try {
            return json.readTree(body);
        } catch (IOException notJson) {
            return json.nullNode();
        }
    }

    /** Only what a rule of ours refused is said as it is: all else are words about the program. */
    static String sentence(int status, String message) {
        if (status >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
            return OUR_FAILURE;
        }
        if (status == HttpServletResponse.SC_FORBIDDEN) {
            return NOT_YOURS;
        }
        Matcher refused = PREFIX.matcher(message);
        return refused.find() ? refused.replaceFirst("") : UNREADABLE;
    }
}
