package org.alongside.messages;

import org.alongside.access.Organisations;
import org.alongside.access.SecretToken;

/**
 * The address that a message leads to. It makes its own secret, so that nothing of a record can get into a message as a link.
 */
public final class OneTimeAddress {
    private final String path;
    private final String token;

    private OneTimeAddress(String path, String token) {
        this.path = path;
        this.token = token;
    }

    /** A new one below {@code /own}, in the organisation of this thread. */
    public static OneTimeAddress make(Organisations organisations) {
        return of(organisations.ownAddress());
    }

    static OneTimeAddress of(String ownAddress) {
        return new OneTimeAddress("/own/" + ownAddress + "/", SecretToken.make());
    }

    /** What is kept of it. */
    public byte[] hash() {
        return SecretToken.hash(token);
    }

    /** The whole address, for the message alone. */
    String below(String publicAddress) {
        return publicAddress + path + token;
    }

    /** Tells nothing, wherever it is written. */
    @Override
    public String toString() {
        return "a link";
    }
}
