package org.alongside.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** How an entry and the one before it become a hash; shared by the ledger and its verifier. */
final class LedgerHash {
    /** What stands before the first entry of a chain. */
    static final byte[] BEGINNING = new byte[32];

    /** Written until November 2026: every row has a signature, and no hash covers one. */
    static final int EACH_ROW_SIGNED = 1;
    /** The last row of a chain in each transaction has a signature, and the hash of the next row covers it. */
    static final int HEAD_SIGNED = 2;

    /** No row of the first format begins like this: those begin with the length of the organisation's id. */
    private static final byte[] SECOND_FORMAT = "2;".getBytes(StandardCharsets.US_ASCII);

    private LedgerHash() {}

    /**
     * @param signatureBefore of the row before, null where it has none
     * @return SHA-256 over all fields, each with its length in front, so that no two entries read the same
     */
    static byte[] of(LedgerEntry entry, int format, long position, byte[] previous, byte @Nullable [] signatureBefore) {
        MessageDigest digest = sha256();
        if (format != EACH_ROW_SIGNED) {
            digest.update(SECOND_FORMAT);
        }
        add(digest, entry.organisation());
        add(digest, entry.chain());
        add(digest, Long.toString(position));
        add(digest, entry.at().truncatedTo(ChronoUnit.MICROS).toString());
        add(digest, entry.actor());
        add(digest, entry.act());
        add(digest, entry.outcome());
        add(digest, entry.policyId() == null ? "-" : "+" + entry.policyId());
        add(digest, entry.subject() == null ? "-" : "+" + entry.subject());
        add(digest, entry.details());
        digest.update(previous);
        if (format != EACH_ROW_SIGNED && signatureBefore != null) {
            digest.update(signatureBefore);
        }
        return digest.digest();
    }

    private static void add(MessageDigest digest, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update(Integer.toString(bytes.length).getBytes(StandardCharsets.US_ASCII));
        digest.update((byte) ':');
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing from this Java.", e);
        }
    }
}
