package org.alongside.settings;

import static org.alongside.policy.PolicyId.CONF_06;
import static org.alongside.policy.PolicyId.CONF_07;
import static org.alongside.policy.PolicyId.CONF_09;
import static org.alongside.policy.PolicyId.CONSENT_03;
import static org.alongside.policy.PolicyId.CONSENT_04;
import static org.alongside.policy.PolicyId.GROUP_02;
import static org.alongside.policy.PolicyId.GROUP_07;
import static org.alongside.policy.PolicyId.GROUP_08;
import static org.alongside.policy.PolicyId.GROUP_10;
import static org.alongside.policy.PolicyId.GROUP_12;
import static org.alongside.policy.PolicyId.GROUP_13;
import static org.alongside.policy.PolicyId.MONITOR_01;
import static org.alongside.policy.PolicyId.MONITOR_02;
import static org.alongside.policy.PolicyId.REFER_03;
import static org.alongside.policy.PolicyId.REFER_05;
import static org.alongside.policy.PolicyId.SAFE_02;
import static org.alongside.policy.PolicyId.SAFE_03;
import static org.alongside.policy.PolicyId.SAFE_07;
import static org.alongside.policy.PolicyId.WORKER_03;
import static org.alongside.policy.PolicyId.WORKER_05;
import static org.alongside.policy.PolicyId.WORKER_08;
import static org.alongside.settings.SettingTheme.GROUPS;
import static org.alongside.settings.SettingTheme.OFFICE;
import static org.alongside.settings.SettingTheme.SAFETY;
import static org.alongside.settings.SettingTheme.SUPPORT;
import static org.alongside.settings.SettingUnit.DAYS;
import static org.alongside.settings.SettingUnit.HOURS;
import static org.alongside.settings.SettingUnit.MEETINGS;
import static org.alongside.settings.SettingUnit.MEMBERS;
import static org.alongside.settings.SettingUnit.MINUTES;
import static org.alongside.settings.SettingUnit.MONTHS;
import static org.alongside.settings.SettingUnit.SURVIVORS;
import static org.alongside.settings.SettingUnit.TALKS;
import static org.alongside.settings.SettingUnit.WORKING_DAYS;
import static org.alongside.settings.SettingUnit.YEARS;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.alongside.access.Words;
import org.alongside.policy.PolicyId;
import org.jspecify.annotations.Nullable;

/**
 * What an organisation can set, each within bounds and with a default. What an installation sets as a property, such as
 * {@code alongside.safety.urgent-within}, is the default of all its organisations.
 */
public enum SettingKey {
    URGENT_WITHIN("safety.urgent-within", SAFETY, MINUTES, 60, 5, 240, SAFE_02),
    EMERGENCY_WITHIN("safety.emergency-within", SAFETY, MINUTES, 15, 1, 60, SAFE_02),
    URGENT_LOOKS_AGAIN_DAYS("safety.urgent-looks-again-days", SAFETY, DAYS, 3, 1, 7, SAFE_02),
    EMERGENCY_LOOKS_AGAIN_DAYS("safety.emergency-looks-again-days", SAFETY, DAYS, 1, 1, 3, SAFE_02),
    AGREE_WITHIN("safety.agree-within", SAFETY, HOURS, 24, 1, 72, WORKER_08),
    FOLLOW_UP_WITHIN("safety.follow-up-within", SAFETY, HOURS, 72, 1, 72, SAFE_07),
    FOLLOW_UP_NOT_REACHED("safety.follow-up-not-reached", SAFETY, HOURS, 24, 1, 24, SAFE_07),
    NUMBERS_TO_CALL("safety.numbers-to-call", SAFETY, """
            111: in danger now, ask for police or ambulance
            1737: call or text, free, day and night, talk with a trained counsellor
            0800 044 334: or text 4334, Safe to talk, day and night, help after sexual harm
            0800 543 354: Lifeline, day and night""", 2500, true, SAFE_02),
    PLACES_THAT_HELP("safety.places-that-help", SAFETY, """
            A doctor or nurse
            A crisis or sexual harm service near them
            A kaupapa Māori service
            A refuge
            A community law centre""", 2500, true, SAFE_03),
    OFFER_STANDS("workers.offer-stands", SUPPORT, HOURS, 48, 1, 336, SAFE_03),
    SURVIVORS_DEFAULT("workers.survivors-default", SUPPORT, SURVIVORS, 12, 1, 30, WORKER_05),
    CO_REFLECTION_DAYS("workers.co-reflection-days", SUPPORT, DAYS, 31, 14, 62, WORKER_03),
    CONSENT_WAIT("consent.wait-days", SUPPORT, DAYS, 7, 1, 30, CONSENT_04),
    FEEDBACK_BEFORE_ERASURE("consent.feedback-days", SUPPORT, DAYS, 7, 1, 14, CONSENT_03),
    CONSENT_WORDING("consent.wording", SUPPORT, "", 20_000, true, CONSENT_04),
    ASSESS_EVERY("assessment.every-months", SUPPORT, MONTHS, 6, 1, 6, MONITOR_01),
    ASSESSMENT_REMIND("assessment.remind-days", SUPPORT, DAYS, 14, 3, 30, MONITOR_01, MONITOR_02),
    ASSESSMENT_LINK("assessment.link-days", SUPPORT, DAYS, 14, 2, 30, MONITOR_01, CONF_06),
    KEEP_YEARS("records.keep-years", SUPPORT, YEARS, 10, 7, 20, CONF_09),
    COPY_DAYS("record.copy-days", SUPPORT, DAYS, 14, 7, 30, CONF_07),
    DIRECTORY_REVIEW("directory.review-months", SUPPORT, MONTHS, 12, 1, 12, REFER_03),
    REFERRAL_ANSWER("referral.answer-days", SUPPORT, WORKING_DAYS, 10, 5, 20, REFER_05),
    REFERRAL_FETCH("referral.fetch-days", SUPPORT, DAYS, 7, 2, 14, REFER_05, CONF_06),
    CONVERSATIONS_BEFORE("groups.conversations-before", GROUPS, TALKS, 2, 2, 6, GROUP_02),
    WELCOME_EVERY("groups.welcome-every", GROUPS, MEETINGS, 4, 3, 6, GROUP_07),
    PLACE_KEPT("groups.place-kept", GROUPS, MEETINGS, 2, 1, 4, GROUP_07),
    DOORS_OPEN_BEFORE("groups.doors-open-before", GROUPS, MINUTES, 60, 15, 240, GROUP_08),
    WITHOUT_PROTOCOLS("groups.meetings-without-protocols", GROUPS, MEETINGS, 2, 1, 2, GROUP_10),
    TWO_FACILITATORS_FROM("groups.two-facilitators-from", GROUPS, MEMBERS, 9, 5, 9, GROUP_12),
    LONG_ABSENCE("groups.long-absence-meetings", GROUPS, MEETINGS, 4, 2, 12, GROUP_13),
    APART_DAYS("accounts.apart-days", OFFICE, DAYS, 30, 7, 90, WORKER_08, CONF_09),
    TELEPHONE("office.telephone", OFFICE, "", 30, false),
    REGION("office.region", OFFICE, "", 30, false),
    SOON_DAYS("office.soon-days", OFFICE, DAYS, 30, 7, 180);

    private static final String ONE_PERSON = "office.";

    private final String key;
    private final SettingTheme theme;
    private final @Nullable SettingUnit unit;
    private final String byDefault;
    private final int least;
    private final int most;
    private final boolean isInLines;
    private final Set<PolicyId> policies;

    /** A number. @param policies the rules that read it */
    SettingKey(
            String key,
            SettingTheme theme,
            SettingUnit unit,
            int byDefault,
            int least,
            int most,
            PolicyId... policies) {
        this(key, theme, unit, Integer.toString(byDefault), least, most, false, policies);
    }

    /** A text. @param most how many characters it has at most */
    SettingKey(String key, SettingTheme theme, String byDefault, int most, boolean isInLines, PolicyId... policies) {
        this(key, theme, null, byDefault, 0, most, isInLines, policies);
    }

    SettingKey(
            String key,
            SettingTheme theme,
            @Nullable SettingUnit unit,
            String byDefault,
            int least,
            int most,
            boolean isInLines,
            PolicyId... policies) {
        this.key = key;
        this.theme = theme;
        this.unit = unit;
        this.byDefault = byDefault;
        this.least = least;
        this.most = most;
        this.isInLines = isInLines;
        this.policies = Set.of(policies);
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

    /** The rules that read it; none where it is for convenience alone. */
    public Set<PolicyId> policies() {
        return policies;
    }

    public String title() {
        return Words.here("setting-title." + word());
    }

    public String meaning() {
        return Words.here("setting-meaning." + word());
    }

    private String word() {
        return key.substring(key.indexOf('.') + 1);
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
