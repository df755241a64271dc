package org.alongside.access.signin;

import org.springframework.security.core.AuthenticationException;

/** A try that was wrong, or was not looked at because it came too soon after wrong ones. */
public final class SignInRefusedException extends AuthenticationException {
    private static final long serialVersionUID = 1L;

    private final boolean isLookedAt;
    private final int waitSeconds;
    private final boolean isCopy;

    SignInRefusedException(boolean isLookedAt, int waitSeconds) {
        this(isLookedAt, waitSeconds, false);
    }

    /** @param isCopy whether it was rightly signed, with what may be a copy of a passkey */
    SignInRefusedException(boolean isLookedAt, int waitSeconds, boolean isCopy) {
        super("The name or the password, or the passkey, is not right, or the try came too soon.");
        this.isLookedAt = isLookedAt;
        this.waitSeconds = waitSeconds;
        this.isCopy = isCopy;
    }

    /** How long the next try has to wait; 0 for not at all. */
    public int waitSeconds() {
        return waitSeconds;
    }

    /**
     * Where the sign-in page says so.
     *
     * @param wrong the word for a try that was looked at: {@code failed} for a password, {@code passkey} for a passkey
     */
    public String page(String wrong) {
        return "/login?" + (isLookedAt ? (isCopy ? "copy" : wrong) : "soon")
                + (waitSeconds > 0 ? "&wait=" + waitSeconds : "");
    }
}
