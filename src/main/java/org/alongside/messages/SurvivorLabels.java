package org.alongside.messages;

import java.util.Collection;
import java.util.Map;
import org.alongside.ids.JourneyId;

/** What this module needs to know of journeys, of which it knows nothing else. The journey module answers. */
public interface SurvivorLabels {
    /** Labels of these journeys, such as "Tūī 27". */
    Map<JourneyId, String> labels(Collection<JourneyId> journeyIds);
}
