package org.alongside.journey.keeping;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.alongside.testing.walk.InOrganisation.says;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.Period;
import org.alongside.access.EachOrganisation;
import org.alongside.access.Organisations;
import org.alongside.ids.JourneyId;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.settings.SettingKey;
import org.alongside.settings.SettingProposals;
import org.alongside.settings.SettingsOfTests;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.InOrganisation;
import org.alongside.testing.walk.Tasklist;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** When a record is old enough to be looked at: all years since the last contact, in days of New Zealand. (CONF-09) */
@ProcessTest
class KeptLongEnoughProcessTest extends ReviewSteps {
    private static final int MANY = 10_000;

    @Autowired
    SettingProposals proposals;

    @Autowired
    Organisations organisations;

    @Autowired
    ErasureReviews reviews;

    @Autowired
    RuntimeService runtime;

    @Autowired
    IdentityService identity;

    private void keptFor(int years) {
        InOrganisation.asked(Tasklist.ORGANISATION, transaction, () -> {
            SettingsOfTests.set(proposals, SettingKey.KEEP_YEARS, Integer.toString(years));
            return years;
        });
    }

    private void isReviewed(JourneyId journey, int reviews) {
        looks();
        assertThat(reviewsOf(journey)).isEqualTo(reviews);
    }

    @ParameterizedTest
    @CsvSource({
        "2027-03-31T23:30, 2037-03-31T23:50, 2037-04-01T00:10",
        "2027-09-26T01:30, 2037-09-26T23:50, 2037-09-27T00:10",
        "2028-02-29T10:00, 2038-02-28T23:50, 2038-03-01T00:10",
        "2028-02-28T10:00, 2038-02-28T23:50, 2038-03-01T00:10"
    })
    @Proves(PolicyId.CONF_09)
    void comesOnceAllYearsAreOver(LocalDateTime left, LocalDateTime tooEarly, LocalDateTime due) {
        JourneyId journey = survivors.inSupport();
        isNow(left);
        leaves(journey);

        isNow(tooEarly);
        isReviewed(journey, 0);
        isNow(due);
        isReviewed(journey, 1);
        isReviewed(journey, 1);

        assertThat(outcomes(journey)).containsExactly("OPEN");
        assertThat(passed.of(journey)).contains("startEvent_keptLongEnough", "serviceTask_askForReview");
    }

    @Test
    @Proves(PolicyId.CONF_09)
    void whoGoesOnIsNotLookedAt() {
        JourneyId open = survivors.inSupport();
        JourneyId paused = survivors.inSupport();
        says(() -> survivor.pauses(paused));

        time.passes(Period.ofYears(25));

        isReviewed(open, 0);
        isReviewed(paused, 0);
    }

    /** Whatever came after they had left counts as contact, and so does what comes while it is looked at. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into alongside.session (id, organisation_id, journey_id, worker_id, recorded_at)"
                        + " values (gen_random_uuid(), 'demo', '%s', 'worker1', '%s')",
                "insert into alongside.assessment (id, organisation_id, journey_id, due_at, state, began_at, ends_at, ended_at,"
                        + " ended_by) select gen_random_uuid(), 'demo', '%s', t, 'DECLINED', t, t, t, 'worker1'"
                        + " from (select timestamptz '%s' as t) x",
                "insert into alongside.consent_entry (organisation_id, journey_id, purpose, decision, how, wording, recorded_at,"
                        + " recorded_by) values ('demo', '%s', 'ANONYMOUS_REPORTING', 'WITHDRAWN', 'SPOKEN', 'x', '%s', 'worker1')",
                "insert into alongside.own_request (id, organisation_id, journey_id, kind, asked_at, due_on, done_at, done_by, outcome)"
                        + " select gen_random_uuid(), 'demo', '%s', 'COPY', t, t, t, 'worker1', 'FETCHED'"
                        + " from (select timestamptz '%s' as t) x",
                "insert into alongside.arranged_meeting (id, organisation_id, journey_id, worker_id, starts_at, minutes, way, state)"
                        + " values (gen_random_uuid(), 'demo', '%s', 'worker1', '%s', 30, 'PHONE', 'ENDED')",
                "insert into alongside.concern (id, organisation_id, journey_id, level, raised_by, raised_at, due_at, closed_at,"
                        + " outcome) select gen_random_uuid(), 'demo', '%s', 'WATCH', 'worker1', t, t, t, 'SAFE_NOW'"
                        + " from (select timestamptz '%s' as t) x",
                "insert into alongside.record_entry (id, organisation_id, journey_id, field, compartment, version, ciphertext,"
                        + " written_by, written_at, form) values (gen_random_uuid(), 'demo', '%s', 'safety.now', 'SAFETY', 99, 'x',"
                        + " 'worker1', '%s', 'test')"
            })
    @Proves(PolicyId.CONF_09)
    void countsFromTheLastContact(String contact) {
        JourneyId journey = whoLeft();
        time.passes(Period.ofYears(10).plusDays(1));
        isReviewed(journey, 1);

        change(contact.formatted(journey, time.now()));

        isReviewed(journey, 0);
        assertThat(outcomes(journey)).containsExactly("CALLED_OFF service");
        time.passes(Period.ofYears(9).plusMonths(11));
        isReviewed(journey, 0);
        time.passes(Period.ofMonths(2));
        isReviewed(journey, 1);
    }

    @Test
    @Proves(PolicyId.CONF_09)
    void theOrganisationSetsForHowLong() {
        JourneyId journey = whoLeft();
        time.passes(Period.ofYears(7).plusDays(1));
        isReviewed(journey, 0);
        keptFor(7);
        isReviewed(journey, 1);
        keptFor(20);
        isReviewed(journey, 0);
        assertThat(outcomes(journey)).containsExactly("CALLED_OFF service");
        time.passes(Period.ofYears(13));
        isReviewed(journey, 1);
    }

    /** Ten thousand fall due in one minute: as many begin as supervisors can look at, and more as these are decided. */
    @Test
    void howeverManyFallDueListsStayReadable() throws SQLException {
        InOrganisation.asked(Visitors.ELSEWHERE, () -> {
            organisations.keep(Visitors.ELSEWHERE);
            return 0;
        });
        try {
            InOrganisation.asked(Visitors.ELSEWHERE, transaction, () -> jdbc.sql("""
                            insert into alongside.journey (id, organisation_id, label, state, step, first_contact_by,
                                opened_at, changed_at)
                            select gen_random_uuid(), 'elsewhere', 'Old ' || n, 'ENDED', 'SUPPORT', 'nobody',
                                now() - interval '12 years', now() - interval '11 years'
                            from generate_series(1, :many) n
                            """)
                    .param("many", MANY)
                    .update());
            looksElsewhere();
            assertThat(elsewhere("journey_id is not null")).isEqualTo(ErasureReviews.OPEN_MAX);
            assertThat(runtime.createProcessInstanceQuery()
                            .processDefinitionKey("erasure-review")
                            .tenantIdIn(Visitors.ELSEWHERE)
                            .count())
                    .isEqualTo(ErasureReviews.OPEN_MAX);
            looksElsewhere();
            assertThat(elsewhere("journey_id is not null"))
                    .as("no more while these are open")
                    .isEqualTo(ErasureReviews.OPEN_MAX);
            asked(Visitors.ELSEWHERE, transaction, () -> jdbc.sql("""
                            update alongside.erasure_review set outcome = 'KEPT', reason = 'LEGAL_DUTY',
                                keep_until = now() + interval '1 year', ended_at = now() + interval '1 minute', ended_by = 'x'
                            where id in (select id from alongside.erasure_review limit 7)
                            """).update());
            looksElsewhere();
            assertThat(elsewhere("ended_at is null")).isEqualTo(ErasureReviews.OPEN_MAX);
            assertThat(elsewhere("journey_id is not null")).isEqualTo(ErasureReviews.OPEN_MAX + 7);
        } finally {
            removed();
        }
    }

    /** Of one organisation, a review cannot begin: the others of it begin, and so do those of another organisation. */
    @Test
    void whatCannotBeginHoldsUpNoOther() throws SQLException {
        JourneyId journey = whoLeft();
        time.passes(Period.ofYears(10).plusDays(1));
        InOrganisation.asked(Visitors.ELSEWHERE, () -> {
            organisations.keep(Visitors.ELSEWHERE);
            return 0;
        });
        identity.saveTenant(identity.newTenant(Visitors.ELSEWHERE));
        try {
            asked(Visitors.ELSEWHERE, transaction, () -> jdbc.sql("""
                            insert into alongside.journey (id, organisation_id, label, state, step, first_contact_by,
                                opened_at, changed_at)
                            select gen_random_uuid(), 'elsewhere', 'Old ' || n, 'ENDED', 'SUPPORT', 'nobody',
                                now() - interval '12 years', now() - n * interval '1 hour' - interval '11 years'
                            from generate_series(1, 9) n
                            """).update());
            asOwner("""
                    create function alongside.refuse_in_test() returns trigger language plpgsql as $$
                    begin
                        if exists (select from alongside.journey where id = new.journey_id and label ~ '^Old [369]') then
                            raise exception 'not this one';
                        end if;
                        return new;
                    end $$;
                    create trigger refuse_in_test before insert on alongside.erasure_review
                        for each row execute function alongside.refuse_in_test()
                    """);

            new ErasureReviewSchedule(reviews, new EachOrganisation(organisations, true)).lookInEach();

            assertThat(reviewsOf(journey)).isEqualTo(1);
            assertThat(elsewhere("ended_at is null")).isEqualTo(6);
        } finally {
            identity.deleteTenant(Visitors.ELSEWHERE);
            asOwner("drop function if exists alongside.refuse_in_test() cascade");
            removed();
        }
    }

    private void looksElsewhere() {
        InOrganisation.asked(Visitors.ELSEWHERE, () -> {
            schedule.look();
            return 0;
        });
    }

    private int elsewhere(String which) {
        return asked(Visitors.ELSEWHERE, transaction, () -> jdbc.sql(
                        "select count(*) from alongside.erasure_review where " + which)
                .query(Integer.class)
                .single());
    }

    private void removed() throws SQLException {
        asOwner("delete from alongside.erasure_review where organisation_id = 'elsewhere'");
        asOwner("delete from alongside.journey where organisation_id = 'elsewhere' and label like 'Old %'");
    }
}
