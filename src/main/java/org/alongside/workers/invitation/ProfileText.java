package org.alongside.workers.invitation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.Set;
import org.alongside.ids.WorkerId;
import org.alongside.workers.Worker;
import org.jspecify.annotations.Nullable;

/** A profile as it is kept until somebody takes their invitation. */
record ProfileText(
        @Nullable String gender,
        Set<String> languages,
        Set<String> cultures,
        @Nullable String trainedUntil,
        @Nullable String offendingTrainedUntil,
        int survivorsMax,
        @Nullable String supervisorId,
        boolean takesOn,
        @Nullable String telephone,
        @Nullable String whanauTrainedUntil) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static String of(Worker worker) {
        try {
            return JSON.writeValueAsString(new ProfileText(
                    worker.gender(),
                    worker.languages(),
                    worker.cultures(),
                    text(worker.trainedUntil()),
                    text(worker.offendingTrainedUntil()),
                    worker.survivorsMax(),
                    text(worker.supervisorId()),
                    worker.takesOn(),
                    worker.telephone(),
                    text(worker.whanauTrainedUntil())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static ProfileText read(String json) {
        try {
            return JSON.readValue(json, ProfileText.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A profile was kept that cannot be read.", e);
        }
    }

    /** The profile, once there is an account for it. */
    Worker worker(WorkerId userId, boolean isSupervisorHere) {
        return new Worker(
                        userId,
                        gender,
                        languages,
                        cultures,
                        day(trainedUntil),
                        day(offendingTrainedUntil),
                        survivorsMax,
                        isSupervisorHere ? WorkerId.ofNullable(supervisorId) : null,
                        takesOn,
                        telephone,
                        0)
                .withWhanauTrainedUntil(day(whanauTrainedUntil));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }
}
