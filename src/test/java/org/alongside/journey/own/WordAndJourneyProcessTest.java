package org.alongside.journey.own;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.alongside.access.SecretToken;
import org.alongside.ids.JourneyId;
import org.alongside.ids.LinkSubjectId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.own.OwnWord.Tried;
import org.alongside.journey.state.Journeys;
import org.alongside.own.OwnLinks;
import org.alongside.own.OwnLinks.Purpose;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.walk.InOrganisation;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever tries or changes a word waits for the journey first; and everybody beside whom a word was chosen is remembered. */
@ProcessTest
class WordAndJourneyProcessTest {
    private static final String WORD = "ngā manu e waru";

    @Autowired
    Survivors survivors;

    @Autowired
    OwnRecordSittings sittings;

    @Autowired
    OwnWord words;

    @Autowired
    RecordOpenedLinks opens;

    @Autowired
    OwnLinks links;

    @Autowired
    Journeys journeys;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private final String secret = SecretToken.make();
    private final String press = SecretToken.make();
    private JourneyId journey = JourneyId.random();

    @BeforeEach
    void aLinkWasOpened() {
        journey = survivors.inSupport();
        choose("worker1", WORD);
        in(() -> {
            links.begin(Purpose.WORD, new OwnLinks.Opened(LinkSubjectId.of(journey), journey, "", null, null), secret);
            return 0;
        });
    }

    private <T> T in(Supplier<T> work) {
        return InOrganisation.asked(Tasklist.ORGANISATION, transaction, work::get);
    }

    private void choose(String beside, String word) {
        in(() -> {
            sittings.choose(journeys.find(journey).orElseThrow(), word, WorkerId.of(beside));
            return 0;
        });
    }

    /** Holds the journey until the other waits for it; word and sittings must still be free then. */
    private <T> T whileTheJourneyIsHeld(Supplier<T> other, Runnable then) {
        return InOrganisation.asked(Tasklist.ORGANISATION, transaction, () -> {
                    journeys.lock(journey);
                    CompletableFuture<T> begun = CompletableFuture.supplyAsync(() -> in(other));
                    for (int tries = 0; tries < 500 && !somebodyWaits(); tries++) {
                        TimeUnit.MILLISECONDS.sleep(10);
                    }
                    assertThat(somebodyWaits()).as("the other waits").isTrue();
                    for (String table : new String[] {"own_word", "own_sitting"}) {
                        assertThat(jdbc.sql("select 1 from alongside." + table
                                                + " where journey_id = :journey for update nowait")
                                        .param("journey", journey.value())
                                        .query()
                                        .listOfRows())
                                .isNotEmpty();
                    }
                    then.run();
                    return begun;
                })
                .join();
    }

    private boolean somebodyWaits() {
        return jdbc.sql("select exists (select from pg_locks where not granted)")
                .query(Boolean.class)
                .single();
    }

    private long open() {
        return survivors.count(
                "select count(*) from alongside.own_sitting where journey_id = :journey and closed_at is null",
                journey);
    }

    @Test
    @Proves(PolicyId.CONF_01)
    void whoLeavesWhileTheyGiveTheirWordLeavesNoSittingBehind() {
        Optional<OwnRecordSittings.Given> given =
                whileTheJourneyIsHeld(() -> sittings.give(secret, press, WORD), () -> {
                    journeys.become(journey, Journeys.State.ENDED, WorkerId.of("worker1"));
                    sittings.close(journey);
                });

        assertThat(given).isEmpty();
        assertThat(open()).isZero();
    }

    @Test
    void aWordIsGivenAndChangedOnceTheJourneyIsFree() {
        OwnRecordSittings.Given given = whileTheJourneyIsHeld(() -> sittings.give(secret, press, WORD), () -> {})
                .orElseThrow();
        assertThat(given.tried()).isEqualTo(Tried.RIGHT);
        String record = given.secret().orElseThrow();

        assertThat(whileTheJourneyIsHeld(() -> sittings.change(record, WORD, "ngā rākau e waru"), () -> {}))
                .contains(Tried.RIGHT);

        assertThat(open()).isEqualTo(1);
    }

    @Test
    @Proves(PolicyId.CONF_01)
    void everybodyBesideWhomTheSameWordWasChosenIsRemembered() {
        WorkerId one = WorkerId.of("worker1");
        WorkerId other = WorkerId.of("supervisor1");
        choose("supervisor1", WORD);
        assertThat(in(() -> opens.couldOpen(journey))).containsExactlyInAnyOrder(one, other);
        choose("supervisor1", WORD);
        assertThat(in(() -> opens.couldOpen(journey))).containsExactlyInAnyOrder(one, other);

        choose("worker1", "ngā rākau e waru");

        assertThat(in(() -> opens.couldOpen(journey))).containsExactly(one);
    }
}
