package org.alongside.referral.bpmn;

import java.time.Instant;
import org.alongside.engine.Variable;
import org.alongside.ids.ReferralId;
import org.alongside.ids.WorkerId;

/**
 * “Tell a service that the agreement ended”: what code names of {@code processes/referral/recall-letter.bpmn}.
 * Written by {@code bin/docs} from the model; whoever changes it here changes nothing.
 */
public final class RecallLetterProcess {
    /** The key of the process. */
    public static final String KEY = "recall-letter";

    public static final Variable<String> JOURNEY_LABEL = Variable.text("journeyLabel");

    public static final Variable<String> ORGANISATION_ID = Variable.text("organisationId");

    public static final Variable<WorkerId> WORKER_ID = Variable.id("workerId", WorkerId::of);

    public static final Variable<ReferralId> REFERRAL_ID = Variable.id("referralId", ReferralId::of);

    public static final Variable<Instant> TELL_BY = Variable.date("tellBy");

    /** An answer of the form {@code recall-letter.tell-service.form}, never stored. */
    public static final Variable<String> RECALL_GOES = Variable.text("recallGoes");

    /** “Tell the service”: form {@code recall-letter.tell-service}. */
    public static final String USER_TASK_TELL_SERVICE = "userTask_tellService";

    /** “Keep that it was told”: {@code ${keepRecall}}. */
    public static final String SERVICE_TASK_KEEP_RECALL = "serviceTask_keepRecall";

    private RecallLetterProcess() {}

    /** What {@link #RECALL_GOES} can be. */
    public static final class RecallGoes {
        public static final String POSTED = "POSTED";
        public static final String HANDED_OVER = "HANDED_OVER";
        public static final String BY_TELEPHONE = "BY_TELEPHONE";

        private RecallGoes() {}
    }

    /** Names of answers of its forms that are never stored, for annotations. */
    public static final class Answers {
        public static final String RECALL_GOES = "recallGoes";

        private Answers() {}
    }
}
