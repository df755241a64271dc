package org.alongside.workers;

import java.time.LocalDate;
import java.util.Set;
import org.alongside.ids.WorkerId;
import org.alongside.workers.policy.WorkerMayTakeOn;
import org.jspecify.annotations.Nullable;

/**
 * A peer worker's profile.
 *
 * @param gender MALE, FEMALE, ANOTHER, or null where they would rather not say
 * @param languages codes as in the first-contact form
 * @param cultures what of a survivor's cultural wishes they meet
 * @param trainedUntil last day on which their training counts (WORKER-02)
 * @param offendingTrainedUntil last day of their training for overlapping offending (OFFEND-01)
 * @param survivorsMax with how many survivors they may walk (WORKER-05)
 * @param telephone how supervisors, and whoever acts on a concern, reach them; null where they gave none
 * @param walksWith with how many they walk now
 * @param takesOn whether they take on somebody new just now
 * @param whanauTrainedUntil last day of their training for sessions with those whom survivors bring in; null where they have none (REFER-06)
 * @param lastCoReflection day of their last co-reflection, kept by {@link CoReflections}; null where none is known (WORKER-03)
 */
public record Worker(
        WorkerId userId,
        @Nullable String gender,
        Set<String> languages,
        Set<String> cultures,
        @Nullable LocalDate trainedUntil,
        @Nullable LocalDate offendingTrainedUntil,
        int survivorsMax,
        @Nullable WorkerId supervisorId,
        boolean takesOn,
        @Nullable String telephone,
        int walksWith,
        @Nullable LocalDate whanauTrainedUntil,
        @Nullable LocalDate lastCoReflection) {
    /** A profile of which no co-reflection and no training for sessions with whānau is known. */
    public Worker(
            WorkerId userId,
            @Nullable String gender,
            Set<String> languages,
            Set<String> cultures,
            @Nullable LocalDate trainedUntil,
            @Nullable LocalDate offendingTrainedUntil,
            int survivorsMax,
            @Nullable WorkerId supervisorId,
            boolean takesOn,
            @Nullable String telephone,
            int walksWith) {
        this(
                userId,
                gender,
                languages,
                cultures,
                trainedUntil,
                offendingTrainedUntil,
                survivorsMax,
                supervisorId,
                takesOn,
                telephone,
                walksWith,
                null,
                null);
    }

    /** A profile without a telephone. */
    public Worker(
            WorkerId userId,
            @Nullable String gender,
            Set<String> languages,
            Set<String> cultures,
            @Nullable LocalDate trainedUntil,
            @Nullable LocalDate offendingTrainedUntil,
            int survivorsMax,
            @Nullable WorkerId supervisorId,
            boolean takesOn,
            int walksWith) {
        this(
                userId,
                gender,
                languages,
                cultures,
                trainedUntil,
                offendingTrainedUntil,
                survivorsMax,
                supervisorId,
                takesOn,
                null,
                walksWith);
    }

    /** The same profile with this telephone. */
    public Worker withTelephone(@Nullable String number) {
        return new Worker(
                userId,
                gender,
                languages,
                cultures,
                trainedUntil,
                offendingTrainedUntil,
                survivorsMax,
                supervisorId,
                takesOn,
                number,
                walksWith,
                whanauTrainedUntil,
                lastCoReflection);
    }

    /** The same profile with this training for sessions with whānau. */
    public Worker withWhanauTrainedUntil(@Nullable LocalDate until) {
        return new Worker(
                userId,
                gender,
                languages,
                cultures,
                trainedUntil,
                offendingTrainedUntil,
                survivorsMax,
                supervisorId,
                takesOn,
                telephone,
                walksWith,
                until,
                lastCoReflection);
    }

    /** What {@link WorkerMayTakeOn} asks about. @param coReflectionDays as the organisation has set it */
    WorkerMayTakeOn.Facts facts(boolean hasConflict, int coReflectionDays) {
        return new WorkerMayTakeOn.Facts(
                trainedUntil, hasConflict, walksWith, survivorsMax, lastCoReflection, coReflectionDays);
    }
}
