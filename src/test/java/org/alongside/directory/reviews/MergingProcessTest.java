package org.alongside.directory.reviews;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.alongside.directory.Entry;
import org.alongside.directory.Merging;
import org.alongside.directory.Merging.Shown;
import org.alongside.directory.Proposals;
import org.alongside.directory.hsds.Exchange;
import org.alongside.directory.hsds.Exchange.Plan;
import org.alongside.directory.hsds.JsonFile;
import org.alongside.ids.EntryId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.proof.Proves;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.walk.Tasklist;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of the review of an entry that is merged, and two people at the same moment. (REFER-03) */
@ProcessTest
class MergingProcessTest extends EntryReviewSteps {
    private static final int TURNS = 4;

    @Autowired
    Merging merging;

    @Autowired
    Exchange exchange;

    @Autowired
    Proposals proposals;

    private boolean merge(EntryId goes, EntryId stays, WorkerId by) {
        return merge(shown(goes), shown(stays), by);
    }

    private boolean merge(Shown goes, Shown stays, WorkerId by) {
        return asked(
                Tasklist.ORGANISATION, transaction, () -> merging.merge(stays, goes, (staying, going) -> going, by));
    }

    private Shown shown(EntryId entry) {
        return new Shown(entry, kept(entry).version());
    }

    /** Does it, and counts it where it was done. */
    private static Callable<Boolean> counted(AtomicInteger count, Callable<Boolean> work) {
        return () -> {
            try {
                boolean isDone = work.call();
                count.addAndGet(isDone ? 1 : 0);
                return isDone;
            } catch (Refused refused) {
                assertThat(refused.isUnder(PolicyId.REFER_03)).isTrue();
                return false;
            }
        };
    }

    private void assertNoChain(EntryId... entries) {
        for (EntryId entry : entries) {
            EntryId into = kept(entry).mergedInto();
            if (into != null) {
                assertThat(kept(into).mergedInto()).isNull();
                assertThat(kept(entry).closed()).isTrue();
            }
        }
    }

    @Test
    @Proves(PolicyId.REFER_03)
    void theReviewOfWhatIsMergedEndsAndThatOfTheOtherOneGoesOn() {
        EntryId goes = reviewed("Goes", 300);
        EntryId stays = reviewed("Stays", 300);
        asksFor(goes);
        asksFor(stays);
        supervisor1(stays).claims(REVIEW);
        Map<String, Object> answers = found(stays, "STILL_RIGHT");
        assertThat(asked(() -> merging.follows(goes))).isEqualTo(new Merging.Follows(true, false, false, false));
        assertThat(merge(goes, stays, SUPERVISOR2)).isTrue();
        assertThat(running(goes)).isZero();
        assertThat(outcomes(goes)).containsExactly("CALLED_OFF supervisor2");
        assertThat(isDue(goes)).isFalse();
        looks();
        assertThat(running(goes)).isZero();
        assertThat(running(stays)).isEqualTo(1);
        assertThat(kept(stays).content().name()).isEqualTo("Goes");
        assertThat(supervisor1(stays).isRefused(REVIEW, answers).sentence())
                .as("it says something else now")
                .contains("changed since you opened");
        supervisor1(stays).completes(REVIEW, found(stays, "STILL_RIGHT"));
        assertThat(outcomes(stays)).containsExactly("RIGHT supervisor1");
    }

    @Test
    void whatAWorkerNamedWaitsNoMore() {
        WorkerId worker = WorkerId.of("worker2");
        EntryId named = asked(() -> proposals.propose(content("Named " + UUID.randomUUID()), worker));
        EntryId stays = reviewed("Known", 10);
        assertThat(running(named)).isEqualTo(1);
        assertThat(asked(() -> merging.follows(named))).isEqualTo(new Merging.Follows(true, true, false, false));
        assertThat(merge(named, stays, SUPERVISOR1)).isTrue();
        assertThat(running(named)).isZero();
        assertThat(asked(() -> proposals.of(worker))).extracting(Entry::id).doesNotContain(named);
        assertThat(asked(() -> proposals.among(List.of(named)))).isEmpty();
        assertThat(asked(() -> proposals.find(named))).as("who named it stays").isPresent();
    }

    @Test
    @Proves(PolicyId.REFER_03)
    void ofTwoWhoMergeEachIntoTheOtherOneDoes() throws Exception {
        for (int turn = 0; turn < TURNS; turn++) {
            EntryId one = reviewed("One " + turn, 10);
            EntryId other = reviewed("Other " + turn, 10);
            Shown first = shown(one);
            Shown second = shown(other);
            AtomicInteger done = new AtomicInteger();
            assertThat(atOnce(
                            counted(done, () -> merge(first, second, SUPERVISOR1)),
                            counted(done, () -> merge(second, first, SUPERVISOR2))))
                    .containsOnlyNulls();
            assertThat(done).hasValue(1);
            assertNoChain(one, other);
        }
    }

    @Test
    @Proves(PolicyId.REFER_03)
    void ofTwoWhoWouldMakeAChainNoneComesOfIt() throws Exception {
        for (int turn = 0; turn < TURNS; turn++) {
            EntryId first = reviewed("First " + turn, 10);
            EntryId middle = reviewed("Middle " + turn, 10);
            EntryId last = reviewed("Last " + turn, 10);
            EntryId before = reviewed("Before " + turn, 10);
            assertThat(merge(before, middle, SUPERVISOR1)).isTrue();
            Shown firstShown = shown(first);
            Shown middleShown = shown(middle);
            Shown lastShown = shown(last);
            AtomicInteger done = new AtomicInteger();
            assertThat(atOnce(
                            counted(done, () -> merge(firstShown, middleShown, SUPERVISOR1)),
                            counted(done, () -> merge(middleShown, lastShown, SUPERVISOR2)),
                            counted(
                                    done,
                                    () -> merge(new Shown(before, kept(before).version()), lastShown, SUPERVISOR2))))
                    .containsOnlyNulls();
            assertThat(done.get()).isPositive();
            assertNoChain(first, middle, last, before);
        }
    }

    @Test
    void ofOneWhoMergesAndOneWhoChangesItOneLosesNothing() throws Exception {
        for (int turn = 0; turn < TURNS; turn++) {
            EntryId goes = reviewed("Goes " + turn, 10);
            EntryId stays = reviewed("Stays " + turn, 10);
            Shown going = shown(goes);
            Shown staying = shown(stays);
            EntryId changed = turn % 2 == 0 ? goes : stays;
            int version = kept(changed).version();
            AtomicInteger done = new AtomicInteger();
            assertThat(atOnce(
                            counted(done, () -> merge(going, staying, SUPERVISOR1)),
                            counted(
                                    done,
                                    () -> asked(
                                            () -> directory.change(changed, version, content("Typed"), SUPERVISOR2)))))
                    .containsOnlyNulls();
            assertThat(done).hasValue(1);
            boolean isMerged = kept(goes).mergedInto() != null;
            assertThat(kept(changed).content().name().equals("Typed")).isEqualTo(!isMerged);
        }
    }

    @Test
    void ofAnImportAndOneWhoMergesOneCounts() throws Exception {
        for (int turn = 0; turn < TURNS; turn++) {
            UUID id = UUID.randomUUID();
            assertThat(asked(() -> exchange.apply(plan(id, "Imported " + id), SUPERVISOR1)))
                    .isTrue();
            EntryId goes = EntryId.of(asked(Tasklist.ORGANISATION, transaction, () -> jdbc.sql(
                            "select id from alongside.directory_entry where hsds_id = '" + id + "'")
                    .query(UUID.class)
                    .single()));
            EntryId stays = reviewed("Stays " + turn, 10);
            Shown going = shown(goes);
            Shown staying = shown(stays);
            Plan plan = plan(id, "Newer " + id);
            AtomicInteger done = new AtomicInteger();
            assertThat(atOnce(
                            counted(done, () -> merge(going, staying, SUPERVISOR1)),
                            counted(done, () -> asked(() -> exchange.apply(plan, SUPERVISOR2)))))
                    .containsOnlyNulls();
            assertThat(done).hasValue(1);
            boolean isMerged = kept(goes).mergedInto() != null;
            assertThat(kept(goes).content().name()).startsWith(isMerged ? "Imported" : "Newer");
            assertThat(kept(goes).closed()).isEqualTo(isMerged);
        }
    }

    private Plan plan(UUID id, String name) {
        String file = "[{\"id\": \"" + id + "\", \"name\": \"" + name
                + "\", \"status\": \"active\", \"organization\": {\"id\": \"" + new UUID(7, 7)
                + "\", \"name\": \"Provider\", \"description\": \"Who provides\"}}]";
        return asked(() -> exchange.plan(
                JsonFile.read(file.getBytes(StandardCharsets.UTF_8)).services(), false));
    }

    @Test
    void ofTheTaskAndOneWhoMergesOneEndsTheReview() throws Exception {
        for (int turn = 0; turn < TURNS; turn++) {
            EntryId goes = reviewed("Asked about " + turn, 300);
            EntryId stays = reviewed("Stays " + turn, 10);
            asksFor(goes);
            Tasklist.Person supervisor = supervisor1(goes).claims(REVIEW);
            Map<String, Object> answers = found(goes, "STILL_RIGHT");
            String task = supervisor.theirs(REVIEW).getId();
            Shown going = shown(goes);
            Shown staying = shown(stays);
            atOnce(() -> supervisor.tries(task, answers), () -> merge(going, staying, SUPERVISOR2));
            assertThat(running(goes)).isZero();
            assertThat(outcomes(goes)).hasSize(1).doesNotContain("OPEN");
            assertThat(outcomes(goes).get(0).equals("CALLED_OFF supervisor2"))
                    .isEqualTo(kept(goes).mergedInto() != null);
        }
    }
}
