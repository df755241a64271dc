package org.alongside.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Date;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.alongside.access.CurrentOrganisation;
import org.alongside.engine.EngineClock;
import org.alongside.ids.JourneyId;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.Time;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What a survivor agrees to now is derived from what was appended. (CONSENT-05) */
@ProcessTest
class ConsentLedgerProcessTest {
    @Autowired
    Survivors survivors;

    @Autowired
    ConsentLedger consent;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Time time;

    private <T> T asked(Callable<T> what) throws Exception {
        return CurrentOrganisation.callAs(Tasklist.ORGANISATION, what);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "-1, false"})
    @Proves(PolicyId.CONSENT_05)
    void anAgreementStandsUntilItsDay(int daysFromToday, boolean stands) throws Exception {
        JourneyId journey = survivors.inSupport();
        LocalDate until = LocalDate.ofInstant(time.now(), EngineClock.ZONE).plusDays(daysFromToday);

        asked(() -> transaction.execute(status -> jdbc.sql("""
                        insert into alongside.consent_entry (organisation_id, journey_id, purpose, decision, valid_until,
                            how, wording, recorded_by)
                        values (current_setting('alongside.organisation'), :journey, 'CONTACT_WHANAU', 'GIVEN', :until,
                            'SPOKEN', 'test', 'worker1')
                        """)
                .param("journey", journey.value())
                .param("until", Date.valueOf(until))
                .update()));

        assertThat(asked(() -> consent.agrees(journey, Purpose.CONTACT_WHANAU))).isEqualTo(stands);
    }
}
