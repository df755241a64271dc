package org.alongside.access.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.alongside.access.SlowHash;
import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.springframework.security.crypto.bcrypt.BCrypt;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * How passwords are kept: slow to guess, unlike the engine's own single round of SHA-512. Bcrypt looks at 72 bytes only,
 * and the engine puts a salt of its own behind the password: so both are first made into one short digest.
 */
@Component
public final class BcryptPasswordEncryptor implements PasswordEncryptor, SlowHash {
    /** 2 to the power of this many rounds: about a sixth of a second on one ordinary core. */
    private static final int STRENGTH = 11;

    /** In characters, without the salt. */
    private static final int HASH_LENGTH = 31;

    private final int strength;
    private final BCryptPasswordEncoder encoder;
    private final ThreadLocal<Boolean> checked = ThreadLocal.withInitial(() -> false);

    public BcryptPasswordEncryptor() {
        this(STRENGTH);
    }

    /** For tests that sign in often and are not about passwords. @param strength 4 to 31 */
    public BcryptPasswordEncryptor(int strength) {
        this.strength = strength;
        encoder = new BCryptPasswordEncoder(strength);
    }

    @Override
    public String encrypt(String password) {
        return encoder.encode(digest(password));
    }

    @Override
    public boolean check(String password, String encrypted) {
        checked.set(true);
        return encoder.matches(digest(password), encrypted);
    }

    /** What no password fits; to check one against it takes as long as against any other. */
    String nobodys() {
        return BCrypt.gensalt(strength) + ".".repeat(HASH_LENGTH);
    }

    void forgetLastCheck() {
        checked.remove();
    }

    /** Whether this thread has worked on a password since it last forgot. */
    boolean hasChecked() {
        return checked.get();
    }

    /** Stands before each stored password: a change of method gets a new name, and old passwords still work. */
    @Override
    public String hashAlgorithmName() {
        return "sha256-bcrypt";
    }

    private static String digest(String password) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(password.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
