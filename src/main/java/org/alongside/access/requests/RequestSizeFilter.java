package org.alongside.access.requests;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies that no form of ours can have. The longest form holds a dozen texts of 20,000 characters; a limit keeps
 * one request from taking the memory of all.
 */
public final class RequestSizeFilter extends OncePerRequestFilter {
    public static final int BYTES_MAX = 512 * 1024;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > BYTES_MAX) {
            refuse(response);
        } else if (request.getContentLengthLong() >= 0 || request.getHeader("Transfer-Encoding") == null) {
            chain.doFilter(request, response);
        } else {
            // The length is not announced, so it is known only once the body has been read.
            byte[] body = request.getInputStream().readNBytes(BYTES_MAX + 1);
            if (body.length > BYTES_MAX) {
                refuse(response);
            } else {
                chain.doFilter(new BufferedBodyRequest(request, body), response);
            }
        }
    }

    private static void refuse(HttpServletResponse response) throws IOException {
        // What was not read cannot be skipped cheaply.
        response.setHeader("Connection", "close");
        ApiRefusals.answer(
                response,
                413,
                "TooLong",
                "This is more than can be kept at once. Please shorten it and send it again.");
    }
}
