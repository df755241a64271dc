package org.alongside.groups.group;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.springframework.modulith.NamedInterface;

/** What groups need to know of journeys, of which this module knows nothing else. The journey module answers. */
@NamedInterface("api")
public interface JourneyFacts {
    /** How many sessions a survivor and their worker had. (GROUP-02) */
    int sessionsHeldCount(JourneyId journeyId);

    /**
     * Waits for whatever else is decided about this journey just now, such as that it may not be in a group, and holds it
     * until the transaction ends. Always before a group is locked. (OFFEND-02)
     */
    void lock(JourneyId journeyId);

    /** Whether the journey goes on: not paused, not left, not erased. */
    boolean isUnderWay(JourneyId journeyId);

    /** Whether it goes on, somebody walks with them, and they agreed to a record: before that nobody is invited. */
    boolean isInSupport(JourneyId journeyId);

    /** Labels of these journeys, such as "Tūī 27". */
    Map<JourneyId, String> labels(Collection<JourneyId> journeyIds);

    /**
     * The journey with this label, as somebody typed it.
     *
     * @param by who typed it
     * @throws org.alongside.policy.Refused after too many labels within an hour (CONF-01)
     */
    Optional<JourneyId> byLabel(String typed, WorkerId by);

    /** Who walks with them, or while there is nobody, who took the first contact. */
    WorkerId inTouchWith(JourneyId journeyId);
}
