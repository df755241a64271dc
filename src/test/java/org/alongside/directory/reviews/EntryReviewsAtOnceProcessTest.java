package org.alongside.directory.reviews;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.alongside.testing.walk.InOrganisation.says;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.alongside.access.Organisations;
import org.alongside.ids.EntryId;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.walk.InOrganisation;
import org.alongside.testing.walk.Tasklist;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Several nodes and people at the same moment, and as many entries as a directory can have. (REFER-03) */
@ProcessTest
class EntryReviewsAtOnceProcessTest extends EntryReviewSteps {
    private static final String OTHERS = "reviewed-directory";

    @Autowired
    Organisations organisations;

    @AfterEach
    void nobodyIsAskedThereAnyMore() {
        organisations.keep(OTHERS);
        there(() -> {
            reviews.open().forEach(one -> reviews.decided(new org.alongside.directory.EntryDecided(one, SUPERVISOR1)));
            return jdbc.sql("update alongside.directory_entry set closed = true")
                    .update();
        });
    }

    private <T> T there(Callable<T> work) {
        return InOrganisation.asked(OTHERS, transaction, work);
    }

    @Test
    void twoNodesBeginOneReviewOfEach() throws Exception {
        for (int i = 0; i < 5; i++) {
            EntryId entry = reviewed("Two nodes " + i, 300);
            Callable<?> begin = () -> {
                says(() -> reviews.begin(entry));
                return null;
            };
            assertThat(atOnce(begin, begin, begin)).containsOnlyNulls();
            assertThat(running(entry)).isEqualTo(1);
            assertThat(outcomes(entry)).containsExactly("OPEN");
        }
    }

    /** One supervisor answers the task while another decides on the page. */
    @ParameterizedTest
    @ValueSource(strings = {"STILL_RIGHT", "CLOSED", "NOBODY_ANSWERS"})
    @Proves(PolicyId.REFER_03)
    void ofTheTaskAndThePageAtOnceOneEndsIt(String answer) throws Exception {
        for (int i = 0; i < 3; i++) {
            EntryId entry = reviewed("Page and task " + i, 300);
            asksFor(entry);
            Tasklist.Person supervisor = supervisor1(entry).claims(REVIEW);
            Map<String, Object> answers = found(entry, answer);
            String task = supervisor.theirs(REVIEW).getId();
            int version = kept(entry).version();
            atOnce(
                    () -> supervisor.tries(task, answers),
                    () -> asked(() -> directory.reviewed(entry, version, SUPERVISOR2)));
            assertThat(running(entry)).isZero();
            assertThat(outcomes(entry)).hasSize(1).doesNotContain("OPEN");
            boolean byPage = outcomes(entry).get(0).equals("CALLED_OFF supervisor2");
            assertThat(kept(entry).closed()).isEqualTo(!byPage && answer.equals("CLOSED"));
            if (answer.equals("STILL_RIGHT")) {
                assertThat(kept(entry).version()).as("reviewed once").isEqualTo(version + 1);
            }
        }
    }

    @Test
    @Proves(PolicyId.REFER_03)
    void anEmptyDirectoryAsksNobodyAndOfManyTwentyAreOpenTheSoonestToGoStaleFirst() {
        organisations.keep(OTHERS);
        InOrganisation.asked(OTHERS, () -> {
            schedule.look();
            return 0;
        });
        assertThat(there(() -> reviews.open())).isEmpty();
        LocalDate today = today();
        there(() -> {
            add("never ", null, 30);
            add("stale ", today.minusMonths(13), 5);
            add("soon ", today.minusDays(330), 12);
            add("later ", today.minusDays(290), 6);
            add("fresh ", today.minusDays(20), 9);
            return 0;
        });
        looksThere();
        assertThat(openThere()).hasSize(EntryReviews.OPEN_MAX);
        assertThat(openThere().stream().filter(name -> name.startsWith("soon"))).hasSize(12);
        assertThat(openThere().stream().filter(name -> name.startsWith("later")))
                .hasSize(6);
        assertThat(openThere().stream().filter(name -> name.startsWith("stale")))
                .hasSize(2);
        looksThere();
        assertThat(openThere()).as("no more while these are open").hasSize(EntryReviews.OPEN_MAX);
        EntryId left = there(() -> directory.all(MANY).stream()
                .filter(one -> one.content().name().startsWith("never"))
                .findFirst()
                .orElseThrow()
                .id());
        there(() -> {
            reviews.begin(left);
            return 0;
        });
        assertThat(openThere()).hasSize(EntryReviews.OPEN_MAX);
        there(() -> {
            reviews.open().stream()
                    .limit(4)
                    .forEach(one -> directory.reviewed(
                            one, directory.find(one).orElseThrow().version(), SUPERVISOR1));
            return 0;
        });
        looksThere();
        assertThat(openThere()).hasSize(EntryReviews.OPEN_MAX);
        assertThat(openThere().stream().filter(name -> name.startsWith("stale")))
                .hasSize(5);
        assertThat(openThere()).noneMatch(name -> name.startsWith("fresh"));
    }

    private void add(String name, @Nullable LocalDate on, int count) {
        for (int i = 0; i < count; i++) {
            EntryId id = directory.add(content(name + i), SUPERVISOR1);
            jdbc.sql("update alongside.directory_entry set reviewed_on = " + (on == null ? "null" : "'" + on + "'")
                            + ", reviewed_by = " + (on == null ? "null" : "'supervisor1'") + " where id = '" + id + "'")
                    .update();
        }
    }

    private void looksThere() {
        InOrganisation.asked(OTHERS, () -> {
            schedule.look();
            return 0;
        });
    }

    private List<String> openThere() {
        return there(() -> List.copyOf(directory.names(reviews.open()).values()));
    }
}
