package org.alongside.journey.meetings;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.alongside.engine.EngineClock;
import org.alongside.engine.FormContext;
import org.alongside.engine.FormText;
import org.springframework.stereotype.Component;

/** Says in the task of a meeting when and how it is, to who has the task. */
@Component("arrangedMeeting")
class ArrangedMeetingText implements FormText {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("EEEE d MMMM, h:mm a", Locale.UK).withZone(EngineClock.ZONE);

    private final ArrangedMeetings meetings;

    ArrangedMeetingText(ArrangedMeetings meetings) {
        this.meetings = meetings;
    }

    @Override
    public String key() {
        return "arrangedMeeting";
    }

    @Override
    public String text(FormContext context) {
        return meetings.ahead(context.recordId().journey())
                .map(meeting -> "**" + WHEN.format(meeting.startsAt()) + "**, "
                        + meeting.way().words() + ".")
                .orElse("");
    }
}
