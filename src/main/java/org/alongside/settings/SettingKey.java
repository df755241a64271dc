package org.alongside.settings;

import java.util.Arrays;
import java.util.Optional;
import org.alongside.policy.PolicyId;
import org.jspecify.annotations.Nullable;

/**
 * What an organisation can set, each within bounds and with a default. What an installation sets as a property, such as
 * {@code alongside.safety.urgent-within}, is the default of all its organisations.
 */
public enum SettingKey {
    URGENT_WITHIN(
            "safety.urgent-within",
            SettingTheme.SAFETY,
            PolicyId.SAFE_02,
            "Time to answer an urgent concern",
            "Each person who is asked has this long to answer. Then the supervisors are asked.",
            SettingUnit.MINUTES,
            60,
            5,
            240),
    EMERGENCY_WITHIN(
            "safety.emergency-within",
            SettingTheme.SAFETY,
            PolicyId.SAFE_02,
            "Time to answer an emergency",
            "Each person who is asked has this long to answer. Then the supervisors are asked.",
            SettingUnit.MINUTES,
            15,
            1,
            60),
    URGENT_LOOKS_AGAIN_DAYS(
            "safety.urgent-looks-again-days",
            SettingTheme.SAFETY,
            PolicyId.SAFE_02,
            "When to look again after an urgent concern",
            "Whoever is still concerned looks again within this time.",
            SettingUnit.DAYS,
            3,
            1,
            7),
    EMERGENCY_LOOKS_AGAIN_DAYS(
            "safety.emergency-looks-again-days",
            SettingTheme.SAFETY,
            PolicyId.SAFE_02,
            "When to look again after an emergency",
            "Whoever is still concerned looks again within this time.",
            SettingUnit.DAYS,
            1,
            1,
            3),
    AGREE_WITHIN(
            "safety.agree-within",
            SettingTheme.SAFETY,
            PolicyId.WORKER_08,
            "Time to agree that a concern can be closed",
            "Whoever is asked to agree has this long to say yes or no.",
            SettingUnit.HOURS,
            24,
            1,
            72),
    FOLLOW_UP_WITHIN(
            "safety.follow-up-within",
            SettingTheme.SAFETY,
            PolicyId.SAFE_07,
            "Time until somebody asks again",
            "Where things are to be watched, somebody asks the survivor again within this time.",
            SettingUnit.HOURS,
            72,
            1,
            72),
    FOLLOW_UP_NOT_REACHED(
            "safety.follow-up-not-reached",
            SettingTheme.SAFETY,
            PolicyId.SAFE_07,
            "Time until it is tried again",
            "When the survivor was not reached, and for supervisors when nobody asked.",
            SettingUnit.HOURS,
            24,
            1,
            24),
    NUMBERS_TO_CALL(
            "safety.numbers-to-call",
            SettingTheme.SAFETY,
            PolicyId.SAFE_02,
            "Numbers to call",
            "Shown in tasks, on pages and on the card of a first contact. One a line, as “1737: call or text, day and night”; "
                    + "ten at most.",
            """
            111: in danger now, ask for police or ambulance
            1737: call or text, free, day and night, talk with a trained counsellor
            0800 044 334: or text 4334, Safe to talk, day and night, help after sexual harm
            0800 543 354: Lifeline, day and night""",
            2500,
            true),
    OFFER_STANDS(
            "workers.offer-stands",
            SettingTheme.SUPPORT,
            PolicyId.SAFE_03,
            "Time to think about an offer",
            "A worker has this long to think about walking with somebody. Then the next one is asked.",
            SettingUnit.HOURS,
            48,
            1,
            336),
    SURVIVORS_DEFAULT(
            "workers.survivors-default",
            SettingTheme.SUPPORT,
            PolicyId.WORKER_05,
            "Limit of a new profile",
            "A worker may walk with this many survivors, unless a supervisor chooses another number for them.",
            SettingUnit.SURVIVORS,
            12,
            1,
            30),
    CO_REFLECTION_DAYS(
            "workers.co-reflection-days",
            SettingTheme.SUPPORT,
            PolicyId.WORKER_03,
            "Days from one co-reflection to the next",
            "Whoever was at none for longer takes on nobody new. Those they walk with keep them.",
            SettingUnit.DAYS,
            31,
            14,
            62),
    CONSENT_WAIT(
            "consent.wait-days",
            SettingTheme.SUPPORT,
            PolicyId.CONSENT_04,
            "Time to think about consent",
            "Where the survivor wants more time and names no day, the worker asks again after this time.",
            SettingUnit.DAYS,
            7,
            1,
            30),
    FEEDBACK_BEFORE_ERASURE(
            "consent.feedback-days",
            SettingTheme.SUPPORT,
            PolicyId.CONSENT_03,
            "Time to invite feedback before everything is erased",
            "Whoever says not now is asked how it was for them. Everything is erased after that, and after this time at the latest.",
            SettingUnit.DAYS,
            7,
            1,
            14),
    CONSENT_WORDING(
            "consent.wording",
            SettingTheme.SUPPORT,
            PolicyId.CONSENT_04,
            "Our words before somebody decides about consent",
            "Workers read them out beside what the form asks. Each agreement keeps the version on which it was given.",
            "",
            20_000,
            true),
    ASSESS_EVERY(
            "assessment.every-months",
            SettingTheme.SUPPORT,
            PolicyId.MONITOR_01,
            "Time until a survivor is invited to assess the support again",
            "Counts from the last time, or from when support began. A day that is set already stays.",
            SettingUnit.MONTHS,
            6,
            1,
            6),
    ASSESSMENT_REMIND(
            "assessment.remind-days",
            SettingTheme.SUPPORT,
            PolicyId.MONITOR_01,
            "Time between reminders to assess the support",
            "Whoever was not reached is asked two more times, each after this time, and then no more.",
            SettingUnit.DAYS,
            14,
            3,
            30),
    ASSESSMENT_LINK(
            "assessment.link-days",
            SettingTheme.SUPPORT,
            PolicyId.CONF_06,
            "Time for which a link to assess the support opens",
            "Counts from when it was sent. A new one ends the one before.",
            SettingUnit.DAYS,
            14,
            2,
            30),
    KEEP_YEARS(
            "records.keep-years",
            SettingTheme.SUPPORT,
            PolicyId.CONF_09,
            "Years for which a record is kept after the last contact",
            "Then two supervisors decide whether it is erased, or one keeps it for longer. Nothing is erased because a day came.",
            SettingUnit.YEARS,
            10,
            7,
            20),
    CONVERSATIONS_BEFORE(
            "groups.conversations-before",
            SettingTheme.GROUPS,
            PolicyId.GROUP_02,
            "Conversations before a Wellbeing group",
            "Somebody has this many conversations with a peer worker before they go on towards such a group.",
            SettingUnit.TALKS,
            2,
            2,
            6),
    WELCOME_EVERY(
            "groups.welcome-every",
            SettingTheme.GROUPS,
            PolicyId.GROUP_07,
            "Meetings from one welcome meeting to the next",
            "After this many meetings a Wellbeing group welcomes new members again, unless its host chooses another number.",
            SettingUnit.MEETINGS,
            4,
            3,
            6),
    PLACE_KEPT(
            "groups.place-kept",
            SettingTheme.GROUPS,
            PolicyId.GROUP_07,
            "Welcome meetings for which a place is kept",
            "Whoever was not there this many times is asked whether they would still like to come, and the place is free.",
            SettingUnit.MEETINGS,
            2,
            1,
            4),
    DOORS_OPEN_BEFORE(
            "groups.doors-open-before",
            SettingTheme.GROUPS,
            PolicyId.GROUP_08,
            "Doors open before a meeting",
            "From then on new members meet the others and join.",
            SettingUnit.MINUTES,
            60,
            15,
            240),
    WITHOUT_PROTOCOLS(
            "groups.meetings-without-protocols",
            SettingTheme.GROUPS,
            PolicyId.GROUP_10,
            "Meetings without protocols",
            "This many meetings can be held before a group has agreed on its protocols.",
            SettingUnit.MEETINGS,
            2,
            1,
            2),
    TWO_FACILITATORS_FROM(
            "groups.two-facilitators-from",
            SettingTheme.GROUPS,
            PolicyId.GROUP_12,
            "Two facilitators from this many members on",
            "With fewer members one is enough.",
            SettingUnit.MEMBERS,
            9,
            5,
            9),
    LONG_ABSENCE(
            "groups.long-absence-meetings",
            SettingTheme.GROUPS,
            PolicyId.GROUP_13,
            "Meetings in a row until somebody asks how they are",
            "Nobody is put out of a group for it.",
            SettingUnit.MEETINGS,
            4,
            2,
            12),
    APART_DAYS(
            "accounts.apart-days",
            SettingTheme.OFFICE,
            PolicyId.WORKER_08,
            "Time after which two count as two again",
            "Whoever gave somebody their account or a new password does not decide with them as the second person for this long.",
            SettingUnit.DAYS,
            30,
            7,
            90),
    TELEPHONE(
            "office.telephone",
            SettingTheme.OFFICE,
            null,
            "Telephone of our office",
            "Stands on the card that a survivor gets at the first contact. Leave it empty where there is none.",
            "",
            30,
            false),
    REGION(
            "office.region",
            SettingTheme.OFFICE,
            null,
            "Region",
            "Its anniversary day counts as a public holiday, such as auckland or south-canterbury. Leave it empty for none.",
            "",
            30,
            false),
    SOON_DAYS(
            "office.soon-days",
            SettingTheme.OFFICE,
            PolicyId.WORKER_02,
            "Notice before a training ends",
            "This many days before a training ends, the pages of workers say so.",
            SettingUnit.DAYS,
            30,
            7,
            180);

    private static final String ONE_PERSON = "office.";

    private final String key;
    private final SettingTheme theme;
    private final @Nullable PolicyId policyId;
    private final String title;
    private final String meaning;
    private final @Nullable SettingUnit unit;
    private final String byDefault;
    private final int least;
    private final int most;
    private final boolean isInLines;

    SettingKey(
            String key,
            SettingTheme theme,
            @Nullable PolicyId policyId,
            String title,
            String meaning,
            SettingUnit unit,
            int byDefault,
            int least,
            int most) {
        this(key, theme, policyId, title, meaning, unit, Integer.toString(byDefault), least, most, false);
    }

    /** A text. @param most how many characters it has at most */
    SettingKey(
            String key,
            SettingTheme theme,
            @Nullable PolicyId policyId,
            String title,
            String meaning,
            String byDefault,
            int most,
            boolean isInLines) {
        this(key, theme, policyId, title, meaning, null, byDefault, 0, most, isInLines);
    }

    SettingKey(
            String key,
            SettingTheme theme,
            @Nullable PolicyId policyId,
            String title,
            String meaning,
            @Nullable SettingUnit unit,
            String byDefault,
            int least,
            int most,
            boolean isInLines) {
        this.key = key;
        this.theme = theme;
        this.policyId = policyId;
        this.title = title;
        this.meaning = meaning;
        this.unit = unit;
        this.byDefault = byDefault;
        this.least = least;
        this.most = most;
        this.isInLines = isInLines;
    }

    /** As addresses, rows and properties write it. */
    public String key() {
        return key;
    }

    /** The property by which an installation sets what holds where an organisation has agreed to nothing. */
    String property() {
        return switch (this) {
            case TELEPHONE -> "alongside.organisation.telephone";
            case REGION -> "alongside.groups.region";
            default -> "alongside." + key;
        };
    }

    /** @param key empty where there is no such setting, or no more */
    public static Optional<SettingKey> of(String key) {
        return Arrays.stream(values())
                .filter(setting -> setting.key.equals(key))
                .findFirst();
    }

    public SettingTheme theme() {
        return theme;
    }

    /** The rule that reads it; empty where none does. */
    public Optional<PolicyId> policyId() {
        return Optional.ofNullable(policyId);
    }

    public String title() {
        return title;
    }

    public String meaning() {
        return meaning;
    }

    /** Whether somebody else has to agree before a value holds. (WORKER-08) */
    public boolean needsTwo() {
        return !key.startsWith(ONE_PERSON);
    }

    public boolean isNumber() {
        return unit != null;
    }

    public boolean isInLines() {
        return isInLines;
    }

    /** @throws IllegalStateException for a text */
    public SettingUnit unit() {
        if (unit == null) {
            throw new IllegalStateException(key + " is no number.");
        }
        return unit;
    }

    public int least() {
        return least;
    }

    /** The greatest number, or how many characters a text has at most. */
    public int most() {
        return most;
    }

    String byDefault() {
        return byDefault;
    }

    /** A value as people read it. */
    public String words(String value) {
        return unit == null ? value : unit.words(Integer.parseInt(value));
    }

    /** What is wrong with a value, in a sentence for whoever typed it. */
    public Optional<String> wrong(String value) {
        if (unit == null) {
            if (!isInLines && value.indexOf('\n') >= 0) {
                return Optional.of("Please write it in one line.");
            }
            return value.length() <= most
                    ? Optional.empty()
                    : Optional.of("Please shorten it: " + most + " characters at most, it has " + value.length() + ".");
        }
        boolean isRight =
                value.matches("[0-9]{1,5}") && Integer.parseInt(value) >= least && Integer.parseInt(value) <= most;
        return isRight
                ? Optional.empty()
                : Optional.of(
                        "Please give a whole number of " + unit.plural() + " from " + least + " to " + most + ".");
    }
}
