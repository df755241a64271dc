package org.alongside.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an entry and the one before it become a hash; shared by the ledger and its verifier. */
final class LedgerHash {
    /** What stands before the first entry of a chain. */
    static final byte[] BEGINNING = new byte[32];

    private LedgerHash() {}

    /** @return SHA-256 over all fields, each with its length in front, so that no two entries read the same */
    static byte[] of(
            String organisation,
            String chain,
            long position,
            Instant at,
            String actor,
            String act,
            String outcome,
            @Nullable String policyId,
            @Nullable String subject,
            String details,
            byte[] previous) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : List.of(
                    organisation,
                    chain,
                    Long.toString(position),
                    at.truncatedTo(ChronoUnit.MICROS).toString(),
                    actor,
                    act,
                    outcome,
                    policyId == null ? "-" : "+" + policyId,
                    subject == null ? "-" : "+" + subject,
                    details)) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
                digest.update(bytes);
            }
            digest.update(previous);
            return digest.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java.", e);
        }
    }
}
