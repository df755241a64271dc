package org.alongside.journey.welcome;

import org.alongside.consent.ConsentLedger;
import org.alongside.engine.FormContext;
import org.alongside.engine.FormText;
import org.springframework.stereotype.Component;

/**
 * Which version of the organisation's words a form shows: it comes back with the answers, so that what was explained and agreed
 * to keeps the words that were there, also where they change meanwhile. 0 where the organisation has none. (CONSENT-04)
 */
@Component
class ConsentWordingVersion implements FormText {
    private final ConsentLedger consent;

    ConsentWordingVersion(ConsentLedger consent) {
        this.consent = consent;
    }

    @Override
    public String key() {
        return "consentWordingVersion";
    }

    @Override
    public boolean isForAssigneeOnly() {
        return false;
    }

    @Override
    public String text(FormContext context) {
        return Long.toString(consent.wordingVersion());
    }
}
