package org.alongside.safety;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.alongside.engine.EngineClock;
import org.alongside.engine.FormContext;
import org.alongside.engine.FormText;
import org.alongside.engine.Processes;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.safety.bpmn.SafetyFollowUpProcess;
import org.springframework.stereotype.Component;

/** Says on the standing task that the worker is to ask again how safe things are, and by when. (SAFE-07) */
@Component("askAgain")
class FollowUpDueText implements FormText {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.UK).withZone(EngineClock.ZONE);

    private final Processes processes;

    FollowUpDueText(Processes processes) {
        this.processes = processes;
    }

    @Override
    public String key() {
        return "askAgain";
    }

    /** Empty unless whoever looks is the one who is to ask. */
    @Override
    public String text(FormContext context) {
        JourneyId journeyId = context.recordId().journey();
        WorkerId userId = context.userId();
        if (userId == null || !FollowUps.isToAsk(processes, journeyId, userId)) {
            return "";
        }
        return processes
                .dueOf(SafetyFollowUpProcess.KEY, journeyId, SafetyFollowUpProcess.USER_TASK_FOLLOW_UP)
                .map(due -> "**Please ask again how safe things are, by " + DAY.format(due)
                        + ".** It is a task of its own in"
                        + " your list. Writing down a session with the questions about safety answers it as well.")
                .orElse("");
    }
}
