package org.alongside.access.signin;

import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;

/** After signing in: the page that was asked for before, or else the one that goes with the role. */
public final class WantedPageSuccessHandler extends SavedRequestAwareAuthenticationSuccessHandler {
    public WantedPageSuccessHandler(RequestCache wanted) {
        setRequestCache(wanted);
        setDefaultTargetUrl("/");
    }
}
