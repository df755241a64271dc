package org.alongside.referral.counts;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alongside.access.Organisations;
import org.alongside.counts.EndedHalfYears;
import org.alongside.counts.HalfYear;
import org.alongside.ids.EntryId;
import org.alongside.ids.JourneyId;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.referral.Referral.Answer;
import org.alongside.referral.ReferralSteps;
import org.alongside.referral.counts.ReferralNumbers.Counted;
import org.alongside.referral.counts.ReferralNumbers.Part;
import org.alongside.referral.policy.SurvivorChoosesWay.Way;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.TestDatabase;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A half-year ended: referrals are counted once, in an organisation where nobody else is referred. (MONITOR-03) */
@ProcessTest
@ExcludeFromProcessCoverage
class ReferralCountsProcessTest extends ReferralSteps {
    private static final String ALONE = "referred-alone";

    @Autowired
    EndedHalfYears halfYears;

    @Autowired
    CountRows rows;

    @Autowired
    IdentityService identity;

    @Autowired
    Organisations organisations;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Environment environment;

    @BeforeEach
    void alone() {
        identity.saveTenant(identity.newTenant(ALONE));
        organisations.keep(ALONE);
    }

    @AfterEach
    void nobodyIsAlone() {
        identity.deleteTenant(ALONE);
    }

    private HalfYear over() {
        HalfYear last = HalfYear.endedBefore(time.now());
        while (HalfYear.endedBefore(time.now()).equals(last)) {
            time.passes(Duration.ofDays(5));
        }
        halfYears.count();
        return HalfYear.endedBefore(time.now());
    }

    /** As many people as this, each of whom was told of a service now; without the steps that lead there. */
    private void people(int number, String mayBeCounted, String kind) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        environment.getRequiredProperty("spring.datasource.url"),
                        "postgres",
                        TestDatabase.server().password("postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            for (int one = 0; one < number; one++) {
                statement.execute("""
                        with told as (select gen_random_uuid() id, '%1$s'::text mine, '%2$s'::timestamptz at),
                        entry as (
                            insert into alongside.directory_entry (id, organisation_id, kind, cost, fits, name, texts, plain, plain_place)
                            select id, mine, '%3$s', 'FREE', '{}', 'Invented', '{}', 'invented', '' from told),
                        agreed as (
                            insert into alongside.consent_entry (organisation_id, journey_id, purpose, decision, how, wording,
                                recorded_at, recorded_by)
                            select mine, id, 'ANONYMOUS_REPORTING', '%4$s', 'SPOKEN', '2026-11', at, 'worker1' from told)
                        insert into alongside.referral (id, organisation_id, journey_id, entry_id, reference, state, way,
                            begun_by, begun_at, closed_at)
                        select id, mine, id, id, translate(upper(substr(md5(id::text), 1, 8)), '01', 'XY'), 'TOLD', 'TOLD',
                            'worker1', at, at from told
                        """.formatted(ALONE, time.now(), kind, mayBeCounted));
            }
        }
    }

    private Map<Part, Map<String, Optional<Integer>>> counted(HalfYear halfYear) {
        return asked(ALONE, transaction, () -> rows.counts(halfYear));
    }

    @Test
    @Proves(PolicyId.MONITOR_05)
    void isCountedOnceOfThoseWhoAgreeAndNothingUnderSixIsKept() throws SQLException {
        people(8, "GIVEN", "HOUSING");
        people(7, "GIVEN", "LEGAL");
        people(4, "GIVEN", "MEDICAL");
        people(4, "GIVEN", "CRISIS");
        people(9, "DECLINED", "ADDICTION");
        HalfYear halfYear = over();
        Map<Part, Map<String, Optional<Integer>>> before = counted(halfYear);
        assertThat(before.get(Part.KIND))
                .hasSize(9)
                .containsEntry("HOUSING", Optional.of(9))
                .containsEntry("LEGAL", Optional.of(6))
                .containsEntry("MEDICAL", Optional.empty())
                .containsEntry("ADDICTION", Optional.empty());
        assertThat(before.get(Part.WAY)).containsKeys("TOLD", "REFERRED", "MET_TOGETHER");
        assertThat(before).doesNotContainKey(Part.UNMET_REGION);
        people(8, "GIVEN", "OTHER");
        halfYears.count();
        assertThat(counted(halfYear)).isEqualTo(before);
    }

    @Test
    @Proves({PolicyId.MONITOR_05, PolicyId.REFER_05})
    void whatIsCountedComesFromWhatTheProcessKept() {
        EntryId service = service("An invented service that is counted");
        JourneyId inTime = withLetterSent(service, "REFERRED", "NAME");
        worker1().about(inTime).completes(NOTE, Map.of("serviceAnswer", "NOT_POSSIBLE"));
        JourneyId later = withLetterSent(service, "MET_TOGETHER", "NAME");
        HalfYear due = dueIn(later);
        time.passes(Duration.ofDays(25));
        time.timersRun();
        worker1().about(later).completes(ASK_SERVICE, Map.of("serviceAnswer", "TAKEN"));
        List<Counted> counted = asked("demo", transaction, () -> rows.within(due, 1000)).stream()
                .filter(one -> List.of(inTime, later).contains(one.survivor()))
                .toList();
        Map<Part, Map<String, Integer>> numbers = ReferralNumbers.of(counted, due);
        assertThat(numbers.get(Part.ANSWER)).containsEntry("IN_TIME", 1).containsEntry("LATER", 1);
        assertThat(counted).extracting(Counted::answer).containsExactlyInAnyOrder(Answer.NOT_POSSIBLE, Answer.TAKEN);
        assertThat(counted).extracting(Counted::way).containsExactlyInAnyOrder(Way.REFERRED, Way.MET_TOGETHER);
    }

    /** The half-year in which a service is to answer. */
    private HalfYear dueIn(JourneyId journey) {
        Timestamp by = asked("demo", transaction, () -> jdbc.sql(
                        "select answer_by from alongside.referral where journey_id = :journey")
                .param("journey", journey.value())
                .query(Timestamp.class)
                .single());
        HalfYear before = HalfYear.endedBefore(by.toInstant());
        return before.half() == 1 ? new HalfYear(before.year(), 2) : new HalfYear(before.year() + 1, 1);
    }
}
