package org.alongside.messages;

import java.util.Collection;
import java.util.Map;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;

/** What this module needs to know of survivors, of whom it knows nothing else. The journey module answers. */
public interface SurvivorFacts {
    /** Labels of these journeys, such as "Tūī 27". */
    Map<JourneyId, String> labels(Collection<JourneyId> journeyIds);

    /** Whether somebody facilitates a group that this survivor is in, or is on the way into with their knowledge. */
    boolean facilitates(JourneyId journeyId, WorkerId user);
}
