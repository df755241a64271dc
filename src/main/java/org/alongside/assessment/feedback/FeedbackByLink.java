package org.alongside.assessment.feedback;

import java.util.Optional;
import org.alongside.ids.JourneyId;
import org.alongside.own.OpenedByLink;
import org.alongside.own.OwnLinks;
import org.alongside.own.OwnLinks.Opened;
import org.alongside.own.OwnLinks.Purpose;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.records.Feedback;
import org.alongside.records.Feedback.Outcome;
import org.alongside.records.Feedback.Said;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What somebody writes whom a link led here. Nothing ties it to them unless they wish so: once it is sent, it can be seen
 * nowhere any more that the link was opened.
 */
@Component
@Transactional(propagation = Propagation.REQUIRED)
@Policy(value = PolicyId.MONITOR_04, database = "trigger feedback_is_untied")
class FeedbackByLink implements OpenedByLink {
    static final String PAGE = "/own/feedback";

    private final OwnLinks links;
    private final Feedback feedback;

    FeedbackByLink(OwnLinks links, Feedback feedback) {
        this.links = links;
        this.feedback = feedback;
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isOpen(String token) {
        return links.find(Purpose.FEEDBACK, token).isPresent();
    }

    @Override
    public Optional<String> take(String token, String press) {
        return links.open(Purpose.FEEDBACK, Purpose.FEEDBACK, token, press, link -> true);
    }

    @Override
    public String firstPage() {
        return PAGE;
    }

    /**
     * Whether somebody can write in this sitting, which goes on from now.
     *
     * @return whether we could know whom it is from, as they are not erased; empty where nothing is open
     */
    public Optional<Boolean> use(String secret) {
        return links.use(Purpose.FEEDBACK, secret).map(opened -> feedback.canBeFrom(opened.journeyId()));
    }

    /**
     * Keeps what was said, and forgets the link.
     *
     * @param mayBeKnown whether they wish that we know whom it is from
     * @return false where nothing is open; true also where the same was sent before
     */
    public boolean send(String secret, Said said, boolean mayBeKnown) {
        if (feedback.isKept(said.press())) {
            return true;
        }
        Optional<Opened> opened = links.sitting(Purpose.FEEDBACK, secret);
        if (opened.isEmpty()) {
            return false;
        }
        JourneyId journeyId = opened.get().journeyId();
        boolean isTied = mayBeKnown && feedback.canBeFrom(journeyId);
        Said kept = new Said(said.press(), said.text(), said.reason(), said.mayBeShown(), isTied ? journeyId : null);
        if (links.use(Purpose.FEEDBACK, secret).isEmpty() || feedback.keep(kept, false) != Outcome.KEPT) {
            return false;
        }
        links.forget(Purpose.FEEDBACK, opened.get().subjectId());
        return true;
    }
}
