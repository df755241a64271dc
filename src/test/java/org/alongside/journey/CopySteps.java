package org.alongside.journey;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.alongside.testing.walk.InOrganisation.says;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.alongside.access.Language;
import org.alongside.access.Readers;
import org.alongside.engine.Caller;
import org.alongside.ids.JourneyId;
import org.alongside.ids.RequestId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.copies.LeaveOut;
import org.alongside.journey.copies.OwnCopies;
import org.alongside.journey.copies.document.CopyDocument;
import org.alongside.journey.own.OwnRequests;
import org.alongside.journey.own.OwnRequests.Kind;
import org.alongside.journey.own.OwnRequests.Request;
import org.alongside.journey.requests.AccessRequests;
import org.alongside.records.RecordField;
import org.alongside.testing.walk.InOrganisation;
import org.alongside.testing.walk.JourneySteps;
import org.alongside.testing.walk.Tasklist;
import org.springframework.beans.factory.annotation.Autowired;

/** What a survivor and a supervisor do until a copy is ready, and how it is fetched. */
abstract class CopySteps extends JourneySteps {
    static final String LEAVE_OUT = "userTask_leaveOutOthers";
    static final WorkerId WORKER = WorkerId.of("worker1");
    static final WorkerId SUPERVISOR = WorkerId.of("supervisor1");

    @Autowired
    OwnRequests requests;

    @Autowired
    AccessRequests running;

    @Autowired
    LeaveOut leaveOut;

    @Autowired
    OwnCopies copies;

    @Autowired
    Readers readers;

    JourneyId whoAskedForACopy() {
        JourneyId journey = survivors.inSupport();
        passed.forget(journey);
        says(() -> requests.copy(journey, Caller.SURVIVOR));
        return journey;
    }

    RequestId correction(JourneyId journey) {
        RequestId id = RequestId.random();
        says(() -> requests.correction(id, journey, "It was a Friday", Caller.SURVIVOR));
        return id;
    }

    Request newest(JourneyId journey) {
        return asked(() -> requests.of(journey)).get(0);
    }

    Request copy(JourneyId journey) {
        return asked(() -> requests.of(journey)).stream()
                .filter(one -> one.kind() == Kind.COPY)
                .findFirst()
                .orElseThrow();
    }

    void takes() {
        tasklist.as("supervisor1").claims(LEAVE_OUT);
    }

    void writes(JourneyId journey, WorkerId author, RecordField field, String words) {
        says(() -> records.write(journey, author, "support.record-session", Map.of(field, words)));
        time.passes(Duration.ofSeconds(2));
    }

    LeaveOut.Page page(JourneyId journey, Optional<Instant> before) {
        return asked(() -> leaveOut.page(copy(journey).id(), before, SUPERVISOR));
    }

    /** Opens each page, and says at the end that they have gone through it. */
    void goesThrough(JourneyId journey) {
        Optional<Instant> before = Optional.empty();
        do {
            before = page(journey, before).older();
        } while (before.isPresent());
        saysThrough(journey);
    }

    void saysThrough(JourneyId journey) {
        says(() -> leaveOut.goneThrough(copy(journey).id(), SUPERVISOR));
    }

    void isDecided(JourneyId journey) {
        takes();
        goesThrough(journey);
        tasklist.as("supervisor1").completes(LEAVE_OUT, Map.of());
    }

    Optional<CopyDocument> reads(JourneyId journey) {
        return InOrganisation.asked(Tasklist.ORGANISATION, transaction, () -> copies.read(journey, Language.ENGLISH))
                .map(OwnCopies.Copy::document);
    }

    Optional<CopyDocument> fetches(JourneyId journey) {
        return InOrganisation.asked(Tasklist.ORGANISATION, transaction, () -> copies.read(journey, Language.ENGLISH)
                .filter(copy -> copies.fetched(journey, copy.request().id(), "PDF"))
                .map(OwnCopies.Copy::document));
    }
}
