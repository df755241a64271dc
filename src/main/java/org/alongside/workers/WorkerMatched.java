package org.alongside.workers;

import java.util.List;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;

/**
 * Published when a worker begins to walk with a survivor, in that transaction. The record is closed to others then, and their
 * tasks for the survivor go to the new worker: each module hands over its own.
 *
 * @param workerId who walks with them now
 * @param before who was with them until now: the worker before, and who took the first contact
 */
public record WorkerMatched(JourneyId journeyId, WorkerId workerId, List<WorkerId> before) {
    public WorkerMatched {
        before = List.copyOf(before);
    }
}
