package org.alongside.journey.web;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.alongside.access.RecordPart;
import org.alongside.consent.Purpose;
import org.alongside.engine.EngineClock;
import org.alongside.journey.decisions.AtAnyTimeActs;
import org.alongside.journey.meetings.ArrangedMeetings.ArrangedMeeting;
import org.alongside.journey.own.OwnRequests;
import org.alongside.journey.people.ContactAndWishes;
import org.alongside.journey.record.RecordCorrection;
import org.alongside.journey.record.RecordReading;
import org.alongside.journey.record.RecordTheme;
import org.alongside.journey.state.Journeys.State;
import org.alongside.journey.state.Step;
import org.alongside.journey.support.WayForward;
import org.alongside.messages.Messages;
import org.alongside.messages.PassingOn;
import org.alongside.records.CorrectionReason;
import org.alongside.records.Records;
import org.alongside.workers.bpmn.MatchWorkerProcess;

/** What codes are called on the pages. */
public final class JourneyWords {
    /** Why a record was looked into: forms by their id, and what the service decided. */
    static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("survivor-journey.first-contact", "the first contact"),
            Map.entry("survivor-journey.welcome", "the welcome"),
            Map.entry("connect.welcome", "the welcome"),
            Map.entry("survivor-journey.record-consent", "the survivor's decision"),
            Map.entry("connect.record-consent", "the survivor's decision"),
            Map.entry("survivor-journey.share", "sharing what matters"),
            Map.entry("connect.share", "sharing what matters"),
            Map.entry("survivor-journey.plan-way-forward", "planning the way forward"),
            Map.entry("integrate.plan-way-forward", "planning the way forward"),
            Map.entry("survivor-journey.revise-way-forward", "changing the way forward"),
            Map.entry("support.revise-way-forward", "changing the way forward"),
            Map.entry("survivor-journey.walk-alongside", "walking alongside"),
            Map.entry("support.walk-alongside", "walking alongside"),
            Map.entry("survivor-journey.record-session", "writing down a session"),
            Map.entry("support.record-session", "writing down a session"),
            Map.entry("survivor-journey.describe-concern", "a safety concern"),
            Map.entry("support.describe-concern", "a safety concern"),
            Map.entry("survivor-journey.look-back", "looking back together"),
            Map.entry("reflect.look-back", "looking back together"),
            Map.entry("arrange-meeting.arrange-meeting", "arranging a meeting"),
            Map.entry("survivor-journey.keep-door-open", "a break"),
            Map.entry("keep-door-open.keep-door-open", "a break"),
            Map.entry("safety-concern.act-now", "acting on a safety concern"),
            Map.entry("safety-follow-up.follow-up", "asking again how safe things are"),
            Map.entry("safety-concern.back-up-worker", "backing up whoever acts on a safety concern"),
            Map.entry("safety-concern.take-over", "taking over a safety concern"),
            Map.entry("agree-to-close.agree-to-close", "agreeing that a safety concern can be closed"),
            Map.entry("agree-to-close.agree-as-worker", "agreeing that a safety concern can be closed"),
            Map.entry("safety-concern.agree-to-close", "agreeing that a safety concern can be closed"),
            Map.entry("safety-concern.agree-as-worker", "agreeing that a safety concern can be closed"),
            Map.entry("offence-overlap.assess-overlap", "looking at what is needed before going on"),
            Map.entry("offence-overlap.hear-what-was-agreed", "reading what was agreed before going on"),
            Map.entry("offence-overlap.talk-about-referral", "talking over what was agreed before going on"),
            Map.entry("way-into-group.talk-about-group", "talking about a group"),
            Map.entry("way-into-group.meet-facilitator", "meeting the facilitator of a group"),
            Map.entry("way-into-group.clear-invitation", "clearing an invitation into a group"),
            Map.entry("way-into-group.give-group-information", "telling about a group"),
            Map.entry("welcome-evening.meet-members", "meeting the members of a group"),
            Map.entry("join-group.offer-other-options", "looking at other options"),
            // What the same forms were called before.
            Map.entry("join-group.talk-about-group", "talking about a group"),
            Map.entry("join-group.meet-facilitator", "meeting the facilitator of a group"),
            Map.entry("join-group.clear-invitation", "clearing an invitation into a group"),
            Map.entry("join-group.give-group-information", "telling about a group"),
            Map.entry("join-group.meet-members", "meeting the members of a group"),
            Map.entry("leave-group.name-ground", "talking over a place in a group"),
            Map.entry("leave-group.tell-member", "telling about leaving a group"),
            Map.entry("leave-group.ask-how-they-are", "asking how they are"),
            Map.entry("leave-group.offer-other-support", "offering other support"),
            Map.entry("match-worker.offer-journey", "answering the offer to walk alongside"),
            Map.entry(MatchWorkerProcess.KEY, "finding a worker by the survivor's wishes"),
            Map.entry(WayForward.REASON_OF_LOOK, "making sure that there is a plan for keeping safe"),
            Map.entry(RecordReading.PREPARING, "preparing a meeting"),
            Map.entry(PassingOn.REASON, "passing a message on"),
            Map.entry(Messages.REASON_OF_LOOK, "sending a message"),
            Map.entry(ContactAndWishes.REASON, "looking up contact and wishes"),
            Map.entry(RecordCorrection.ENTRY, "reading one entry, to correct it or to put words beside it"),
            Map.entry(RecordReading.READING, "reading back what was written"),
            Map.entry(RecordReading.SEARCHING, "looking for words in the record"),
            Map.entry(RecordReading.AGREEMENTS, "reading what was agreed"),
            Map.entry(OwnRequests.LOOKED_AT, "reading what they asked for"),
            Map.entry(RecordReading.PRINTING, "printing what was written"),
            Map.entry(Records.BESIDE_LABEL, "the name beside the label"));

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.UK).withZone(EngineClock.ZONE);
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu, h:mm a", Locale.UK).withZone(EngineClock.ZONE);

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("h:mm a", Locale.UK).withZone(EngineClock.ZONE);

    private static final String OTHER_REASON = "a task of the journey";

    private JourneyWords() {}

    /** Such as {@code Mon 1 Dec 2026}, of a day or of a moment in New Zealand. */
    public static String day(TemporalAccessor day) {
        return DAY.format(day);
    }

    /** Such as {@code Mon 1 Dec 2026, 9:00 am}, in New Zealand. */
    public static String when(Instant at) {
        return WHEN.format(at);
    }

    /** Such as {@code 2:00 pm}. */
    static String time(Instant at) {
        return TIME.format(at);
    }

    /** When and how they meet, such as {@code Tue 1 Dec 2026, 2:00 pm, in person}. */
    static String of(ArrangedMeeting meeting) {
        return when(meeting.startsAt()) + ", " + meeting.way().words();
    }

    /** The address of a task in the Tasklist. */
    static String addressOf(String taskId) {
        return "/camunda/app/tasklist/default/#/?task=" + taskId;
    }

    static String of(State state) {
        return switch (state) {
            case OPEN -> "open";
            case PAUSED -> "having a break";
            case ENDED -> "left; the door stays open";
            case ERASED -> "erased";
        };
    }

    static String of(Step step) {
        return switch (step) {
            case MATCH -> "finding a peer worker";
            case WELCOME -> "welcome";
            case CONSENT -> "deciding about a record";
            case SHARE -> "sharing what matters";
            case PLAN -> "planning the way forward";
            case SUPPORT -> "support";
        };
    }

    static String of(RecordPart part) {
        return switch (part) {
            case CONTACT -> "name, safe contact and wishes";
            case MAIN -> "what was shared and planned";
            case SAFETY -> "how safe things are";
            case OFFENDING -> "what only the people of the assessment see";
            case JOINING -> "what is passed on to the facilitators of a group";
            case PASSING_ON -> "the safe contact, while somebody passes a message on";
            case ACTING -> "the safe contact and keeping safe, while somebody acts on a concern or is to ask again";
            case CONCERN -> "what was said when a concern was raised, while it is open";
            case GROUP -> "what a group writes about itself";
        };
    }

    /** Why an entry was corrected, as it goes on after "because". */
    static String of(CorrectionReason reason) {
        return switch (reason) {
            case WRITTEN_WRONG -> "it was written down wrong";
            case SURVIVOR_ASKED -> "the survivor asked for it";
            case CHANGED_SINCE -> "something has changed since";
        };
    }

    static String of(RecordTheme theme) {
        return switch (theme) {
            case SESSION -> "Sessions";
            case MEETING -> "Meetings";
            case WAY_FORWARD -> "Ways forward";
            case LOOKING_BACK -> "Looking back";
            case COMING_BACK -> "For coming back";
            case SHARED -> "What was shared";
            case SAFETY -> "Safety";
            case PERSON -> "About them";
            case CONTACT -> "Contact and wishes";
            case GROUPS -> "Groups";
            case ASSESSMENT -> "Assessments";
        };
    }

    /** What the survivor agreed to, as it goes on after "may". */
    static String of(Purpose purpose) {
        return switch (purpose) {
            case KEEP_RECORD -> "Keeping a record";
            case KEEP_SESSION_NOTES -> "Keeping notes of sessions";
            case ANONYMOUS_REPORTING -> "Counting them, without a name, in reports";
            case CONTACT_WHANAU -> "Making contact with whānau";
            case DISCLOSE_TO_RECIPIENT -> "Passing something on to somebody named";
        };
    }

    static String parts(AtAnyTimeActs.Seen look) {
        if (look.isOfAgreements()) {
            return "what they agreed to and took back";
        }
        if (look.isOfRequests()) {
            return "what they asked for on their own page";
        }
        return look.isNameOnly()
                ? "the name they chose"
                : look.parts().stream().map(JourneyWords::of).collect(Collectors.joining("; "));
    }

    /** Why a record was looked into, as it goes on after "for". */
    public static String reason(String reason) {
        return REASONS.getOrDefault(reason, OTHER_REASON);
    }
}
