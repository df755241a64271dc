package org.alongside.ids;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/**
 * What a message to a survivor is about: by its template an assessment, their journey, or the page on which they asked for it. Of
 * the same number about the same thing one is sent.
 */
public record MessageSubjectId(@JsonValue UUID value) {
    public static MessageSubjectId of(UUID value) {
        return new MessageSubjectId(value);
    }

    public static MessageSubjectId of(AssessmentId assessment) {
        return of(assessment.value());
    }

    public static MessageSubjectId of(JourneyId journey) {
        return of(journey.value());
    }

    /** Whether it is this assessment. */
    public boolean is(AssessmentId assessment) {
        return value.equals(assessment.value());
    }

    /** The same id, where the template is one of an assessment. */
    public AssessmentId assessment() {
        return AssessmentId.of(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
