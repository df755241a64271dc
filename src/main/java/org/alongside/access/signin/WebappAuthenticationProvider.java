package org.alongside.access.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.alongside.access.Actor;
import org.alongside.access.CurrentActor;
import org.alongside.access.Role;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;

/** Tells the engine's web applications who is signed in. Made by their filter, which needs the class to be public. */
public final class WebappAuthenticationProvider implements AuthenticationProvider {
    @Override
    public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
        Optional<Actor> actor = CurrentActor.get();
        if (actor.isEmpty()) {
            return AuthenticationResult.unsuccessful();
        }
        AuthenticationResult result =
                AuthenticationResult.successful(actor.get().userId().value());
        result.setGroups(actor.get().roles().stream().map(Role::group).toList());
        result.setTenants(List.of(actor.get().organisationId()));
        return result;
    }

    @Override
    public void augmentResponseByAuthenticationChallenge(HttpServletResponse response, ProcessEngine engine) {
        // The status says it: a challenge would make the browser open a window of its own.
    }
}
