package org.alongside.records;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;

/** That an e-mail may come at any time was said of one way, one address and its hours: it holds for no other. */
@Policy(PolicyId.CONF_06)
final class AnyTime {
    /** To what it refers. */
    static final Set<RecordField> OF_ONE_WAY =
            EnumSet.of(RecordField.CONTACT_CHANNEL, RecordField.CONTACT_ADDRESS, RecordField.CONTACT_SAFE_HOURS);

    private static final String YES = "YES";

    private AnyTime() {}

    /** What has to be known of a record before these are changed. */
    static Set<RecordField> with(Collection<RecordField> fields) {
        Set<RecordField> all = EnumSet.of(RecordField.CONTACT_ANY_TIME);
        all.addAll(fields);
        return all;
    }

    /** @param entries the newest of it and of {@link #OF_ONE_WAY}; what was written together counts as said of it */
    static boolean isSaidLast(Map<RecordField, RecordRows.Entry> entries) {
        RecordRows.Entry said = entries.get(RecordField.CONTACT_ANY_TIME);
        return said != null
                && entries.values().stream()
                        .noneMatch(other -> other.writtenAt().isAfter(said.writtenAt()));
    }

    /**
     * @param changed what has another answer now
     * @param entries what stood before, with {@link RecordField#CONTACT_ANY_TIME} where there is one
     */
    static boolean isTakenBack(
            Set<RecordField> changed, Map<RecordField, RecordRows.Entry> entries, RecordCipher.OfRecord cipher) {
        RecordRows.Entry said = entries.get(RecordField.CONTACT_ANY_TIME);
        return said != null
                && !changed.contains(RecordField.CONTACT_ANY_TIME)
                && !Collections.disjoint(changed, OF_ONE_WAY)
                && cipher.decrypt(RecordField.CONTACT_ANY_TIME, said).equals(YES);
    }
}
