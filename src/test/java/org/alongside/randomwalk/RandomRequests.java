package org.alongside.randomwalk;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.alongside.testing.walk.InOrganisation.says;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.alongside.engine.Caller;
import org.alongside.ids.RequestId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.copies.LeaveOut;
import org.alongside.journey.decisions.AskedByLabel;
import org.alongside.journey.own.OwnRequests;
import org.alongside.journey.own.OwnRequests.Kind;
import org.alongside.journey.own.OwnRequests.Request;
import org.alongside.journey.state.Journeys;
import org.alongside.testing.walk.Survivors;

/** What survivors ask for at any moment: by themselves while they are under way, and by their label once they left. */
final class RandomRequests {
    private final Survivors survivors;
    private final OwnRequests requests;
    private final AskedByLabel byLabel;
    private final LeaveOut leaveOut;

    RandomRequests(Survivors survivors, OwnRequests requests, AskedByLabel byLabel, LeaveOut leaveOut) {
        this.survivors = survivors;
        this.requests = requests;
        this.byLabel = byLabel;
        this.leaveOut = leaveOut;
    }

    /** They would like a copy; of who is erased nobody writes anything down. */
    void copy(Walked walked, boolean isFromSomebodyElse, WorkerId heardBy) {
        if (walked.isUnderWay()) {
            says(() -> requests.copy(walked.journey, Caller.SURVIVOR));
            assertThat(openCopy(walked)).as("a copy is asked for").isPresent();
            return;
        }
        nobodyHasTried(walked);
        boolean isTaken = asked(() -> byLabel.asksForCopy(label(walked), isFromSomebodyElse, heardBy))
                .isPresent();
        assertThat(isTaken).as("a copy is asked for by label").isEqualTo(walked.state == Journeys.State.ENDED);
    }

    /** They would like a correction, which they ask for on their own page alone. */
    void correction(Walked walked, String words) {
        if (walked.isUnderWay()) {
            says(() -> requests.correction(RequestId.random(), walked.journey, words, Caller.SURVIVOR));
        }
    }

    /** Whoever left would like their record to be kept. */
    void keep(Walked walked, WorkerId heardBy) {
        nobodyHasTried(walked);
        boolean isTaken =
                asked(() -> byLabel.asksToKeep(label(walked), heardBy)).isPresent();
        assertThat(isTaken).as("it is to be kept").isEqualTo(walked.state == Journeys.State.ENDED);
    }

    /** Whoever has the task opens each page, and says that they have gone through it. */
    void goesThrough(Walked walked, WorkerId supervisor) {
        RequestId id = openCopy(walked).orElseThrow().id();
        Optional<Instant> before = Optional.empty();
        do {
            Optional<Instant> from = before;
            before = asked(() -> leaveOut.page(id, from, supervisor)).older();
        } while (before.isPresent());
        says(() -> leaveOut.goneThrough(id, supervisor));
    }

    private Optional<Request> openCopy(Walked walked) {
        return asked(() -> requests.of(walked.journey)).stream()
                .filter(one -> one.kind() == Kind.COPY && one.isOpen())
                .findFirst();
    }

    private String label(Walked walked) {
        return survivors
                .texts("select label from alongside.journey where id = :journey", walked.journey)
                .get(0);
    }

    /** How often labels are tried is not what is walked through here. */
    private void nobodyHasTried(Walked walked) {
        survivors.texts(
                "delete from alongside.label_try where cast(:journey as uuid) is not null returning user_id",
                walked.journey);
    }
}
