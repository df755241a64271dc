package org.alongside.records;

import static org.alongside.access.RecordPart.ACTING;
import static org.alongside.access.RecordPart.CONCERN;
import static org.alongside.access.RecordPart.CONTACT;
import static org.alongside.access.RecordPart.COPYING;
import static org.alongside.access.RecordPart.GROUP;
import static org.alongside.access.RecordPart.JOINING;
import static org.alongside.access.RecordPart.MAIN;
import static org.alongside.access.RecordPart.OFFENDING;
import static org.alongside.access.RecordPart.PASSING_ON;
import static org.alongside.access.RecordPart.SAFETY;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alongside.access.RecordPart;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;

/**
 * Every field of the record. A form can name these and no others; a new one is a decision about privacy, made here.
 * (Confidential Client Record and session record of the guidelines)
 */
@Policy(PolicyId.JOURNEY_02)
public enum RecordField {
    CONTACT_ALIAS("contact.alias", CONTACT, Kept.ONCE, ACTING, PASSING_ON),
    CONTACT_CHANNEL("contact.channel", CONTACT, Kept.ONCE, ACTING, PASSING_ON),
    CONTACT_ADDRESS("contact.address", CONTACT, Kept.ONCE, ACTING, PASSING_ON),
    CONTACT_SAFE_HOURS("contact.safeHours", CONTACT, Kept.ONCE, ACTING, PASSING_ON),
    CONTACT_ANY_TIME("contact.anyTime", CONTACT, Kept.ONCE, PASSING_ON),
    CONTACT_CODE_NAME("contact.codeName", CONTACT, Kept.ONCE, ACTING, PASSING_ON),
    CONTACT_VOICEMAIL("contact.voicemail", CONTACT, Kept.ONCE, ACTING, PASSING_ON),
    CONTACT_LANGUAGE("contact.language", CONTACT, Kept.ONCE, ACTING, PASSING_ON),
    TOLD_BY_WHOM("told.byWhom", CONTACT, Kept.ONCE),
    TOLD_WHAT("told.what", CONTACT, Kept.ONCE, COPYING),
    TOLD_BY_WHANAU("told.byWhanau", MAIN, Kept.EACH_TIME, COPYING),
    TOLD_OWN_WORDS("told.ownWords", CONTACT, Kept.EACH_TIME, COPYING),
    WISHES_WORKER_GENDER("wishes.workerGender", CONTACT, Kept.ONCE),
    WISHES_CULTURE("wishes.culture", CONTACT, Kept.ONCE),
    WISHES_CULTURE_NOTE("wishes.cultureNote", CONTACT, Kept.ONCE, COPYING),

    PERSON_PHONE("person.phone", MAIN, Kept.ONCE),
    PERSON_EMAIL("person.email", MAIN, Kept.ONCE),
    PERSON_POSTAL_ADDRESS("person.postalAddress", MAIN, Kept.ONCE),
    PERSON_KEY_PEOPLE("person.keyPeople", MAIN, Kept.ONCE, COPYING),
    PERSON_ETHNICITY("person.ethnicity", MAIN, Kept.ONCE),
    PERSON_IWI("person.iwi", MAIN, Kept.ONCE),
    PERSON_AGE_BAND("person.ageBand", MAIN, Kept.ONCE),
    PERSON_SEXUAL_ORIENTATION("person.sexualOrientation", MAIN, Kept.ONCE),
    PERSON_GENDER_IDENTITY("person.genderIdentity", MAIN, Kept.ONCE),
    SHARE_PRESENT_SITUATION("share.presentSituation", MAIN, Kept.ONCE, COPYING),
    SHARE_HOME("share.home", MAIN, Kept.ONCE, COPYING),
    SHARE_MONEY_LAW_INSTITUTIONS("share.moneyLawInstitutions", MAIN, Kept.ONCE, COPYING),
    SHARE_RELATIONSHIPS_CULTURE("share.relationshipsCulture", MAIN, Kept.ONCE, COPYING),
    SHARE_LEISURE("share.leisure", MAIN, Kept.ONCE, COPYING),
    SHARE_LEARNING_WORK("share.learningWork", MAIN, Kept.ONCE, COPYING),
    SHARE_BODY_MIND_SPIRIT("share.bodyMindSpirit", MAIN, Kept.ONCE, COPYING),
    SHARE_STRENGTHS("share.strengths", MAIN, Kept.ONCE, COPYING),
    SHARE_WHAT_HAS_HELPED("share.whatHasHelped", MAIN, Kept.ONCE, COPYING),
    RISKS_SELF("risks.self", MAIN, Kept.ONCE, COPYING),
    RISKS_OTHERS("risks.others", MAIN, Kept.ONCE, COPYING),
    PLAN_HOPES("plan.hopes", MAIN, Kept.ONCE, COPYING),
    PLAN_NEXT_STEPS("plan.nextSteps", MAIN, Kept.ONCE, COPYING),
    PLAN_KEEPING_SAFE("plan.keepingSafe", MAIN, Kept.ONCE, ACTING, COPYING),
    PLAN_PEOPLE_ALONGSIDE("plan.peopleAlongside", MAIN, Kept.ONCE, COPYING),
    PLAN_OPTIONS("plan.options", MAIN, Kept.ONCE),
    PLAN_OPTION_NOTE("plan.optionNote", MAIN, Kept.ONCE, COPYING),
    SESSION_KIND("session.kind", MAIN, Kept.EACH_TIME),
    SESSION_DATE("session.date", MAIN, Kept.EACH_TIME),
    SESSION_MINUTES("session.minutes", MAIN, Kept.EACH_TIME),
    SESSION_TALKED_ABOUT("session.talkedAbout", MAIN, Kept.EACH_TIME, COPYING),
    SESSION_NEXT_STEPS("session.nextSteps", MAIN, Kept.EACH_TIME, COPYING),
    SESSION_SURVIVOR_WISHES("session.survivorWishes", MAIN, Kept.EACH_TIME, COPYING),
    SESSION_AGREED_TOGETHER("session.agreedTogether", MAIN, Kept.EACH_TIME, COPYING),
    MEETING_PLACE("meeting.place", MAIN, Kept.ONCE, COPYING),
    MEETING_WITH_WHOM("meeting.withWhom", MAIN, Kept.ONCE, COPYING),
    REVIEW_LOOKING_BACK("review.lookingBack", MAIN, Kept.EACH_TIME, COPYING),
    REVIEW_WHAT_NEXT("review.whatNext", MAIN, Kept.EACH_TIME, COPYING),
    PAUSE_NOTE("pause.note", MAIN, Kept.EACH_TIME, COPYING),
    ASSESSMENT_NOTE("assessment.note", MAIN, Kept.EACH_TIME),
    REFERRAL_WORDS("otherSupport.words", MAIN, Kept.ONCE, COPYING),
    REFERRAL_HOW_IT_WENT("otherSupport.howItWent", MAIN, Kept.EACH_TIME, COPYING),

    SAFETY_NOW("safety.now", SAFETY, Kept.EACH_TIME, CONCERN),
    SAFETY_SELF("safety.self", SAFETY, Kept.EACH_TIME, CONCERN),
    SAFETY_OTHERS("safety.others", SAFETY, Kept.EACH_TIME, CONCERN),
    SAFETY_NOTE("safety.note", SAFETY, Kept.EACH_TIME, CONCERN, COPYING),
    CONCERN_WHAT("concern.what", SAFETY, Kept.EACH_TIME, CONCERN),
    CONCERN_DONE("concern.done", SAFETY, Kept.EACH_TIME, CONCERN),

    JOINING_CHALLENGES("joining.challenges", MAIN, Kept.ONCE, COPYING),
    JOINING_EXPECTATIONS("joining.expectations", MAIN, Kept.ONCE, COPYING),
    JOINING_OTHER_SUPPORT("joining.otherSupport", MAIN, Kept.EACH_TIME, COPYING),
    JOINING_NAME("joining.name", JOINING, Kept.ONCE),
    JOINING_GOALS("joining.goals", JOINING, Kept.ONCE, COPYING),
    JOINING_FOR_FACILITATOR("joining.forFacilitator", JOINING, Kept.ONCE, COPYING),
    JOINING_CONTACT("joining.contact", JOINING, Kept.ONCE),
    JOINING_LEAVING_TALK("joining.leavingTalk", JOINING, Kept.EACH_TIME),
    JOINING_LEAVING_TOLD("joining.leavingTold", JOINING, Kept.EACH_TIME, COPYING),

    GROUP_NAME("group.name", GROUP, Kept.ONCE),
    GROUP_PLACE("group.place", GROUP, Kept.ONCE),
    GROUP_CONTACT("group.contact", GROUP, Kept.ONCE),
    GROUP_AGENDA("group.agenda", GROUP, Kept.ONCE),
    GROUP_TOPICS("group.topics", GROUP, Kept.ONCE),
    GROUP_CHANGES_WISHED("group.changesWished", GROUP, Kept.EACH_TIME),
    GROUP_PROTOCOLS("group.protocols", GROUP, Kept.ONCE),

    OFFENDING_WHAT("offending.what", OFFENDING, Kept.EACH_TIME),
    OFFENDING_ASSESSMENT("offending.assessment", OFFENDING, Kept.EACH_TIME),
    OFFENDING_MITIGATIONS("offending.mitigations", OFFENDING, Kept.EACH_TIME),
    OFFENDING_OUTCOME("offending.outcome", OFFENDING, Kept.EACH_TIME);

    /** Whether a field has one current answer, or a new one each time it is asked. */
    enum Kept {
        ONCE,
        EACH_TIME
    }

    private static final Map<String, RecordField> BY_ID =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(RecordField::id, Function.identity()));

    private final String id;
    private final RecordPart compartment;
    private final Kept kept;
    private final Set<RecordPart> openBy;

    RecordField(String id, RecordPart compartment, Kept kept, RecordPart... alsoOpenBy) {
        this.id = id;
        this.compartment = compartment;
        this.kept = kept;
        this.openBy = Stream.concat(Stream.of(compartment), Arrays.stream(alsoOpenBy))
                .collect(Collectors.toUnmodifiableSet());
    }

    public String id() {
        return id;
    }

    public RecordPart compartment() {
        return compartment;
    }

    /**
     * Whether an entry is open to somebody. Whoever may see one of the parts that open a field sees it: the part where it is
     * kept, or one for who acts on a concern. (CONF-08)
     *
     * @param open what they may see now: parts, each with the moment from which entries are open
     * @param saidAt when the entry was said
     * @param isOwn whether they wrote it themselves
     */
    boolean isOpen(Map<RecordPart, Instant> open, Instant saidAt, boolean isOwn) {
        return openBy.stream().map(open::get).anyMatch(from -> from != null && (isOwn || !saidAt.isBefore(from)));
    }

    /** From when on entries of it are open; nothing where none is. */
    Optional<Instant> openFrom(Map<RecordPart, Instant> open) {
        return openBy.stream().map(open::get).filter(Objects::nonNull).min(Instant::compareTo);
    }

    /**
     * Whether somebody else than the survivor and their worker said or wrote it: other words are not put in its place. (CONF-07)
     */
    public boolean isOfSomebodyElse() {
        return isTold() || this == JOINING_LEAVING_TALK || this == JOINING_LEAVING_TOLD;
    }

    /**
     * Whether somebody else told it of the survivor: it is not confirmed, and the survivor is told of it and says whether it stays.
     * (CONSENT-08)
     */
    public boolean isTold() {
        return this == TOLD_WHAT || this == TOLD_BY_WHANAU;
    }

    /** Whether people write in it what could be about others, so that somebody goes through it before a copy is given. (CONF-05) */
    public boolean couldBeAboutOthers() {
        return openBy.contains(COPYING);
    }

    /**
     * Whether the survivor reads it on a page of their own: what they said, and what was written about them. Left out is what
     * somebody else told or wrote, also when somebody was worried, in which others' words may stand; what an assessment of
     * overlapping offending says; and what is of a group. (CONF-07, CONF-05, OFFEND-07)
     */
    public boolean isOpenToSurvivor() {
        return switch (this) {
            case TOLD_BY_WHOM, TOLD_WHAT, TOLD_BY_WHANAU, CONCERN_WHAT, CONCERN_DONE, JOINING_LEAVING_TALK -> false;
            default -> compartment != OFFENDING && compartment != GROUP;
        };
    }

    /** @return whether each answer stays; otherwise the newest one takes the place of those before it */
    public boolean isEachTime() {
        return kept == Kept.EACH_TIME;
    }

    public static Optional<RecordField> of(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    static Map<String, RecordField> byId() {
        return BY_ID;
    }
}
