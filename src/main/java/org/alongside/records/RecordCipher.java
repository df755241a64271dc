package org.alongside.records;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.crypto.tink.Aead;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.alongside.access.Words;
import org.alongside.ids.RecordEntryId;
import org.alongside.ids.RecordId;
import org.alongside.policy.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes what is kept in a record unreadable, and readable again, with the key of that record alone. */
@Component
class RecordCipher {
    private static final Logger LOG = LoggerFactory.getLogger(RecordCipher.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Vault vault;
    private final Counter unreadable;

    RecordCipher(Vault vault, MeterRegistry metrics) {
        this.vault = vault;
        this.unreadable = metrics.counter("alongside.records.unreadable");
    }

    /**
     * The cipher of a record that is not erased; nothing where its key is destroyed all the same.
     *
     * @throws Refused when the key is damaged
     */
    Optional<OfRecord> open(RecordId recordId) {
        try {
            return vault.open(recordId.toString()).map(key -> new OfRecord(recordId, key));
        } catch (UnreadableRecordException e) {
            throw unreadable(e);
        }
    }

    /** What is damaged is said to whoever can mend it, and never whose it is. */
    private Refused unreadable(Exception e) {
        unreadable.increment();
        LOG.error(
                "Something in a record could not be read: its key or its entry is damaged. Bring the vault back from a"
                        + " copy; see docs/operations.md.",
                e);
        return Refused.form(Words.here("refused.record-cannot-be-read"));
    }

    /** With the key of one record. Each text is bound to where it stands, so that none is read in the place of another. */
    final class OfRecord {
        private final RecordId recordId;
        private final Aead key;

        private OfRecord(RecordId recordId, Aead key) {
            this.recordId = recordId;
            this.key = key;
        }

        byte[] encrypt(RecordField field, RecordEntryId entryId, Object value) {
            return encrypt(value, binding(field, entryId));
        }

        /** @throws Refused when it is damaged */
        Object decrypt(RecordField field, RecordRows.Entry entry) {
            return decrypt(entry.ciphertext(), binding(field, entry.id()));
        }

        byte[] encryptStatement(RecordEntryId entryId, StatementId statementId, String text) {
            return encrypt(text, bindingOfStatement(entryId, statementId));
        }

        /** @throws Refused when it is damaged */
        String decrypt(StatementRows.Statement statement) {
            return decrypt(statement.ciphertext(), bindingOfStatement(statement.entryId(), statement.id()))
                    .toString();
        }

        /** What another module keeps, bound to where it stands there. */
        byte[] seal(String place, Object value) {
            return encrypt(value, bindingOf(place));
        }

        /** @throws Refused when it is damaged */
        Object unseal(String place, byte[] ciphertext) {
            return decrypt(ciphertext, bindingOf(place));
        }

        private byte[] encrypt(Object value, byte[] binding) {
            try {
                return key.encrypt(JSON.writeValueAsBytes(value), binding);
            } catch (GeneralSecurityException | JsonProcessingException e) {
                throw new IllegalStateException("An answer could not be encrypted.", e);
            }
        }

        private Object decrypt(byte[] ciphertext, byte[] binding) {
            try {
                return JSON.readValue(key.decrypt(ciphertext, binding), Object.class);
            } catch (GeneralSecurityException | IOException e) {
                throw unreadable(e);
            }
        }

        private byte[] binding(RecordField field, RecordEntryId entryId) {
            return ("record_entry.ciphertext|" + recordId + "|" + field.id() + "|" + entryId)
                    .getBytes(StandardCharsets.UTF_8);
        }

        private byte[] bindingOf(String place) {
            return ("sealed|" + recordId + "|" + place).getBytes(StandardCharsets.UTF_8);
        }

        private byte[] bindingOfStatement(RecordEntryId entryId, StatementId statementId) {
            return ("record_statement.ciphertext|" + recordId + "|" + entryId + "|" + statementId)
                    .getBytes(StandardCharsets.UTF_8);
        }
    }
}
