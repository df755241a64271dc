package org.alongside.access;

import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;

/** After signing in: the page that was asked for before, or else the one that goes with the role. */
final class ToWhereTheyWanted extends SavedRequestAwareAuthenticationSuccessHandler {
    ToWhereTheyWanted(RequestCache wanted) {
        setRequestCache(wanted);
        setDefaultTargetUrl("/");
    }
}
