package org.alongside.workers;

import java.util.List;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;

/**
 * A worker walks with a survivor from now on, and what others were open to is closed; published in that transaction. What
 * they had to do for the survivor is for the new worker: each module hands its own over.
 *
 * @param workerId who walks with them now
 * @param before who was with them until now: the worker before, and who took the first contact
 */
public record WorkerMatched(JourneyId journeyId, WorkerId workerId, List<WorkerId> before) {
    public WorkerMatched {
        before = List.copyOf(before);
    }
}
