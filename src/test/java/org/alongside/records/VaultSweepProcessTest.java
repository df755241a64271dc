package org.alongside.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.alongside.access.CurrentOrganisation;
import org.alongside.ids.JourneyId;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.walk.Tasklist;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.transaction.support.TransactionTemplate;

/** A key whose journey never began stays nowhere; a key of a journey that did is never taken for one. */
@ProcessTest
class VaultSweepProcessTest {
    @Autowired
    Records records;

    @Autowired
    Vault vault;

    @Autowired
    VaultSweep sweep;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Environment environment;

    private Path file(JourneyId journey, String ending) {
        return Path.of(environment.getRequiredProperty("alongside.data-dir"), "vault", journey + ending);
    }

    private void opens(JourneyId journey, boolean isKept) {
        CurrentOrganisation.runAs(
                Tasklist.ORGANISATION,
                () -> transaction.executeWithoutResult(status -> {
                    records.open(journey);
                    assertThat(vault.open(journey.toString())).isPresent();
                    if (!isKept) {
                        status.setRollbackOnly();
                    }
                }));
    }

    private static void wasMade(Path key, Instant at) throws IOException {
        Files.setLastModifiedTime(key, FileTime.from(at));
    }

    @Test
    void keepsTheKeyWithTheTransaction() {
        JourneyId journey = JourneyId.random();
        opens(journey, true);
        assertThat(file(journey, ".key")).exists();
        assertThat(file(journey, ".new")).doesNotExist();
    }

    @Test
    void destroysTheKeyOfATransactionThatIsTakenBack() {
        JourneyId journey = JourneyId.random();
        opens(journey, false);
        assertThat(vault.has(journey.toString())).isFalse();
    }

    @Test
    void destroysWhatAKilledServiceLeftBehindAndNothingThatIsBeingMade() throws IOException {
        JourneyId left = JourneyId.random();
        JourneyId beingMade = JourneyId.random();
        vault.makeProvisional(left.toString());
        vault.makeProvisional(beingMade.toString());
        wasMade(file(left, ".new"), Instant.now().minus(VaultSweep.MADE_BEFORE).minusSeconds(60));

        sweep.settleProvisional();

        assertThat(vault.has(left.toString())).isFalse();
        assertThat(vault.has(beingMade.toString())).isTrue();
        vault.discard(beingMade.toString());
    }

    @Test
    void keepsTheKeyOfAJourneyThatBeganBeforeTheServiceWasKilled() throws IOException {
        JourneyId journey = JourneyId.random();
        opens(journey, true);
        Files.move(file(journey, ".key"), file(journey, ".new"));
        wasMade(file(journey, ".new"), Instant.EPOCH);
        assertThat(vault.open(journey.toString())).isPresent();

        sweep.settleProvisional();

        assertThat(file(journey, ".key")).exists();
        assertThat(vault.open(journey.toString())).isPresent();
    }

    /** Such as after the database was brought back from an older copy. */
    @Test
    void leavesKeysAloneThatWereKeptAndThatThisDatabaseDoesNotKnow() throws IOException {
        JourneyId journey = JourneyId.random();
        vault.make(journey.toString());
        wasMade(file(journey, ".key"), Instant.EPOCH);

        sweep.settleProvisional();

        assertThat(vault.open(journey.toString())).isPresent();
        vault.destroy(journey.toString());
    }
}
