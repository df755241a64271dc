package org.alongside.ids;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/**
 * What a link, a code or a sitting of a survivor opens: by its purpose an assessment, a journey, a referral, or what the message
 * with the link was about.
 */
public record LinkSubjectId(@JsonValue UUID value) {
    public static LinkSubjectId of(UUID value) {
        return new LinkSubjectId(value);
    }

    public static LinkSubjectId of(AssessmentId assessment) {
        return of(assessment.value());
    }

    public static LinkSubjectId of(JourneyId journey) {
        return of(journey.value());
    }

    public static LinkSubjectId of(ReferralId referral) {
        return of(referral.value());
    }

    public static LinkSubjectId of(MessageSubjectId message) {
        return of(message.value());
    }

    /** The same id, where the purpose is an assessment. */
    public AssessmentId assessment() {
        return AssessmentId.of(value);
    }

    /** The same id, where the purpose is the record of a journey. */
    public JourneyId journey() {
        return JourneyId.of(value);
    }

    /** The same id, where the purpose is a referral or its letter. */
    public ReferralId referral() {
        return ReferralId.of(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
