package org.alongside.access;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;

/**
 * Documents that nobody reads without a password: PDF with AES-256 (ISO 32000-2, revision 6). All of it is encrypted, what it says of
 * itself included. Its tags stay, and whoever opens it can have it read aloud and print it.
 */
public final class LockedPdf {
    private static final int KEY_BITS = 256;

    private LockedPdf() {}

    /**
     * Locks a document.
     *
     * @param pdf as {@link TaggedPdf} makes it
     * @param password ASCII; longer than can be guessed
     */
    public static byte[] of(byte[] pdf, String password) {
        AccessPermission permission = new AccessPermission();
        permission.setCanModify(false);
        permission.setCanAssembleDocument(false);
        permission.setCanModifyAnnotations(false);
        permission.setCanExtractForAccessibility(true);
        // The one of an owner is asked for by nobody and kept nowhere.
        StandardProtectionPolicy policy = new StandardProtectionPolicy(SecretToken.make(), password, permission);
        policy.setEncryptionKeyLength(KEY_BITS);
        policy.setPreferAES(true);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            document.protect(policy);
            document.save(out);
        } catch (IOException e) {
            // Its words may stand in the message.
            throw new IllegalStateException(
                    "The document could not be locked: " + e.getClass().getSimpleName());
        }
        return out.toByteArray();
    }
}
