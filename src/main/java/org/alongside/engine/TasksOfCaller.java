package org.alongside.engine;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.alongside.ids.JourneyId;
import org.jspecify.annotations.Nullable;

/** Tasks as the Tasklist shows them to the person who asks, and no others. */
public interface TasksOfCaller {
    /**
     * Tasks about these journeys that are theirs or may be taken by them, what is due first at the head; at most 500.
     *
     * @param journeys at most 100
     */
    List<OpenTask> about(Collection<JourneyId> journeys);

    /**
     * One task.
     *
     * @param element its id in the model
     * @param name as it is drawn, with the label
     * @param due until when it is to be done, if there is such a time
     * @param followUp when it is to be looked at again, if it waits
     * @param isTheirs whether it is assigned to the person who asks; otherwise it waits to be taken
     */
    record OpenTask(
            String id,
            JourneyId journeyId,
            String element,
            String name,
            @Nullable Instant due,
            @Nullable Instant followUp,
            boolean isTheirs,
            boolean isUrgent) {}
}
