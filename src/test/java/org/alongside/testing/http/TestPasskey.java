package org.alongside.testing.http;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/** A device that holds one passkey, and says what it is told to: also what an honest one would not. */
public final class TestPasskey {
    private static final int PRESENT = 1;
    private static final int VERIFIED = 4;
    private static final int WITH_KEY = 0x40;

    /** The kind of key: ES256 on P-256, as COSE writes it, with its two numbers to come. */
    private static final String KEY_BEGINS = "a5010203262001215820";

    private static final String AND = "225820";

    /** Format none, without a statement, and what the device says to come. */
    private static final String ATTESTATION_BEGINS = "a363666d74646e6f6e656761747453746d74a068617574684461746158";

    private final KeyPair pair;
    private final String handle;
    public byte[] id = new byte[32];
    public String origin;
    public String host;
    public boolean isVerified = true;
    /** 0: it does not count. */
    public int count;

    /** @param handle what stands for the account with it */
    public TestPasskey(String origin, String handle) {
        this.origin = origin;
        this.host = origin.replaceFirst("https?://", "");
        this.handle = handle;
        new SecureRandom().nextBytes(id);
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            pair = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a browser sends when the passkey is made. */
    public Map<String, String> made(String challenge) {
        ECPublicKey key = (ECPublicKey) pair.getPublic();
        byte[] credential = all(
                new byte[16],
                ByteBuffer.allocate(2).putShort((short) id.length).array(),
                id,
                hex(KEY_BEGINS),
                number(key.getW().getAffineX()),
                hex(AND),
                number(key.getW().getAffineY()));
        byte[] said = all(says(WITH_KEY), credential);
        return Map.of(
                "clientData", text(clientData("webauthn.create", challenge)),
                "attestation", text(all(hex(ATTESTATION_BEGINS), new byte[] {(byte) said.length}, said)));
    }

    /** What a browser sends when somebody signs in with it. */
    public Map<String, String> signs(String challenge) {
        byte[] clientData = clientData("webauthn.get", challenge);
        byte[] said = says(0);
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(pair.getPrivate());
            signature.update(said);
            signature.update(sha256(clientData));
            return Map.of(
                    "id", text(id),
                    "userHandle", handle,
                    "clientData", text(clientData),
                    "authenticatorData", text(said),
                    "signature", text(signature.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] says(int more) {
        return ByteBuffer.allocate(37)
                .put(sha256(host.getBytes(StandardCharsets.UTF_8)))
                .put((byte) (PRESENT | (isVerified ? VERIFIED : 0) | more))
                .putInt(count)
                .array();
    }

    private byte[] clientData(String type, String challenge) {
        return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
                .formatted(type, challenge, origin)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] padded = new byte[32];
        int length = Math.min(32, bytes.length);
        System.arraycopy(bytes, bytes.length - length, padded, 32 - length, length);
        return padded;
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    private static byte[] all(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
