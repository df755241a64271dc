package org.alongside.journey.web;

import java.time.Instant;
import java.time.temporal.TemporalAccessor;
import java.util.Map;
import java.util.stream.Collectors;
import org.alongside.access.Language;
import org.alongside.access.PageDate;
import org.alongside.access.RecordPart;
import org.alongside.access.Words;
import org.alongside.consent.Purpose;
import org.alongside.engine.EngineClock;
import org.alongside.journey.decisions.AtAnyTimeActs;
import org.alongside.journey.meetings.ArrangedMeetings.ArrangedMeeting;
import org.alongside.journey.own.OwnRequests;
import org.alongside.journey.own.OwnRequests.Outcome;
import org.alongside.journey.people.ContactAndWishes;
import org.alongside.journey.record.RecordCorrection;
import org.alongside.journey.record.RecordReading;
import org.alongside.journey.record.RecordTheme;
import org.alongside.journey.requests.AccessRequests;
import org.alongside.journey.state.Journeys.State;
import org.alongside.journey.state.Season;
import org.alongside.journey.state.Step;
import org.alongside.journey.support.WayForwardCheck;
import org.alongside.journey.whanau.Supporters;
import org.alongside.messages.Messages;
import org.alongside.messages.PassingOn;
import org.alongside.records.CorrectionReason;
import org.alongside.records.Records;
import org.alongside.referral.letter.Letters;
import org.alongside.referral.map.SupportMap;
import org.alongside.workers.bpmn.MatchWorkerProcess;

/** What codes are called on the pages. */
public final class JourneyWords {
    /** Why a record was looked into: forms by their id, and what the service decided. */
    static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("survivor-journey.first-contact", "words.the-first-contact"),
            Map.entry("survivor-journey.welcome", "words.the-welcome"),
            Map.entry("connect.welcome", "words.the-welcome"),
            Map.entry("survivor-journey.record-consent", "words.the-survivors-decision"),
            Map.entry("connect.record-consent", "words.the-survivors-decision"),
            Map.entry("survivor-journey.share", "words.sharing-what-matters"),
            Map.entry("connect.share", "words.sharing-what-matters"),
            Map.entry("survivor-journey.plan-way-forward", "words.planning-the-way-forward"),
            Map.entry("integrate.plan-way-forward", "words.planning-the-way-forward"),
            Map.entry("survivor-journey.revise-way-forward", "words.changing-the-way-forward"),
            Map.entry("support.revise-way-forward", "words.changing-the-way-forward"),
            Map.entry("survivor-journey.walk-alongside", "words.walking-alongside"),
            Map.entry("support.walk-alongside", "words.walking-alongside"),
            Map.entry("survivor-journey.record-session", "words.writing-down-a-session"),
            Map.entry("support.record-session", "words.writing-down-a-session"),
            Map.entry("survivor-journey.describe-concern", "words.a-safety-concern"),
            Map.entry("support.describe-concern", "words.a-safety-concern"),
            Map.entry("survivor-journey.look-back", "words.looking-back-together"),
            Map.entry("reflect.look-back", "words.looking-back-together"),
            Map.entry("arrange-meeting.arrange-meeting", "words.arranging-a-meeting"),
            Map.entry("referral.agree-together", "words.agreeing-on-other-support"),
            Map.entry(Letters.BUILDING, "words.a-letter-to-a-service"),
            Map.entry("referral.ask-how-it-went", "words.asking-how-other-support-went"),
            Map.entry("survivor-journey.keep-door-open", "words.a-break"),
            Map.entry("keep-door-open.keep-door-open", "words.a-break"),
            Map.entry("safety-concern.act-now", "words.acting-on-a-safety-concern"),
            Map.entry("safety-follow-up.follow-up", "words.asking-again-how-safe-things"),
            Map.entry("safety-concern.back-up-worker", "words.backing-up-whoever-acts-on"),
            Map.entry("safety-concern.take-over", "words.taking-over-a-safety-concern"),
            Map.entry("agree-to-close.agree-to-close", "words.agreeing-that-a-safety-concern"),
            Map.entry("agree-to-close.agree-as-worker", "words.agreeing-that-a-safety-concern"),
            Map.entry("safety-concern.agree-to-close", "words.agreeing-that-a-safety-concern"),
            Map.entry("safety-concern.agree-as-worker", "words.agreeing-that-a-safety-concern"),
            Map.entry("offence-overlap.assess-overlap", "words.looking-at-what-is-needed"),
            Map.entry("offence-overlap.hear-what-was-agreed", "words.reading-what-was-agreed-before"),
            Map.entry("offence-overlap.talk-about-referral", "words.talking-over-what-was-agreed"),
            Map.entry("way-into-group.talk-about-group", "words.talking-about-a-group"),
            Map.entry("way-into-group.meet-facilitator", "words.meeting-the-facilitator-of"),
            Map.entry("way-into-group.clear-invitation", "words.clearing-an-invitation-into"),
            Map.entry("way-into-group.give-group-information", "words.telling-about-a-group"),
            Map.entry("welcome-evening.meet-members", "words.meeting-the-members-of-a"),
            Map.entry("join-group.offer-other-options", "words.looking-at-other-options"),
            // What the same forms were called before.
            Map.entry("join-group.talk-about-group", "words.talking-about-a-group"),
            Map.entry("join-group.meet-facilitator", "words.meeting-the-facilitator-of"),
            Map.entry("join-group.clear-invitation", "words.clearing-an-invitation-into"),
            Map.entry("join-group.give-group-information", "words.telling-about-a-group"),
            Map.entry("join-group.meet-members", "words.meeting-the-members-of-a"),
            Map.entry("leave-group.name-ground", "words.talking-over-a-place-in"),
            Map.entry("leave-group.tell-member", "words.telling-about-leaving-a-group"),
            Map.entry("leave-group.ask-how-they-are", "words.asking-how-they-are"),
            Map.entry("leave-group.offer-other-support", "words.offering-other-support"),
            Map.entry("match-worker.offer-journey", "words.answering-the-offer-to-walk"),
            Map.entry(MatchWorkerProcess.KEY, "words.finding-a-worker-by-the"),
            Map.entry(WayForwardCheck.REASON_OF_LOOK, "words.making-sure-that-there-is"),
            Map.entry(RecordReading.PREPARING, "words.preparing-a-meeting"),
            Map.entry(PassingOn.REASON, "words.passing-a-message-on"),
            Map.entry(Messages.REASON_OF_LOOK, "words.sending-a-message"),
            Map.entry(ContactAndWishes.REASON, "words.looking-up-contact-and-wishes"),
            Map.entry(RecordCorrection.ENTRY, "words.reading-one-entry-to-correct"),
            Map.entry(RecordReading.READING, "words.reading-back-what-was-written"),
            Map.entry(RecordReading.SEARCHING, "words.looking-for-words-in-the"),
            Map.entry(RecordReading.AGREEMENTS, "words.reading-what-was-agreed"),
            Map.entry(OwnRequests.LOOKED_AT, "words.reading-what-they-asked-for"),
            Map.entry(AccessRequests.LEAVING_OUT, "words.leaving-out-of-a-copy"),
            Map.entry(AccessRequests.PRINTED, "words.printing-the-copy"),
            Map.entry(SupportMap.READING, "words.looking-at-the-map-of-support"),
            Map.entry(RecordReading.PRINTING, "words.printing-what-was-written"),
            Map.entry("people.told", "words.what-others-told"),
            Map.entry(Supporters.READING, "words.reading-whom-they-bring-in"),
            Map.entry(Records.BESIDE_LABEL, "words.the-name-beside-the-label"));

    private static final PageDate DAY = PageDate.of("EEE d MMM uuuu").withZone(EngineClock.ZONE);
    private static final PageDate WHEN = PageDate.of("EEE d MMM uuuu, h:mm a").withZone(EngineClock.ZONE);

    private static final PageDate TIME = PageDate.of("h:mm a").withZone(EngineClock.ZONE);

    private static final String OTHER_REASON = "words.a-task-of-the-journey";

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
    public static String time(Instant at) {
        return TIME.format(at);
    }

    /** When and how they meet, such as {@code Tue 1 Dec 2026, 2:00 pm, in person}. */
    public static String of(ArrangedMeeting meeting) {
        return when(meeting.startsAt()) + ", " + meeting.way().words();
    }

    /** The address of a task in the Tasklist. */
    public static String addressOf(String taskId) {
        return "/camunda/app/tasklist/default/#/?task=" + taskId;
    }

    public static String of(State state) {
        return switch (state) {
            case OPEN -> Words.here("words.open");
            case PAUSED -> Words.here("words.having-a-break");
            case ENDED -> Words.here("words.left-the-door-stays-open");
            case ERASED -> Words.here("words.erased");
        };
    }

    public static String of(Step step) {
        return switch (step) {
            case MATCH -> Words.here("words.finding-a-peer-worker");
            case WELCOME -> Words.here("words.welcome");
            case CONSENT -> Words.here("words.deciding-about-a-record");
            case SHARE -> Words.here("words.sharing-what-matters");
            case PLAN -> Words.here("words.planning-the-way-forward");
            case SUPPORT -> Words.here("words.support");
        };
    }

    public static String of(Season season) {
        return switch (season) {
            case WINTER -> Words.here("words.winter");
            case SPRING -> Words.here("words.spring");
            case SUMMER -> Words.here("words.summer");
            case AUTUMN -> Words.here("words.autumn");
        };
    }

    public static String of(RecordPart part) {
        return switch (part) {
            case CONTACT -> Words.here("words.name-safe-contact-and-wishes");
            case MAIN -> Words.here("words.what-was-shared-and-planned");
            case SAFETY -> Words.here("words.how-safe-things-are");
            case OFFENDING -> Words.here("words.what-only-the-people-of");
            case JOINING -> Words.here("words.what-is-passed-on-to");
            case PASSING_ON -> Words.here("words.the-safe-contact-while-somebody");
            case COPYING -> Words.here("words.what-could-be-about-others");
            case ACTING -> Words.here("words.the-safe-contact-and-keeping");
            case CONCERN -> Words.here("words.what-was-said-when-a");
            case GROUP -> Words.here("words.what-a-group-writes-about");
        };
    }

    /** What came of what a survivor asked for. */
    public static String of(Outcome outcome) {
        return switch (outcome) {
            case HANDED_OVER -> Words.here("words.request-handed-over");
            case FETCHED -> Words.here("words.request-fetched");
            case NOT_FETCHED -> Words.here("words.request-not-fetched");
            case WITHDRAWN -> Words.here("words.request-taken-back");
            case CORRECTED -> Words.here("words.request-corrected");
            case STATEMENT_ATTACHED -> Words.here("words.request-words-beside");
            case NOT_CHANGED -> Words.here("words.request-not-changed");
            case BEFORE -> Words.here("words.request-done-before");
        };
    }

    /** Why an entry was corrected, as it goes on after "because". */
    public static String of(CorrectionReason reason) {
        return switch (reason) {
            case WRITTEN_WRONG -> Words.here("words.it-was-written-down-wrong");
            case SURVIVOR_ASKED -> Words.here("words.the-survivor-asked-for-it");
            case CHANGED_SINCE -> Words.here("words.something-has-changed-since");
        };
    }

    public static String of(RecordTheme theme) {
        return switch (theme) {
            case SESSION -> Words.here("words.sessions");
            case MEETING -> Words.here("words.meetings");
            case WAY_FORWARD -> Words.here("words.ways-forward");
            case LOOKING_BACK -> Words.here("words.looking-back");
            case COMING_BACK -> Words.here("words.for-coming-back");
            case SHARED -> Words.here("words.what-was-shared");
            case SAFETY -> Words.here("words.safety");
            case PERSON -> Words.here("words.about-them");
            case CONTACT -> Words.here("words.contact-and-wishes");
            case GROUPS -> Words.here("words.groups");
            case ASSESSMENT -> Words.here("words.assessments");
            case OTHER_SUPPORT -> Words.here("other-support.title");
        };
    }

    /** What the survivor agreed to, as it goes on after "may". */
    public static String of(Purpose purpose) {
        return switch (purpose) {
            case KEEP_RECORD -> Words.here("words.keeping-a-record");
            case KEEP_SESSION_NOTES -> Words.here("words.keeping-notes-of-sessions");
            case ANONYMOUS_REPORTING -> Words.here("words.counting-them-without-a-name");
            case CONTACT_WHANAU -> Words.here("words.making-contact-with-whanau");
            case DISCLOSE_TO_RECIPIENT -> Words.here("words.passing-something-on-to-somebody");
        };
    }

    public static String parts(AtAnyTimeActs.Seen look) {
        if (look.isOfAgreements()) {
            return Words.here("words.what-they-agreed-to-and");
        }
        if (look.isOfRequests()) {
            return Words.here("words.what-they-asked-for-on");
        }
        if (look.isOfSupporters()) {
            return Words.here("words.whom-they-bring-in");
        }
        return look.isNameOnly()
                ? Words.here("words.the-name-they-chose")
                : look.parts().stream().map(JourneyWords::of).collect(Collectors.joining("; "));
    }

    /** Why a record was looked into, as it goes on after "for". */
    public static String reason(String reason) {
        return Words.here(REASONS.getOrDefault(reason, OTHER_REASON));
    }

    /** The same in a language, whatever that of the page is. */
    public static String reason(String reason, Language language) {
        return Words.said(language, REASONS.getOrDefault(reason, OTHER_REASON));
    }
}
