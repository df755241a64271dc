package org.alongside.assessment;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.alongside.ids.AssessmentId;
import org.alongside.ids.JourneyId;
import org.alongside.own.OpenedByCode;
import org.alongside.own.OpenedByLink;

/**
 * What pages ask on which a survivor, or somebody who helps them, answers the assessment. Each call is a transaction of its
 * own in the organisation that the thread works for. What is wrong, used, late, closed, of another organisation or not
 * theirs is one answer: nothing, or {@link Outcome#OVER}. (MONITOR-01, MONITOR-02, MONITOR-03)
 */
public interface Answering extends OpenedByLink, OpenedByCode {
    /** The key of the box by which a survivor lets their worker see the answers: {@code yes}, or not ticked. */
    String SHARED_WITH_WORKER = "sharedWithWorker";

    /** The key of the box by which a survivor lets their words be quoted without a name: {@code yes}, or not ticked. */
    String MAY_BE_QUOTED = "mayBeQuoted";

    /** What came of sending or declining. */
    enum Outcome {
        DONE,
        /** It was over already, or is not theirs: nothing was changed. */
        OVER
    }

    /**
     * The form as it was deployed when this round began: the same until it is sent.
     *
     * @param key id of the form
     * @param version grows with each deployment that changed it
     * @param json a Camunda Form
     */
    record AskedForm(String key, int version, String json) {}

    /**
     * What is open.
     *
     * @param draft answers so far by the key of their item, also those of an earlier sitting where nobody else could have
     *     opened this one; nothing is in it that nobody answered
     * @param journeyId whose it is; nothing of it is shown on the survivor's pages
     * @param isOnTablet whether it began with a code, on a device that others use as well
     * @param isHelped whether somebody helps, and so not the survivor alone sees it
     * @param mayShare whether there is a record in which their worker could read it (CONSENT-09)
     * @param endsAt when it is over unless it is used again before
     */
    record Sitting(
            AssessmentId assessmentId,
            JourneyId journeyId,
            AskedForm form,
            Map<String, String> draft,
            boolean isOnTablet,
            boolean isHelped,
            boolean mayShare,
            Instant endsAt) {}

    /** The form as it is asked of whoever begins now; empty where none is deployed. */
    Optional<AskedForm> newestForm();

    /** What is open to them. Counts as use, so that a sitting goes on. */
    Optional<Sitting> find(AnsweredBy by);

    /**
     * Keeps some answers of the draft, beside those that are there; encrypted, so that a lost line loses nothing.
     *
     * @param answers by the key of their item; an empty one takes back what was said
     * @return false where it is over
     * @throws org.alongside.policy.Refused in a sentence, where an answer is too long, or the form has no such item or answer
     */
    boolean save(AnsweredBy by, Map<String, String> answers);

    /**
     * Sends what the draft holds, also where it is empty: every item is voluntary. After it, it cannot be opened again. Whoever
     * sends it twice is told the same twice.
     *
     * @param assessment the id that the page showed; another one than the one that is open is over
     */
    Outcome send(AnsweredBy by, String assessment);

    /** They would rather not. The draft is deleted, nobody is asked why, and the next time comes as it would have. Like {@link #send}. */
    Outcome decline(AnsweredBy by, String assessment);
}
