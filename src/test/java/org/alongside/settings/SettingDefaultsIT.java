package org.alongside.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Map;
import org.alongside.ids.JourneyId;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.Survivors;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Triggers read the defaults of the installation from where code reads them. (GROUP-10, GROUP-12, WORKER-03) */
@OverHttp
@TestPropertySource(
        properties = {
            "alongside.test.database=setting_defaults",
            "alongside.groups.two-facilitators-from=6",
            "alongside.workers.co-reflection-days=21",
            "alongside.consent.wording=Everything that we do together is yours to decide."
        })
@ExcludeFromProcessCoverage
class SettingDefaultsIT {
    @Autowired
    Visitors visitors;

    @Autowired
    Survivors survivors;

    @Autowired
    Settings settings;

    @Autowired
    SettingProposals proposals;

    private int inDatabase(String key, int least, int most, int otherwise) {
        return Integer.parseInt(String.valueOf(visitors.rows(
                        "select alongside.setting_number('demo', :key, :least, :most, :otherwise) as number",
                        Map.of("key", key, "least", least, "most", most, "otherwise", otherwise))
                .get(0)
                .get("number")));
    }

    @Test
    @Proves({PolicyId.GROUP_12, PolicyId.WORKER_03})
    void theDatabaseHoldsWhatTheInstallationHasSet() {
        assertThat(settings.number(SettingKey.TWO_FACILITATORS_FROM)).isEqualTo(6);
        assertThat(inDatabase("groups.two-facilitators-from", 5, 9, 9)).isEqualTo(6);
        assertThat(inDatabase("workers.co-reflection-days", 14, 62, 31)).isEqualTo(21);
        assertThat(inDatabase("groups.meetings-without-protocols", 1, 2, 2)).isEqualTo(2);
    }

    /** The words of the installation are others than those of the forms, and what was agreed to says so. */
    @Test
    @Proves(PolicyId.CONSENT_04)
    void consentRefersToTheWordsOfTheInstallation() {
        JourneyId journey = survivors.inSupport();
        String version = HexFormat.of().toHexDigits("Everything that we do together is yours to decide.".hashCode());
        assertThat(visitors.rows(
                        "select distinct wording from alongside.consent_entry where journey_id = :journey",
                        Map.of("journey", journey)))
                .containsExactly(Map.of("wording", "2026-11/i-" + version));
    }

    @Test
    void boundsAndWhatTheOrganisationAgreedToGoFirst() {
        assertThat(inDatabase("groups.two-facilitators-from", 7, 9, 9)).isEqualTo(7);
        assertThat(inDatabase("safety.no-such", 1, 9, 8)).isEqualTo(8);
        visitors.inDatabase(() -> {
            SettingsOfTests.set(proposals, SettingKey.TWO_FACILITATORS_FROM, "8");
            return true;
        });
        assertThat(inDatabase("groups.two-facilitators-from", 5, 9, 9)).isEqualTo(8);
    }
}
