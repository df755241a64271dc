package org.alongside.journey.meetings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.journey.leaving.Erasure;
import org.alongside.journey.state.Journeys;
import org.alongside.records.Records;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.walk.InOrganisation;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whoever decides about a survivor waits for the record, then for the journey, before anything else is locked, so that of two
 * none holds what the other needs next.
 */
@ProcessTest
class LockedInOrderProcessTest {
    private static final String OFFER = "select id from alongside.offer where journey_id = :journey and answer is null";

    @Autowired
    Survivors survivors;

    @Autowired
    SurvivorMessages survivor;

    @Autowired
    Tasklist tasklist;

    @Autowired
    Journeys journeys;

    @Autowired
    Records records;

    @Autowired
    Erasure erasure;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    /** Holds something until the other waits for it; what comes after it must still be free then. */
    private void isHeldWhile(Runnable held, Runnable other, String after, JourneyId journey) {
        InOrganisation.asked(Tasklist.ORGANISATION, transaction, () -> {
                    held.run();
                    CompletableFuture<Void> begun = CompletableFuture.runAsync(other);
                    for (int tries = 0; tries < 500 && !somebodyWaits(); tries++) {
                        TimeUnit.MILLISECONDS.sleep(10);
                    }
                    assertThat(somebodyWaits()).as("the other waits").isTrue();
                    assertThat(jdbc.sql(after + " for update nowait")
                                    .param("journey", journey.value())
                                    .query()
                                    .listOfRows())
                            .isNotEmpty();
                    return begun;
                })
                .join();
    }

    private boolean somebodyWaits() {
        return jdbc.sql("select exists (select from pg_locks where not granted)")
                .query(Boolean.class)
                .single();
    }

    @Test
    void whoBeginsToWalkWithThemWaitsForTheJourneyBeforeTheOffer() {
        JourneyId journey = survivors.whoMadeContact();
        isHeldWhile(
                () -> journeys.lock(journey),
                () -> tasklist.as("worker1").completes("userTask_offerJourney", Map.of("offerAnswer", "ACCEPT")),
                OFFER,
                journey);
        assertThat(survivors.isMatched(journey)).isTrue();
    }

    @Test
    void aBreakWaitsForTheJourneyBeforeTheOfferIsWithdrawn() {
        JourneyId journey = survivors.whoMadeContact();
        isHeldWhile(
                () -> journeys.lock(journey),
                () -> InOrganisation.says(() -> survivor.pauses(journey)),
                OFFER,
                journey);
        assertThat(survivors.state(journey)).isEqualTo(Journeys.State.PAUSED);
    }

    @Test
    void erasingWaitsForWhoWritesBeforeTheJourney() {
        JourneyId journey = survivors.inSupport();
        isHeldWhile(
                () -> records.lock(journey),
                () -> InOrganisation.says(() -> erasure.erase(journey, WorkerId.of("worker1"))),
                "select id from alongside.journey where id = :journey",
                journey);
        assertThat(survivors.state(journey)).isEqualTo(Journeys.State.ERASED);
    }
}
