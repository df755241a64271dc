package org.alongside.records;

import java.util.Optional;
import org.alongside.ids.RecordId;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.springframework.stereotype.Service;

/**
 * What modules keep beside the record under the key of its survivor, so that it is erased with it, in copies and backups too.
 * Who may read it is asked by who keeps it.
 */
@Service
@Policy(PolicyId.CONF_09)
public class SealedTexts {
    private final RecordCipher ciphers;

    SealedTexts(RecordCipher ciphers) {
        this.ciphers = ciphers;
    }

    /**
     * Makes something unreadable.
     *
     * @param place table and row, so that it is read nowhere else
     * @param value what can be JSON
     * @return empty where everything is erased
     */
    public Optional<byte[]> seal(RecordId recordId, String place, Object value) {
        return ciphers.open(recordId).map(key -> key.seal(place, value));
    }

    /**
     * Makes it readable again.
     *
     * @return as JSON reads it; empty where everything is erased
     * @throws org.alongside.policy.Refused when it is damaged
     */
    public Optional<Object> open(RecordId recordId, String place, byte[] ciphertext) {
        return ciphers.open(recordId).map(key -> key.unseal(place, ciphertext));
    }
}
