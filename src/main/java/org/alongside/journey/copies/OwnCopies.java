package org.alongside.journey.copies;

import java.time.Clock;
import java.util.Optional;
import org.alongside.access.Language;
import org.alongside.engine.Caller;
import org.alongside.ids.JourneyId;
import org.alongside.ids.RequestId;
import org.alongside.journey.copies.document.CopyDocument;
import org.alongside.journey.own.OwnRequests;
import org.alongside.journey.own.OwnRequests.Request;
import org.alongside.journey.requests.AccessRequests;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The copy that a survivor fetches on their own page, as long as it is there. That it was fetched is in the ledger. (CONF-07) */
@Service
@Transactional(propagation = Propagation.MANDATORY)
@Policy(value = PolicyId.CONF_07, database = "check own_request_fetched")
public class OwnCopies {
    private final OwnRequests requests;
    private final AccessRequests running;
    private final CopyContent content;
    private final Clock clock;

    OwnCopies(OwnRequests requests, AccessRequests running, CopyContent content, Clock clock) {
        this.requests = requests;
        this.running = running;
        this.content = content;
        this.clock = clock;
    }

    /** The newest copy that can be fetched now. */
    public Optional<Request> ready(JourneyId journeyId) {
        return requests.of(journeyId).stream()
                .filter(one -> one.isReady(clock.instant()))
                .findFirst();
    }

    /** @param request of which it is the copy */
    public record Copy(Request request, CopyDocument document) {}

    /** What is in it; they have it only once a file was made of it. Empty where none can be fetched (any more). */
    public Optional<Copy> read(JourneyId journeyId, Language language) {
        return ready(journeyId).map(request -> new Copy(request, content.of(request, language)));
    }

    /**
     * A file of it is made, and goes to them.
     *
     * @param as PDF or JSON, for the ledger
     * @return false where it cannot be fetched any more
     */
    public boolean fetched(JourneyId journeyId, RequestId id, String as) {
        Optional<Request> ready =
                requests.find(id).filter(one -> one.journeyId().equals(journeyId) && one.isReady(clock.instant()));
        ready.ifPresent(request -> running.fetched(request, Caller.SURVIVOR, as));
        return ready.isPresent();
    }
}
