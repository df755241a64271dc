package org.alongside.audit;

import com.google.crypto.tink.subtle.Ed25519Verify;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/** Tells by the public half of the {@link SigningKey} what this service signed. Several threads may ask at once. */
final class Signatures {
    private final Ed25519Verify key;

    private Signatures(byte[] key) {
        this.key = new Ed25519Verify(key);
    }

    /** @param file the public key in Base64, as X.509 encodes it */
    static Signatures of(Path file) throws IOException, GeneralSecurityException {
        byte[] encoded = Base64.getDecoder().decode(Files.readString(file).trim());
        // Refuses what is no key of this kind; the key itself stands at the end of its encoding (RFC 8410).
        byte[] checked = KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(encoded))
                .getEncoded();
        return new Signatures(
                Arrays.copyOfRange(checked, checked.length - Ed25519Verify.PUBLIC_KEY_LEN, checked.length));
    }

    boolean isSigned(byte[] hash, byte[] signature) {
        try {
            key.verify(signature, hash);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
