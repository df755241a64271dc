package org.alongside.safety;

import org.alongside.ids.JourneyId;

/** Whether a survivor can be in groups was looked at, in the transaction in which it is told. Says nothing of the answer. */
public record GroupBarChanged(JourneyId journeyId) {}
