package org.alongside.access.transactions;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.alongside.access.Actor;
import org.alongside.access.CurrentActor;
import org.alongside.access.CurrentOrganisation;
import org.springframework.web.filter.OncePerRequestFilter;

/** Everything that a request does, it does for the organisation of whoever sent it. */
public final class OrganisationFilter extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Actor> actor = CurrentActor.get();
        if (actor.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        try (CurrentOrganisation.Binding binding =
                CurrentOrganisation.bind(actor.get().organisationId())) {
            chain.doFilter(request, response);
        }
    }
}
