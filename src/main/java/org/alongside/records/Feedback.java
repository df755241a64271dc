package org.alongside.records;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.UUID;
import org.alongside.access.CurrentOrganisation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What people said about the service, tied to nobody and under a key of the organisation. (MONITOR-04) */
@Service
@Transactional(propagation = Propagation.REQUIRED)
public class Feedback {
    private final RecordRows rows;
    private final Vault vault;
    private final Clock clock;

    Feedback(RecordRows rows, Vault vault, Clock clock) {
        this.rows = rows;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * Keeps what was said, or that something was.
     *
     * @param reason one of the reasons offered, or null
     * @param text up to 4,000 characters, or null
     */
    public void keep(@Nullable String reason, @Nullable String text) {
        if (reason == null && text == null) {
            return;
        }
        UUID id = UUID.randomUUID();
        rows.feedback(reason, text == null ? null : encrypt(id, text), id, clock.instant());
    }

    private byte[] encrypt(UUID id, String text) {
        String key = "feedback-" + CurrentOrganisation.current().orElseThrow();
        vault.make(key);
        Aead cipher = vault.open(key).orElseThrow();
        try {
            return cipher.encrypt(
                    text.getBytes(StandardCharsets.UTF_8),
                    ("feedback.ciphertext|" + id).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Feedback could not be encrypted.", e);
        }
    }
}
