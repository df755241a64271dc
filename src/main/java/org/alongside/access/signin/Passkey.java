package org.alongside.access.signin;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A passkey as its holder sees it.
 *
 * @param credentialId by which the authenticator knows it
 * @param name what the holder calls it
 * @param lastUsedAt null where nobody signed in with it yet
 * @param copyRefusedAt when it was last refused as what may be a copy; null where it never was
 */
public record Passkey(
        PasskeyId id,
        byte[] credentialId,
        String name,
        Instant addedAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant copyRefusedAt) {}
