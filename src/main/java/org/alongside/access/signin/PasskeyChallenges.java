package org.alongside.access.signin;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What an authenticator is asked to sign. Nothing is kept of one that was given out, since anybody may ask for one: it says
 * itself until when it counts, and that it is ours, for what and for which browser. Once it was signed rightly it is written
 * down, so that it counts once.
 */
@Component
class PasskeyChallenges {
    static final Duration STANDS = Duration.ofMinutes(5);

    private static final int RANDOM_BYTES = 16;
    private static final int END_AT = RANDOM_BYTES;
    private static final int PROOF_AT = END_AT + Long.BYTES;
    private static final int LENGTH = PROOF_AT + 32;

    private final SecureRandom random = new SecureRandom();
    private final SignInSalt salt;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final TransactionTemplate transaction;

    PasskeyChallenges(SignInSalt salt, JdbcClient jdbc, Clock clock, TransactionTemplate transaction) {
        this.salt = salt;
        this.jdbc = jdbc;
        this.clock = clock;
        this.transaction = transaction;
    }

    /**
     * A new one.
     *
     * @param purpose what it is asked for
     * @param browser what only the browser that asks has
     */
    byte[] make(String purpose, String browser) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        byte[] said = ByteBuffer.allocate(PROOF_AT)
                .put(bytes)
                .putLong(clock.instant().plus(STANDS).toEpochMilli())
                .array();
        return ByteBuffer.allocate(LENGTH)
                .put(said)
                .put(proof(said, purpose, browser))
                .array();
    }

    /** Whether it was given out for this, to this browser, and it is not too late. It may have been used. */
    boolean isGood(byte[] challenge, String purpose, String browser) {
        if (challenge.length != LENGTH || browser.isEmpty()) {
            return false;
        }
        byte[] said = Arrays.copyOf(challenge, PROOF_AT);
        byte[] proof = Arrays.copyOfRange(challenge, PROOF_AT, LENGTH);
        return MessageDigest.isEqual(proof, proof(said, purpose, browser))
                && clock.instant().isBefore(end(challenge));
    }

    /** Uses it up, in the transaction there is. @return false where it was used before */
    boolean use(byte[] challenge) {
        return jdbc.sql("insert into alongside.used_challenge values (:hash, :ends) on conflict do nothing")
                        .param("hash", hash(challenge))
                        .param("ends", Timestamp.from(end(challenge)))
                        .update()
                == 1;
    }

    @Scheduled(initialDelay = 120_000, fixedDelay = 3_600_000)
    void sweep() {
        transaction.executeWithoutResult(
                status -> jdbc.sql("delete from alongside.used_challenge where ends_at < :over")
                        .param("over", Timestamp.from(clock.instant().minus(STANDS)))
                        .update());
    }

    /** What stands for an account with authenticators: it says nothing, and is always the same. */
    byte[] handle(String userId) {
        return mac("handle|" + userId, new byte[0]);
    }

    private static Instant end(byte[] challenge) {
        return Instant.ofEpochMilli(ByteBuffer.wrap(challenge).getLong(END_AT));
    }

    private byte[] proof(byte[] said, String purpose, String browser) {
        return mac("challenge|" + purpose + "|" + browser, said);
    }

    private byte[] mac(String text, byte[] more) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(salt.bytes(), "HmacSHA256"));
            mac.update(more);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC with SHA-256.", e);
        }
    }

    private static byte[] hash(byte[] challenge) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(challenge);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
