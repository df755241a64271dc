package org.alongside.settings;

import java.util.Arrays;
import java.util.Optional;
import org.alongside.access.Words;
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
            "setting-title.urgent-within",
            "setting-meaning.urgent-within",
            SettingUnit.MINUTES,
            60,
            5,
            240),
    EMERGENCY_WITHIN(
            "safety.emergency-within",
            SettingTheme.SAFETY,
            PolicyId.SAFE_02,
            "setting-title.emergency-within",
            "setting-meaning.emergency-within",
            SettingUnit.MINUTES,
            15,
            1,
            60),
    URGENT_LOOKS_AGAIN_DAYS(
            "safety.urgent-looks-again-days",
            SettingTheme.SAFETY,
            PolicyId.SAFE_02,
            "setting-title.urgent-looks-again-days",
            "setting-meaning.urgent-looks-again-days",
            SettingUnit.DAYS,
            3,
            1,
            7),
    EMERGENCY_LOOKS_AGAIN_DAYS(
            "safety.emergency-looks-again-days",
            SettingTheme.SAFETY,
            PolicyId.SAFE_02,
            "setting-title.emergency-looks-again-days",
            "setting-meaning.emergency-looks-again-days",
            SettingUnit.DAYS,
            1,
            1,
            3),
    AGREE_WITHIN(
            "safety.agree-within",
            SettingTheme.SAFETY,
            PolicyId.WORKER_08,
            "setting-title.agree-within",
            "setting-meaning.agree-within",
            SettingUnit.HOURS,
            24,
            1,
            72),
    FOLLOW_UP_WITHIN(
            "safety.follow-up-within",
            SettingTheme.SAFETY,
            PolicyId.SAFE_07,
            "setting-title.follow-up-within",
            "setting-meaning.follow-up-within",
            SettingUnit.HOURS,
            72,
            1,
            72),
    FOLLOW_UP_NOT_REACHED(
            "safety.follow-up-not-reached",
            SettingTheme.SAFETY,
            PolicyId.SAFE_07,
            "setting-title.follow-up-not-reached",
            "setting-meaning.follow-up-not-reached",
            SettingUnit.HOURS,
            24,
            1,
            24),
    NUMBERS_TO_CALL(
            "safety.numbers-to-call",
            SettingTheme.SAFETY,
            PolicyId.SAFE_02,
            "setting-title.numbers-to-call",
            "setting-meaning.numbers-to-call",
            """
            111: in danger now, ask for police or ambulance
            1737: call or text, free, day and night, talk with a trained counsellor
            0800 044 334: or text 4334, Safe to talk, day and night, help after sexual harm
            0800 543 354: Lifeline, day and night""",
            2500,
            true),
    PLACES_THAT_HELP(
            "safety.places-that-help",
            SettingTheme.SAFETY,
            PolicyId.SAFE_03,
            "setting-title.places-that-help",
            "setting-meaning.places-that-help",
            """
            A doctor or nurse
            A crisis or sexual harm service near them
            A kaupapa Māori service
            A refuge
            A community law centre""",
            2500,
            true),
    OFFER_STANDS(
            "workers.offer-stands",
            SettingTheme.SUPPORT,
            PolicyId.SAFE_03,
            "setting-title.offer-stands",
            "setting-meaning.offer-stands",
            SettingUnit.HOURS,
            48,
            1,
            336),
    SURVIVORS_DEFAULT(
            "workers.survivors-default",
            SettingTheme.SUPPORT,
            PolicyId.WORKER_05,
            "setting-title.survivors-default",
            "setting-meaning.survivors-default",
            SettingUnit.SURVIVORS,
            12,
            1,
            30),
    CO_REFLECTION_DAYS(
            "workers.co-reflection-days",
            SettingTheme.SUPPORT,
            PolicyId.WORKER_03,
            "setting-title.co-reflection-days",
            "setting-meaning.co-reflection-days",
            SettingUnit.DAYS,
            31,
            14,
            62),
    CONSENT_WAIT(
            "consent.wait-days",
            SettingTheme.SUPPORT,
            PolicyId.CONSENT_04,
            "setting-title.wait-days",
            "setting-meaning.wait-days",
            SettingUnit.DAYS,
            7,
            1,
            30),
    FEEDBACK_BEFORE_ERASURE(
            "consent.feedback-days",
            SettingTheme.SUPPORT,
            PolicyId.CONSENT_03,
            "setting-title.feedback-days",
            "setting-meaning.feedback-days",
            SettingUnit.DAYS,
            7,
            1,
            14),
    CONSENT_WORDING(
            "consent.wording",
            SettingTheme.SUPPORT,
            PolicyId.CONSENT_04,
            "setting-title.wording",
            "setting-meaning.wording",
            "",
            20_000,
            true),
    ASSESS_EVERY(
            "assessment.every-months",
            SettingTheme.SUPPORT,
            PolicyId.MONITOR_01,
            "setting-title.every-months",
            "setting-meaning.every-months",
            SettingUnit.MONTHS,
            6,
            1,
            6),
    ASSESSMENT_REMIND(
            "assessment.remind-days",
            SettingTheme.SUPPORT,
            PolicyId.MONITOR_01,
            "setting-title.remind-days",
            "setting-meaning.remind-days",
            SettingUnit.DAYS,
            14,
            3,
            30),
    ASSESSMENT_LINK(
            "assessment.link-days",
            SettingTheme.SUPPORT,
            PolicyId.CONF_06,
            "setting-title.link-days",
            "setting-meaning.link-days",
            SettingUnit.DAYS,
            14,
            2,
            30),
    KEEP_YEARS(
            "records.keep-years",
            SettingTheme.SUPPORT,
            PolicyId.CONF_09,
            "setting-title.keep-years",
            "setting-meaning.keep-years",
            SettingUnit.YEARS,
            10,
            7,
            20),
    COPY_DAYS(
            "record.copy-days",
            SettingTheme.SUPPORT,
            PolicyId.CONF_07,
            "setting-title.copy-days",
            "setting-meaning.copy-days",
            SettingUnit.DAYS,
            14,
            7,
            30),
    DIRECTORY_REVIEW(
            "directory.review-months",
            SettingTheme.SUPPORT,
            PolicyId.REFER_03,
            "setting-title.review-months",
            "setting-meaning.review-months",
            SettingUnit.MONTHS,
            12,
            1,
            12),
    REFERRAL_ANSWER(
            "referral.answer-days",
            SettingTheme.SUPPORT,
            PolicyId.REFER_05,
            "setting-title.answer-days",
            "setting-meaning.answer-days",
            SettingUnit.WORKING_DAYS,
            10,
            5,
            20),
    CONVERSATIONS_BEFORE(
            "groups.conversations-before",
            SettingTheme.GROUPS,
            PolicyId.GROUP_02,
            "setting-title.conversations-before",
            "setting-meaning.conversations-before",
            SettingUnit.TALKS,
            2,
            2,
            6),
    WELCOME_EVERY(
            "groups.welcome-every",
            SettingTheme.GROUPS,
            PolicyId.GROUP_07,
            "setting-title.welcome-every",
            "setting-meaning.welcome-every",
            SettingUnit.MEETINGS,
            4,
            3,
            6),
    PLACE_KEPT(
            "groups.place-kept",
            SettingTheme.GROUPS,
            PolicyId.GROUP_07,
            "setting-title.place-kept",
            "setting-meaning.place-kept",
            SettingUnit.MEETINGS,
            2,
            1,
            4),
    DOORS_OPEN_BEFORE(
            "groups.doors-open-before",
            SettingTheme.GROUPS,
            PolicyId.GROUP_08,
            "setting-title.doors-open-before",
            "setting-meaning.doors-open-before",
            SettingUnit.MINUTES,
            60,
            15,
            240),
    WITHOUT_PROTOCOLS(
            "groups.meetings-without-protocols",
            SettingTheme.GROUPS,
            PolicyId.GROUP_10,
            "setting-title.meetings-without-protocols",
            "setting-meaning.meetings-without-protocols",
            SettingUnit.MEETINGS,
            2,
            1,
            2),
    TWO_FACILITATORS_FROM(
            "groups.two-facilitators-from",
            SettingTheme.GROUPS,
            PolicyId.GROUP_12,
            "setting-title.two-facilitators-from",
            "setting-meaning.two-facilitators-from",
            SettingUnit.MEMBERS,
            9,
            5,
            9),
    LONG_ABSENCE(
            "groups.long-absence-meetings",
            SettingTheme.GROUPS,
            PolicyId.GROUP_13,
            "setting-title.long-absence-meetings",
            "setting-meaning.long-absence-meetings",
            SettingUnit.MEETINGS,
            4,
            2,
            12),
    APART_DAYS(
            "accounts.apart-days",
            SettingTheme.OFFICE,
            PolicyId.WORKER_08,
            "setting-title.apart-days",
            "setting-meaning.apart-days",
            SettingUnit.DAYS,
            30,
            7,
            90),
    TELEPHONE(
            "office.telephone",
            SettingTheme.OFFICE,
            null,
            "setting-title.telephone",
            "setting-meaning.telephone",
            "",
            30,
            false),
    REGION("office.region", SettingTheme.OFFICE, null, "setting-title.region", "setting-meaning.region", "", 30, false),
    SOON_DAYS(
            "office.soon-days",
            SettingTheme.OFFICE,
            PolicyId.WORKER_02,
            "setting-title.soon-days",
            "setting-meaning.soon-days",
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
        return Words.here(title);
    }

    public String meaning() {
        return Words.here(meaning);
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
                return Optional.of(Words.here("settings.in-one-line"));
            }
            return value.length() <= most
                    ? Optional.empty()
                    : Optional.of(Words.here("settings.shorten-it", most, value.length()));
        }
        boolean isRight =
                value.matches("[0-9]{1,5}") && Integer.parseInt(value) >= least && Integer.parseInt(value) <= most;
        return isRight
                ? Optional.empty()
                : Optional.of(Words.here("settings.whole-number", unit.plural(), least, most));
    }
}
