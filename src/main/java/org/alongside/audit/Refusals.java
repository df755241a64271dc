package org.alongside.audit;

import java.util.Map;
import java.util.regex.Pattern;
import org.alongside.engine.RefusalLedger;
import org.alongside.policy.Refused;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Writes what the engine's doors refused into the ledger. A refusal stands even when the ledger cannot be reached. */
@Component
class Refusals implements RefusalLedger {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    /** Ids of the engine; what anybody could have typed into an address is not written down. */
    private static final Pattern ENGINE_ID = Pattern.compile("[0-9a-f-]{36}|[a-z-]{1,30}:\\d{1,6}:[0-9a-f-]{36}");

    private final Ledger ledger;

    Refusals(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public void refused(Refused refused, @Nullable String userId, String act, @Nullable String subject) {
        String about =
                subject != null && ENGINE_ID.matcher(subject).matches() && subject.length() <= 64 ? subject : null;
        try {
            ledger.refused(
                    Ledger.ORGANISATION,
                    userId == null ? Ledger.SERVICE : userId,
                    act,
                    refused.policyId(),
                    about,
                    Map.of());
        } catch (RuntimeException e) {
            LOG.error("A refusal of {} under {} could not be written to the ledger.", act, refused.policyId(), e);
        }
    }
}
