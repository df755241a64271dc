package org.alongside.randomwalk;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alongside.directory.Directory;
import org.alongside.directory.Entry.Content;
import org.alongside.directory.Entry.Cost;
import org.alongside.directory.Entry.Kind;
import org.alongside.ids.EntryId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.state.TheirJourneys;
import org.alongside.referral.Referrals;
import org.alongside.testing.walk.Survivors;

/** Other support that workers begin to look for at any moment, each time at another service. */
final class RandomReferrals {
    private static final WorkerId SUPERVISOR = WorkerId.of("supervisor1");

    private final Survivors survivors;
    private final TheirJourneys own;
    private final Referrals referrals;
    private final Directory directory;

    RandomReferrals(Survivors survivors, TheirJourneys own, Referrals referrals, Directory directory) {
        this.survivors = survivors;
        this.own = own;
        this.referrals = referrals;
        this.directory = directory;
    }

    /** Whoever walks with them begins one; nothing happens where nobody walks with them. */
    void begins(Walked walked) {
        List<String> walking = survivors.texts(
                "select worker_id from alongside.walk where journey_id = :journey and until is null", walked.journey);
        if (walking.isEmpty() || !walked.isUnderWay()) {
            return;
        }
        WorkerId worker = WorkerId.of(walking.get(0));
        EntryId service = asked(() -> directory.add(
                new Content("An invented service", Kind.OTHER, Cost.FREE, Set.of(), Map.of()), SUPERVISOR));
        survivors.says(() -> own.change("referral: begin", walked.journey, worker, journey -> assertThat(
                        referrals.begin(journey.id(), journey.label(), service, worker))
                .isPresent()));
    }
}
