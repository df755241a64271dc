package org.alongside.access.signin;

import org.springframework.security.core.AuthenticationException;

/** A try that was wrong, or was not looked at because it came too soon after wrong ones. */
public final class SignInRefusedException extends AuthenticationException {
    private static final long serialVersionUID = 1L;

    private final boolean isLookedAt;
    private final int waitSeconds;

    SignInRefusedException(boolean isLookedAt, int waitSeconds) {
        super("The name or the password is not right, or the try came too soon.");
        this.isLookedAt = isLookedAt;
        this.waitSeconds = waitSeconds;
    }

    /** Where the sign-in page says so. */
    public String page() {
        return "/login?" + (isLookedAt ? "failed" : "soon") + (waitSeconds > 0 ? "&wait=" + waitSeconds : "");
    }
}
