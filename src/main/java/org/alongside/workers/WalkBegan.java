package org.alongside.workers;

import java.util.UUID;

/** A worker began to walk with a survivor, in the transaction in which it is told. */
public record WalkBegan(UUID journeyId, String workerId) {}
