package org.alongside.safety;

import java.util.UUID;

/** Whether a survivor can be in groups was looked at, in the transaction in which it is told. Says nothing of the answer. */
public record GroupBarChanged(UUID journeyId) {}
