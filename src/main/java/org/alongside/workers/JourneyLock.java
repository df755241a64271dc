package org.alongside.workers;

import org.alongside.ids.JourneyId;

/** What matching needs of journeys, of which this module knows nothing else. The journey module answers. */
public interface JourneyLock {
    /**
     * Waits for whatever else is decided about this journey just now, and holds it until the transaction ends. Always before
     * anything else of it is locked.
     */
    void lock(JourneyId journeyId);
}
