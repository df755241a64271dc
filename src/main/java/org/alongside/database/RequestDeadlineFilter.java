package org.alongside.database;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;

/**
 * Gives each request its time to wait for the database; the page that says what went wrong has no time of its own. A
 * request that waited for its turn elsewhere has not waited for the database.
 */
final class RequestDeadlineFilter implements Filter {
    private static final String OF_REQUEST = RequestDeadline.class.getName();

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean isError = request.getDispatcherType() == DispatcherType.ERROR;
        RequestDeadline deadline = isError && request.getAttribute(OF_REQUEST) instanceof RequestDeadline kept
                ? kept
                : new RequestDeadline();
        request.setAttribute(OF_REQUEST, deadline);
        RequestDeadline before = RequestDeadline.set(deadline);
        try {
            chain.doFilter(request, response);
        } finally {
            RequestDeadline.set(before);
        }
    }
}
