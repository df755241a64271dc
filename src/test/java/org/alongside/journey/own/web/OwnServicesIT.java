package org.alongside.journey.own.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.alongside.consent.ConsentLedger;
import org.alongside.ids.EntryId;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.referral.ReferralSteps;
import org.alongside.referral.state.Referrals;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** Survivors see on their own page which services may learn something of them, and take it back for one alone. */
@OverHttp
@ExcludeFromProcessCoverage
class OwnServicesIT extends OwnRecordSteps {
    private static final String AGREEMENTS = RECORD + "/agreements";

    @Autowired
    ConsentLedger consent;

    @Autowired
    AutowireCapableBeanFactory beans;

    private final ReferralSteps referral = new ReferralSteps();
    private final String name = "An invented service " + UUID.randomUUID();

    @BeforeEach
    void referralsCanBegin() {
        beans.autowireBean(referral);
    }

    private static String page(EntryId service) {
        return RECORD + "/services/" + service;
    }

    private static HttpResponse<String> takesBack(Visitor browser, EntryId service) {
        return browser.submit("/login", page(service), Map.of());
    }

    @Test
    @Proves({PolicyId.CONSENT_05, PolicyId.CONSENT_06, PolicyId.CONF_07})
    void whatAServiceMayLearnIsShownAndTakenBack() {
        EntryId service = referral.service(name);
        JourneyId journey = referral.withLetterSent(service, "REFERRED", "NAME", "HOPES");
        Visitor browser = sits(journey);
        assertThat(browser.get(AGREEMENTS).body())
                .contains("Services that may learn", "The name you want to be called", "Your hopes and next steps")
                .contains(page(service))
                .as("each class is called what it is, and names are not asked for")
                .doesNotContain(name, "only the name you chose", "something else");
        assertThat(browser.get(AGREEMENTS + "?names=show").body()).contains(name, "Passing something on to " + name);
        assertThat(browser.get(page(service)).body())
                .contains("From this moment on", "Is that what you would like?")
                .doesNotContain(name);
        assertThat(browser.get(page(service) + "?names=show").body()).contains(name);
        assertThat(referral.kept(journey)).as("asked only").containsExactly("SENT REFERRED NAME+HOPES POSTED");
        for (int press = 0; press < 2; press++) {
            assertThat(Visitor.location(takesBack(browser, service))).isEqualTo(RECORD + "/done/no-passing-on");
        }
        assertThat(browser.get(RECORD + "/done/no-passing-on").body()).contains("It is taken back");
        assertThat(referral.kept(journey)).containsExactly("TAKEN_BACK REFERRED NAME+HOPES POSTED");
        assertThat(referral.agreements(journey)).containsExactly("GIVEN HOPES+NAME", "WITHDRAWN ");
        assertThat(browser.get(AGREEMENTS).body()).doesNotContain("Services that may learn");
        assertThat(Visitor.location(browser.get(page(service)))).isEqualTo(AGREEMENTS);
    }

    @Test
    @Proves({PolicyId.CONSENT_05, PolicyId.CONSENT_06})
    void whoeverLeftTakesItBackForOneServiceOnTheirOwnPage() {
        EntryId service = referral.service(name);
        EntryId other = referral.service(name + " too");
        JourneyId journey = referral.withLetterSent(service, "REFERRED", "NAME");
        visitors.inDatabase(() -> {
            consent.giveFor(
                    journey,
                    WorkerId.of("worker1"),
                    Referrals.recipient(other),
                    Set.of("NAME"),
                    LocalDate.now().plusDays(90));
            return journey;
        });
        chooses(journey, WORD);
        visitors.as("worker1").submit("/journeys/done", "/journeys/" + journey + "/leave", Map.of());
        Visitor browser = opens(invitations.linkToRecord(journey, null));
        gives(browser, WORD);
        assertThat(browser.get(AGREEMENTS).body()).contains(page(service));
        assertThat(Visitor.location(takesBack(browser, service))).isEqualTo(RECORD + "/done/no-passing-on");
        assertThat(referral.kept(journey)).containsExactly("TAKEN_BACK REFERRED NAME POSTED LEFT");
        assertThat(tasklist.as("worker1").about(journey).tasks()).contains("userTask_tellService");
        assertThat(visitors.inDatabase(() -> consent.disclosures(journey)).keySet())
                .containsExactly(Referrals.recipient(other));
    }

    @Test
    @Proves({PolicyId.CONF_07, PolicyId.CONF_06})
    void whenAServiceFetchedALetterIsShown() {
        EntryId service = referral.service(name);
        JourneyId journey = referral.withLetter(service, "REFERRED", "NAME");
        Visitor browser = sits(journey);
        assertThat(browser.get(AGREEMENTS).body())
                .contains("Services that may learn")
                .doesNotContain("It fetched a letter");
        String letter = "(select id from alongside.referral where journey_id = :journey)";
        for (String step : List.of(
                "update alongside.directory_entry set texts = texts || '{\"EMAIL\": \"a@b.example\"}' where id = '"
                        + service + "' returning id",
                "update alongside.referral set goes_by = 'ADDRESS', mail_to = 'a@b.example', seen_at = null"
                        + " where journey_id = :journey returning id",
                "update alongside.referral set seen_at = now() where journey_id = :journey returning id",
                "update alongside.referral set state = 'SENT', sent_how = 'ADDRESS', sent_at = now(), answer_by = now()"
                        + " where journey_id = :journey returning id",
                "insert into alongside.letter_mail (id, organisation_id, referral_id, mail, state, queued_at, next_try_at)"
                        + " select gen_random_uuid(), 'demo', id, 'LETTER', 'WAITING', now(), now() + interval '1 day'"
                        + " from alongside.referral where journey_id = :journey returning id",
                "insert into alongside.letter_file (referral_id, organisation_id) values (" + letter
                        + ", 'demo') returning referral_id",
                "update alongside.letter_mail set state = 'SENDING', claimed_at = now() where referral_id = " + letter
                        + " returning id",
                "update alongside.letter_file set opened_at = now(), ends_at = now() + interval '7 days' where referral_id = "
                        + letter + " returning referral_id",
                "insert into alongside.own_link (id, organisation_id, purpose, subject_id, journey_id, token_hash, made_at, ends_at,"
                        + " taken_at) values (gen_random_uuid(), 'demo', 'LETTER', " + letter
                        + ", :journey, sha256(gen_random_uuid()::text::bytea), now(), now() + interval '7 days', now()) returning id",
                "update alongside.letter_file set fetches = 1, fetched_at = now(), fetched_last_at = now() where referral_id = "
                        + letter + " returning referral_id")) {
            assertThat(visitors.rows(step, Map.of("journey", journey.value())))
                    .as(step)
                    .hasSize(1);
        }
        assertThat(browser.get(AGREEMENTS).body())
                .contains("It fetched a letter on")
                .doesNotContain(name);
    }

    @Test
    @Proves({PolicyId.CONF_01, PolicyId.CONSENT_06})
    void nobodyElseReachesIt() {
        EntryId service = referral.service(name);
        JourneyId journey = referral.withLetterSent(service, "REFERRED", "NAME");
        Visitor another = sits(survivors.inSupport());
        assertThat(Visitor.location(another.get(page(service)))).isEqualTo(AGREEMENTS);
        takesBack(another, service);
        isOver(visitors.anybody().get(page(service)));
        isOver(takesBack(visitors.anybody(), service));
        assertThat(visitors.as("worker1").get(page(service)).body()).doesNotContain("Is that what you would like?");
        takesBack(visitors.as("worker1"), service);
        assertThat(another.get(RECORD + "/services/1").statusCode()).isEqualTo(404);
        assertThat(referral.kept(journey)).containsExactly("SENT REFERRED NAME POSTED");
        assertThat(referral.agreements(journey)).containsExactly("GIVEN NAME");
    }
}
