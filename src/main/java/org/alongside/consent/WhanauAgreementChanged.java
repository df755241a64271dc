package org.alongside.consent;

import org.alongside.consent.WhanauAgreements.To;
import org.alongside.ids.JourneyId;

/** A survivor agreed to something with somebody whom they bring in, or took it back; heard in the same transaction. (CONSENT-06) */
public record WhanauAgreementChanged(JourneyId journeyId, To to) {}
