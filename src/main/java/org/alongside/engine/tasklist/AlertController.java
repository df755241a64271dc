package org.alongside.engine.tasklist;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alongside.engine.Caller;
import org.alongside.engine.guard.TaskFilterKind;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What every open page asks every few seconds: whether somebody may be in danger and this person may act. */
@RestController
class AlertController {
    private static final int LISTENER_BYTES = 6;
    private static final String TASKLIST = "/camunda/app/tasklist/default/#/?";

    private final UrgentTasks urgent;
    private final TaskFilters filters;
    private final Caller caller;
    private final Clock clock;

    AlertController(UrgentTasks urgent, TaskFilters filters, Caller caller, Clock clock) {
        this.urgent = urgent;
        this.filters = filters;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * @param mayAct whether this person can ever be told; if not, the page need not ask again
     * @param listener stands for the account without naming it, so that a browser can keep their choice of sound apart
     * @param alert nothing when nothing waits for them
     * @param counts how many tasks stand in each of their lists, where that was asked
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(
            boolean mayAct,
            @Nullable String listener,
            @Nullable Alert alert,
            @Nullable Map<TaskFilterKind, Integer> counts) {}

    /**
     * @param counts whether to say how long the lists are
     */
    @GetMapping("/alerts")
    ResponseEntity<Answer> answer(@RequestParam(name = "counts", defaultValue = "false") boolean counts) {
        Answer answer = urgent.isForCaller()
                ? new Answer(
                        true, listener(caller.id().value()), current().orElse(null), counts ? urgent.counts() : null)
                : new Answer(false, null, null, null);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(answer);
    }

    /** What waits for the person who asks. */
    Optional<Alert> current() {
        List<Task> waiting = urgent.waiting();
        return waiting.isEmpty()
                ? Optional.empty()
                : Optional.of(Alert.of(waiting, address(waiting.get(0)), clock.instant()));
    }

    private static String listener(String userId) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(userId.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, LISTENER_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String address(Task task) {
        TaskFilterKind list = task.getAssignee() == null ? TaskFilterKind.TO_CLAIM : TaskFilterKind.MINE;
        return TASKLIST + filters.idOf(list).map(id -> "filter=" + id + "&").orElse("") + "task=" + task.getId()
                // The Tasklist would show no task when it goes to another list.
                + "&forceDisplayTask=true";
    }
}
