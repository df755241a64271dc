package org.alongside.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The secret part of an address that opens something without an account: 256 random bits. It is given out once; only its hash
 * is kept, so that neither the database nor a copy of it opens anything.
 */
public final class SecretToken {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    /** So many bytes as Base64 for addresses, without padding. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

    private SecretToken() {}

    /** A new one, as it stands in an address. */
    public static String make() {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    /** A further token from two: always the same one, and nobody who has only one of the two knows it. */
    public static String derive(String token, String other) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash(token + "." + other));
    }

    /** Whether a text of an address looks like one. */
    public static boolean isToken(String text) {
        return TOKEN.matcher(text).matches();
    }

    /** What is kept of it. Of 256 random bits no slow hash is needed: there is nothing to guess from. */
    public static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
