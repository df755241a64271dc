package org.alongside.access.requests;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses addresses that two readers could read differently, before anybody does: no page and no program of ours asks
 * for one, and such a difference is how rules about addresses are got round.
 */
public final class AmbiguousAddressFilter extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String address = request.getRequestURI();
        if (address.contains("//") || address.contains(";") || address.contains("\\")) {
            ApiRefusals.answer(response, 400, "BadAddress", "This address is not one of ours.");
        } else {
            chain.doFilter(request, response);
        }
    }
}
