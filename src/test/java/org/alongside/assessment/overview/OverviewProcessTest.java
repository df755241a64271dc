package org.alongside.assessment.overview;

import static org.alongside.testing.walk.InOrganisation.says;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.alongside.access.Organisations;
import org.alongside.access.SecretToken;
import org.alongside.assessment.AnsweredBy;
import org.alongside.assessment.Answering;
import org.alongside.assessment.Assessments;
import org.alongside.consent.Purpose;
import org.alongside.counts.EndedHalfYears;
import org.alongside.counts.HalfYear;
import org.alongside.counts.policy.SixPeopleAtLeast;
import org.alongside.ids.JourneyId;
import org.alongside.ids.LinkSubjectId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.own.OwnLinks;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.Time;
import org.alongside.testing.walk.InOrganisation;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A half-year ended: what survivors answered is counted once, and no number under six is kept. (MONITOR-03) */
@ProcessTest
@ExcludeFromProcessCoverage
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OverviewProcessTest {
    private static final String GENDER = "genderChoiceRespected";
    private static final String ALONE = "counted-alone";

    @Autowired
    Survivors survivors;

    @Autowired
    SurvivorMessages survivor;

    @Autowired
    Assessments assessments;

    @Autowired
    Answering answering;

    @Autowired
    OwnLinks links;

    @Autowired
    EndedHalfYears halfYears;

    @Autowired
    OverviewRows rows;

    @Autowired
    QuotedWords quoted;

    @Autowired
    IdentityService identity;

    @Autowired
    Organisations organisations;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Time time;

    @Autowired
    JdbcClient jdbc;

    private <T> T inDatabase(Callable<T> work) {
        return InOrganisation.asked(Tasklist.ORGANISATION, transaction, work);
    }

    private JourneyId answers(Map<String, String> answers) {
        JourneyId journey = survivors.inSupport();
        String token = SecretToken.make();
        inDatabase(() -> {
            Assessments.Open open = assessments.begin(journey, time.now());
            links.make(
                    OwnLinks.Purpose.ASSESSMENT,
                    LinkSubjectId.of(open.id()),
                    journey,
                    SecretToken.hash(token),
                    time.now().plus(Duration.ofDays(1)),
                    null);
            return open;
        });
        AnsweredBy by = AnsweredBy.sitting(InOrganisation.asked(() -> answering.take(token, SecretToken.make()))
                .orElseThrow());
        InOrganisation.asked(() -> answering.save(by, answers));
        String id = InOrganisation.asked(() -> answering.find(by))
                .orElseThrow()
                .assessmentId()
                .toString();
        assertThat(InOrganisation.asked(() -> answering.send(by, id))).isEqualTo(Answering.Outcome.DONE);
        return journey;
    }

    private List<JourneyId> answerEach(int people, Map<String, String> answers) {
        List<JourneyId> all = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            all.add(answers(answers));
        }
        return all;
    }

    private HalfYear over() {
        HalfYear last = HalfYear.endedBefore(time.now());
        HalfYear current = last.half() == 1 ? new HalfYear(last.year(), 2) : new HalfYear(last.year() + 1, 1);
        while (!HalfYear.endedBefore(time.now()).equals(current)) {
            time.passes(Duration.ofDays(5));
        }
        halfYears.count();
        return current;
    }

    /** Twelve, and those of tests before. */
    private int due(HalfYear halfYear) {
        int due = inDatabase(() -> jdbc.sql("select count(*) from alongside.assessment where began_at is not null"
                        + " and state <> 'CALLED_OFF' and due_at >= :begins and due_at < :ends")
                .param("begins", Timestamp.from(halfYear.begins()))
                .param("ends", Timestamp.from(halfYear.ends()))
                .query(Integer.class)
                .single());
        assertThat(due).isGreaterThanOrEqualTo(12);
        return due;
    }

    private Map<String, Map<String, Optional<Integer>>> distributions(HalfYear halfYear) {
        Map<String, Map<String, Optional<Integer>>> all = new HashMap<>();
        inDatabase(() -> rows.distributions(halfYear)).values().forEach(all::putAll);
        return all;
    }

    @Test
    @Order(2)
    @Proves(PolicyId.MONITOR_03)
    void isCountedOnceAndNothingUnderSixIsKept() throws Exception {
        time.passes(Duration.ofDays(190));
        List<JourneyId> people =
                answerEach(6, Map.of(GENDER, "YES", "hope", "5", "mayBeQuoted", "yes", "whatHelped", "The garden"));
        for (String hope : List.of("4", "4", "3", "3", "2", "1")) {
            answers(Map.of(GENDER, "NO", "hope", hope, "whatHelped", "Not to be quoted"));
        }
        HalfYear halfYear = over();

        Map<String, Optional<Integer>> hope = distributions(halfYear).getOrDefault("hope", Map.of());
        assertThat(hope).containsOnlyKeys("1", "2", "3", "4", "5").containsEntry("5", Optional.of(6));
        assertThat(hope.values().stream().filter(Optional::isPresent)).hasSize(1);
        // That nobody said one of them would tell something of everybody.
        assertThat(distributions(halfYear)
                        .getOrDefault(GENDER, Map.of("", Optional.of(0)))
                        .values())
                .allMatch(Optional::isEmpty);
        assertThat(distributions(halfYear)).doesNotContainKeys("belonging", "whatHelped", "mayBeQuoted");
        assertThat(inDatabase(() -> rows.counts(halfYear)))
                .containsEntry("DUE", Optional.of(SixPeopleAtLeast.rounded(due(halfYear))));
        assertThat(inDatabase(() -> quoted.of(halfYear)))
                .hasSize(1)
                .containsEntry("What helped?", java.util.Collections.nCopies(6, "The garden"));

        Map<String, ?> before = distributions(halfYear);
        says(() -> survivor.withdraws(people.get(0), Purpose.KEEP_RECORD, WorkerId.of("worker1")));
        var nodes = Executors.newFixedThreadPool(2);
        try {
            for (var one : nodes.invokeAll(
                    List.of(Executors.callable(halfYears::count), Executors.callable(halfYears::count)))) {
                one.get();
            }
        } finally {
            nodes.shutdown();
        }
        assertThat(distributions(halfYear)).isEqualTo(before);
        // What was written is gone with whoever wrote it, and five are too few.
        assertThat(inDatabase(() -> quoted.of(halfYear))).isEmpty();
    }

    @Test
    @Order(1)
    @Proves(PolicyId.MONITOR_03)
    void onlyWhoAgreedToItIsCounted() {
        // Before the other test: each half-year is counted once.
        List<JourneyId> people = answerEach(6, Map.of(GENDER, "YES", "hope", "5"));
        answers(Map.of("hope", "5"));
        says(() -> survivor.withdraws(people.get(0), Purpose.ANONYMOUS_REPORTING, WorkerId.of("worker1")));

        assertThat(distributions(over())).containsOnlyKeys("hope");
    }

    /** How many answered in each way, of whom it is shown how many they are; in an organisation where nobody else is asked. */
    @Test
    @Order(3)
    @Proves(PolicyId.MONITOR_03)
    void waysAreCountedOfWhatWasSentAndNoneUnderSixIsKept() {
        identity.saveTenant(identity.newTenant(ALONE));
        organisations.keep(ALONE);
        try {
            time.passes(Duration.ofDays(190));
            HalfYear none = ended(Map.of("BY_LINK", 8, "ON_TABLET", 6, "ASSISTED", 7, "ON_PAPER", 5));
            assertThat(ways(none)).as("one alone could be computed").hasSize(4).allMatch(Optional::isEmpty);
            HalfYear some = ended(Map.of("BY_LINK", 14, "ON_TABLET", 2, "ASSISTED", 4, "ON_PAPER", 9));
            assertThat(ways(some)).containsExactly(Optional.of(15), Optional.empty(), Optional.empty(), Optional.of(9));
            HalfYear all = ended(Map.of("BY_LINK", 6, "ON_TABLET", 7, "ASSISTED", 8, "ON_PAPER", 9));
            assertThat(ways(all)).containsExactly(Optional.of(6), Optional.of(6), Optional.of(9), Optional.of(9));
            assertThat(alone(() -> rows.counts(all)))
                    .containsEntry("SENT", Optional.of(30))
                    .containsEntry("DECLINED", Optional.empty())
                    .containsEntry("EXPIRED", Optional.empty());
            HalfYear few = ended(Map.of("BY_LINK", 12), 3, 2);
            assertThat(alone(() -> rows.counts(few)).values())
                    .as("five could be computed")
                    .contains(Optional.of(18))
                    .filteredOn(Optional::isPresent)
                    .hasSize(1);
        } finally {
            identity.deleteTenant(ALONE);
        }
    }

    private <T> T alone(Callable<T> work) {
        return InOrganisation.asked(ALONE, transaction, work);
    }

    private List<Optional<Integer>> ways(HalfYear halfYear) {
        Map<String, Optional<Integer>> counts = alone(() -> rows.counts(halfYear));
        assertThat(counts).containsKeys("BY_LINK", "ON_TABLET", "ASSISTED", "TYPED_IN");
        return Stream.of("BY_LINK", "ON_TABLET", "ASSISTED", "TYPED_IN")
                .map(counts::get)
                .toList();
    }

    /** So many answered in each way, and three said no and four did not answer in time, so that it is shown how many answered. */
    private HalfYear ended(Map<String, Integer> ways) {
        return ended(ways, 3, 4);
    }

    private HalfYear ended(Map<String, Integer> ways, int declined, int expired) {
        ways.forEach((way, people) -> ended("SENT", way, people));
        ended("DECLINED", null, declined);
        ended("EXPIRED", null, expired);
        return over();
    }

    private void ended(String state, @Nullable String way, int people) {
        alone(() -> jdbc.sql("""
                        insert into alongside.assessment (id, organisation_id, journey_id, due_at, state, began_at, ends_at,
                            ended_at, ended_by, helper, way)
                        select gen_random_uuid(), :organisation, gen_random_uuid(), :at, :state, :at, :at, :at, 'survivor',
                            :helper, :way
                        from generate_series(1, :people)
                        """)
                .param("organisation", ALONE)
                .param("at", Timestamp.from(time.now()))
                .param("state", state)
                .param("helper", "ASSISTED".equals(way) || "ON_PAPER".equals(way) ? "supervisor1" : null, Types.VARCHAR)
                .param("way", way, Types.VARCHAR)
                .param("people", people)
                .update());
    }
}
