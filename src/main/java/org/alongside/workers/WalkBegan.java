package org.alongside.workers;

import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;

/** A worker began to walk with a survivor, in the transaction in which it is told. */
public record WalkBegan(JourneyId journeyId, WorkerId workerId) {}
