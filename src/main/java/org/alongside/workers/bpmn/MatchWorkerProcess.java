package org.alongside.workers.bpmn;

import java.time.Instant;
import org.alongside.engine.Variable;
import org.alongside.ids.WorkerId;

/**
 * “Match a peer worker”: what code names of {@code processes/workers/match-worker.bpmn}.
 * Written by {@code bin/docs} from the model; whoever changes it here changes nothing.
 */
public final class MatchWorkerProcess {
    /** The key of the process. */
    public static final String KEY = "match-worker";

    public static final Variable<String> JOURNEY_LABEL = Variable.text("journeyLabel");

    public static final Variable<WorkerId> FIRST_CONTACT_BY = Variable.id("firstContactBy", WorkerId::of);

    public static final Variable<String> ORGANISATION_ID = Variable.text("organisationId");

    public static final Variable<WorkerId> WORKER_ID = Variable.id("workerId", WorkerId::of);

    public static final Variable<WorkerId> OFFERED_WORKER_ID = Variable.id("offeredWorkerId", WorkerId::of);

    public static final Variable<Instant> OFFER_EXPIRES_ON = Variable.date("offerExpiresOn");

    public static final Variable<String> OFFER_ANSWER = Variable.text("offerAnswer");

    public static final Variable<Boolean> HELP_OFFERED = Variable.yesNo("helpOffered");

    public static final Variable<Boolean> WISHES_RELAXED = Variable.yesNo("wishesRelaxed");

    public static final Variable<WorkerId> CHOSEN_WORKER_ID = Variable.id("chosenWorkerId", WorkerId::of);

    public static final Variable<String> RELEASE_EARLIER = Variable.text("releaseEarlier");

    /** An answer of the form {@code match-worker.give-places-that-help.form}, never stored. */
    public static final Variable<Boolean> GIVEN = Variable.yesNo("given");

    /** An answer of the form {@code match-worker.offer-journey.form}, never stored. */
    public static final Variable<String> CONFLICT_KIND = Variable.text("conflictKind");

    /** “Find a worker”: {@code ${findWorker}}. */
    public static final String SERVICE_TASK_FIND_WORKER = "serviceTask_findWorker";

    /** “Answer the offer to walk alongside”: form {@code match-worker.offer-journey}. */
    public static final String USER_TASK_OFFER_JOURNEY = "userTask_offerJourney";

    /** “Record the match”: {@code ${recordMatch}}. */
    public static final String SERVICE_TASK_RECORD_MATCH = "serviceTask_recordMatch";

    /** “The offer expired”: waits for a time. */
    public static final String BOUNDARY_EVENT_OFFER_EXPIRED = "boundaryEvent_offerExpired";

    /** “Record that no answer came”: {@code ${recordAnswer}}. */
    public static final String SERVICE_TASK_RECORD_NO_ANSWER = "serviceTask_recordNoAnswer";

    /** “Record the answer”: {@code ${recordAnswer}}. */
    public static final String SERVICE_TASK_RECORD_ANSWER = "serviceTask_recordAnswer";

    /** “Give the survivor places that help at once”: form {@code match-worker.give-places-that-help}. */
    public static final String USER_TASK_GIVE_PLACES_THAT_HELP = "userTask_givePlacesThatHelp";

    /** “Places that help were given”: {@code ${recordPlacesGiven}}. */
    public static final String END_EVENT_HELP_GIVEN = "endEvent_helpGiven";

    /** “Find a way to a worker”: form {@code match-worker.find-another-way}. */
    public static final String USER_TASK_FIND_ANOTHER_WAY = "userTask_findAnotherWay";

    private MatchWorkerProcess() {}

    /** What {@link #OFFER_ANSWER} can be. */
    public static final class OfferAnswer {
        public static final String ACCEPT = "ACCEPT";
        public static final String NOT_NOW = "NOT_NOW";
        public static final String KNOWS_THE_SURVIVOR = "KNOWS_THE_SURVIVOR";
        public static final String NO_ANSWER = "NO_ANSWER";

        private OfferAnswer() {}
    }

    /** What {@link #RELEASE_EARLIER} can be. */
    public static final class ReleaseEarlier {
        public static final String ALL = "ALL";
        public static final String CONTACT_ONLY = "CONTACT_ONLY";

        private ReleaseEarlier() {}
    }

    /** What {@link #CONFLICT_KIND} can be. */
    public static final class ConflictKind {
        public static final String KIN = "KIN";
        public static final String FRIEND_OR_COLLEAGUE = "FRIEND_OR_COLLEAGUE";
        public static final String OTHER_ROLE = "OTHER_ROLE";
        public static final String RATHER_NOT_SAY = "RATHER_NOT_SAY";

        private ConflictKind() {}
    }

    /** Names of answers of its forms that are never stored, for annotations. */
    public static final class Answers {
        public static final String GIVEN = "given";
        public static final String CONFLICT_KIND = "conflictKind";

        private Answers() {}
    }
}
