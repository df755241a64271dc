package org.alongside.assessment;

import java.time.Instant;
import org.alongside.ids.JourneyId;

/**
 * The day of a survivor's next assessment was set, in the transaction in which it is told.
 *
 * @param isAfterAnswer they answered or declined the one that is open; otherwise one begins at this moment
 */
public record AssessmentPlanned(JourneyId journeyId, Instant dueAt, boolean isAfterAnswer) {}
