package org.alongside.journey.web;

import static org.alongside.testing.walk.InOrganisation.says;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alongside.access.Language;
import org.alongside.ids.EntryId;
import org.alongside.ids.JourneyId;
import org.alongside.journey.state.Labels;
import org.alongside.referral.ReferralSteps;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Visitors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is refused on a page in te reo Māori is said in te reo Māori. */
@OverHttp
class RefusalLanguageIT extends ReferralSteps {
    private static final Pattern PROPOSAL = Pattern.compile(
            "emergency-within/(?:agree|withdraw)\"[\\s\\S]{0,600}?name=\"proposal\" value=\"([0-9]+)\"");

    @Autowired
    Visitors visitors;

    @BeforeEach
    void nobodyHasTried() {
        visitors.nobodyHasTriedLabels();
    }

    private Visitor reading(String userId) {
        Visitor reading = visitors.as(userId);
        reading.setCookie(Language.COOKIE, Language.TE_REO_MAORI.tag());
        return reading;
    }

    private static void saysOnly(HttpResponse<String> page, int status, String maori, String english) {
        assertThat(page.statusCode()).isEqualTo(status);
        assertThat(page.body()).contains("<html lang=\"mi\"", maori).doesNotContain(english);
    }

    @Test
    void whoProposedASettingDoesNotAgreeToIt() {
        Visitor supervisor = reading("supervisor1");
        String setting = "/organisation/safety.emergency-within";
        saysOnly(
                supervisor.submit("/organisation", "/organisation/safety.places-that-help", Map.of("value", " ")),
                422,
                "Tēnā koa hoatu kia 1 ki te 20 ngā wāhi",
                "Please give");
        supervisor.submit("/organisation", setting, Map.of("value", "20"));
        Matcher proposal = PROPOSAL.matcher(supervisor.get("/organisation").body());
        assertThat(proposal.find()).isTrue();
        Map<String, String> sent = Map.of("proposal", proposal.group(1));
        saysOnly(
                supervisor.submit("/organisation", setting + "/agree", sent),
                409,
                "Nāu tonu i marohi, nō reira mā tētahi atu e whakaae",
                "You proposed this yourself");
        supervisor.submit("/organisation", setting + "/withdraw", sent);
        saysOnly(
                supervisor.submit("/organisation", setting + "/withdraw", sent),
                409,
                "Kua whakatauria kētia tēnei.",
                "This was decided already");
    }

    @Test
    void aLabelIsTriedTooOften() {
        Visitor worker = reading("worker2");
        HttpResponse<String> last = worker.submit("/journeys/return", Map.of("label", "Moa 0"));
        for (int tries = 1; tries < 100 && last.statusCode() != 409 && last.statusCode() != 429; tries++) {
            last = worker.submit("/journeys/return", Map.of("label", "Moa " + tries));
        }
        assertThat(last.body())
                .contains("ngā tapanga kua whakamātauria e koe i roto i te hāora")
                .doesNotContain("You have tried");
    }

    @Test
    void aServiceIsClosedAndWordsStandBesideAnEntryAlready() {
        JourneyId journey = survivors.inSupport();
        Visitor worker = reading("worker1");
        String person = "/people/" + Labels.address(visitors.labelOf(journey));
        EntryId service = service("Closed " + UUID.randomUUID());
        says(() -> directory.close(service, 0, true, SUPERVISOR1));
        saysOnly(
                worker.submit(
                        person + "/other-support", person + "/other-support", Map.of("service", service.toString())),
                409,
                "Kua kati tēnei ratonga.",
                "This service is closed");
        String entry = person + "/record/"
                + visitors.rows(
                                "select id from alongside.record_entry where journey_id = :id"
                                        + " and field = 'safety.now' order by id desc limit 1",
                                Map.of("id", journey.value()))
                        .get(0)
                        .get("id");
        Map<String, String> words = Map.of("words", "Kei te pai");
        assertThat(worker.submit(entry, entry + "/statement", words).statusCode())
                .isEqualTo(302);
        saysOnly(
                worker.submit(entry, entry + "/statement", words),
                409,
                "Kei te taha kē ēnei kupu. Kotahi anake te tiakinga.",
                "These words stand beside it already");
    }
}
