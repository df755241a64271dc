package org.alongside.groups.group;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.modulith.NamedInterface;

/** What groups need to know of journeys, of which this module knows nothing else. The journey module answers. */
@NamedInterface("api")
public interface JourneyFacts {
    /** How many sessions a survivor and their worker had. (GROUP-02) */
    int sessionsHeldCount(UUID journeyId);

    /**
     * Waits for whatever else is decided about this journey just now, such as that it may not be in a group, and holds it
     * until the transaction ends. Always before a group is locked. (OFFEND-02)
     */
    void lock(UUID journeyId);

    /** Whether the journey goes on: not paused, not left, not erased. */
    boolean isUnderWay(UUID journeyId);

    /** Whether it goes on, somebody walks with them, and they agreed to a record: before that nobody is invited. */
    boolean isInSupport(UUID journeyId);

    /** Labels of these journeys, such as "Tūī 27". */
    Map<UUID, String> labels(Collection<UUID> journeyIds);

    /**
     * The journey with this label, as somebody typed it.
     *
     * @param by who typed it
     * @throws org.alongside.policy.Refused after too many labels within an hour (CONF-01)
     */
    Optional<UUID> byLabel(String typed, String by);

    /** Who walks with them, or while there is nobody, who took the first contact. */
    String inTouchWith(UUID journeyId);
}
