package org.alongside.directory.reviews;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.alongside.testing.walk.InOrganisation.says;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.alongside.directory.Directory;
import org.alongside.directory.Entry;
import org.alongside.directory.Entry.Content;
import org.alongside.directory.Entry.Cost;
import org.alongside.directory.Entry.Kind;
import org.alongside.directory.Entry.Text;
import org.alongside.directory.EntryDecided;
import org.alongside.directory.policy.ReviewedInTime;
import org.alongside.engine.EngineClock;
import org.alongside.ids.EntryId;
import org.alongside.ids.WorkerId;
import org.alongside.testing.PassedElements;
import org.alongside.testing.Time;
import org.alongside.testing.walk.Tasklist;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What tests of reviews of the directory have in common: entries of some age, and supervisors who are asked. */
class EntryReviewSteps {
    static final String REVIEW = "userTask_reviewEntry";
    static final int MANY = 100_000;
    static final WorkerId SUPERVISOR1 = WorkerId.of("supervisor1");
    static final WorkerId SUPERVISOR2 = WorkerId.of("supervisor2");

    @Autowired
    Directory directory;

    @Autowired
    EntryReviews reviews;

    @Autowired
    ReviewRows rows;

    @Autowired
    EntryReviewSchedule schedule;

    @Autowired
    Tasklist tasklist;

    @Autowired
    PassedElements passed;

    @Autowired
    Time time;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TransactionTemplate transaction;

    /** Reviews of tests before this one would leave no room for more. */
    @BeforeEach
    void nobodyIsAskedYet() {
        asked(() -> reviews.open()).forEach(one -> says(() -> reviews.decided(new EntryDecided(one, SUPERVISOR1))));
    }

    static Content content(String name) {
        return new Content(
                name, Kind.COUNSELLING, Cost.FREE, Set.of(), Map.of(Text.WHAT, "Talks", Text.PHONE, "00 000 0000"));
    }

    /** An entry that supervisor1 reviewed some days ago. */
    EntryId reviewed(String name, int daysAgo) {
        EntryId entry = asked(() -> directory.add(content(name), SUPERVISOR1));
        change("update alongside.directory_entry set reviewed_on = '" + today().minusDays(daysAgo) + "' where id = '"
                + entry + "'");
        return entry;
    }

    /** What an import does with what it changes. */
    void importsAnew(EntryId entry) {
        change("update alongside.directory_entry set version = version + 1, reviewed_by = null, reviewed_on = null"
                + " where id = '" + entry + "'");
    }

    void changes(EntryId entry, String name) {
        assertThat(asked(() -> directory.change(entry, kept(entry).version(), content(name), SUPERVISOR2)))
                .isTrue();
    }

    void change(String sql) {
        assertThat(asked(Tasklist.ORGANISATION, transaction, () -> jdbc.sql(sql).update()))
                .isEqualTo(1);
    }

    void asksFor(EntryId entry) {
        says(() -> reviews.begin(entry));
    }

    void looks() {
        says(schedule::look);
    }

    /** Whether the next look would begin a review of it, were there room for all. */
    boolean isDue(EntryId entry) {
        return asked(
                        Tasklist.ORGANISATION,
                        transaction,
                        () -> rows.due(ReviewedInTime.dueSince(today(), 12), today().minusMonths(12), today(), MANY))
                .contains(entry);
    }

    Entry kept(EntryId entry) {
        return asked(() -> directory.find(entry)).orElseThrow();
    }

    Tasklist.Person supervisor1(EntryId entry) {
        return tasklist.as("supervisor1").about(entry.recordId());
    }

    /** What supervisor1 answers, with the version that their form shows now. */
    Map<String, Object> found(EntryId entry, String what) {
        return found(supervisor1(entry), what);
    }

    Map<String, Object> found(Tasklist.Person who, String what) {
        Map<String, Object> answers = new HashMap<>(Map.of("entryReview", what));
        answers.put(
                "entryVersionShown", Objects.requireNonNull(who.opens(REVIEW).get("entryVersionShown")));
        return answers;
    }

    long running(EntryId entry) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(entry.toString())
                .count();
    }

    List<String> variables(EntryId entry) {
        return runtime
                .createVariableInstanceQuery()
                .processInstanceIdIn(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(entry.toString())
                        .singleResult()
                        .getId())
                .list()
                .stream()
                .map(VariableInstance::getName)
                .toList();
    }

    /** How each review of it ended and by whom. */
    List<String> outcomes(EntryId entry) {
        return asked(Tasklist.ORGANISATION, transaction, () -> jdbc.sql("""
            select concat_ws(' ', coalesce(outcome, 'OPEN'), ended_by) from alongside.directory_review
            where entry_id = :entry order by began_at, id
            """)
                .param("entry", entry.value())
                .query(String.class)
                .list());
    }

    LocalDate today() {
        return LocalDate.ofInstant(time.now(), EngineClock.ZONE);
    }

    /** Does these at the same moment. @return what each refused or failed with; null where it did what it was to do */
    @SafeVarargs
    static List<@Nullable Throwable> atOnce(Callable<?>... works) throws Exception {
        CyclicBarrier all = new CyclicBarrier(works.length);
        ExecutorService threads = Executors.newFixedThreadPool(works.length);
        try {
            List<Future<?>> futures = new ArrayList<>();
            for (Callable<?> work : works) {
                futures.add(threads.submit(() -> {
                    all.await(30, TimeUnit.SECONDS);
                    return work.call();
                }));
            }
            List<@Nullable Throwable> failed = new ArrayList<>();
            for (Future<?> future : futures) {
                try {
                    future.get(60, TimeUnit.SECONDS);
                    failed.add(null);
                } catch (java.util.concurrent.ExecutionException e) {
                    failed.add(e.getCause());
                }
            }
            return failed;
        } finally {
            threads.shutdownNow();
        }
    }
}
