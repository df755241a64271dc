package org.alongside.referral.letter;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.alongside.testing.walk.InOrganisation.says;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alongside.consent.Purpose;
import org.alongside.directory.Entry;
import org.alongside.ids.EntryId;
import org.alongside.ids.JourneyId;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.CountedStatements;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Visitors;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Supervisors see which letters nobody fetched, since when and who acts next, until the worker settled it. (CONF-01, CONF-06, REFER-05) */
@OverHttp
@ExcludeFromProcessCoverage
class LettersNotFetchedPageIT extends WithLetterToFetch {
    private static final String PAGE = "/referrals/letters";
    private static final Pattern ROW = Pattern.compile("<tr role=\"row\">(?:(?!</tr>).)*</tr>", Pattern.DOTALL);
    private static final String WORKER_CALLS = "Who walks with the survivor: they call the service";
    private static final String WORKER_TELLS =
            "Who walks with the survivor: they tell the service that the agreement ended";

    @Autowired
    Visitors visitors;

    @Autowired
    CountedStatements statements;

    private String reference(JourneyId journey) {
        return asked(() -> referrals.of(journey)).get(0).reference();
    }

    /** The rows of the page with this number, without what marks them up. */
    private List<String> rows(String reference) {
        List<String> found = new ArrayList<>();
        Matcher row = ROW.matcher(visitors.as("supervisor1").get(PAGE).body());
        while (row.find()) {
            if (row.group().contains(reference)) {
                found.add(row.group().replaceAll("<[^>]*>", "").strip().replaceAll("\\s*\n\\s*", " | "));
            }
        }
        return found;
    }

    private void isShown(JourneyId journey, String how, String next) {
        assertThat(rows(reference(journey)))
                .singleElement()
                .asString()
                .startsWith(reference(journey) + " | Letter | " + how + " | ")
                .endsWith(" | " + next);
    }

    private void isNotShown(JourneyId journey) {
        assertThat(rows(reference(journey))).isEmpty();
    }

    @Test
    @Proves({PolicyId.CONF_01, PolicyId.CONF_06, PolicyId.REFER_05})
    void whatNobodyFetchedInTimeIsShownUntilTheWorkerSettledIt() {
        Sent sent = sent(serviceAt(ADDRESS));
        isNotShown(sent.journey());
        time.passes(Period.ofDays(7));
        isShown(sent.journey(), "was not fetched: its time was over", WORKER_CALLS);
        send();
        isShown(sent.journey(), "was not fetched: its time was over", WORKER_CALLS);
        assertThat(visitors.as("supervisor1").get(PAGE).body())
                .doesNotContain(
                        "An invented service", ADDRESS, "Tamsin", "talk to a man", visitors.labelOf(sent.journey()))
                .doesNotContain("worker1", sent.code(), sent.token());
        assertThat(visitors.elsewhere("supervisor77", "supervisor").get(PAGE).body())
                .doesNotContain(reference(sent.journey()));
        worker1().completes(ASK_SERVICE, Map.of("serviceAnswer", "ASKED_AGAIN"));
        isNotShown(sent.journey());
    }

    @Test
    void whatIsFetchedIsNeverShown() {
        Sent sent = sent(serviceAt(ADDRESS));
        fetch(sent.token(), sent.code());
        isNotShown(sent.journey());
        time.passes(Period.ofDays(8));
        send();
        isNotShown(sent.journey());
    }

    @Test
    @Proves(PolicyId.REFER_05)
    void wrongCodesAndAServiceThatIsAnotherAreSaid() {
        Sent wrong = sent(serviceAt(ADDRESS));
        for (int i = 0; i < LetterFiles.WRONG_CODES_MAX; i++) {
            fetch(wrong.token(), other(wrong.code()));
        }
        isShown(wrong.journey(), "was not fetched: a wrong code was typed five times", WORKER_CALLS);
        takesBack(wrong.journey());
        isShown(wrong.journey(), "was not fetched: a wrong code was typed five times", WORKER_TELLS);
        worker1().about(wrong.journey()).completes(TELL, Map.of("recallGoes", "BY_TELEPHONE"));
        isNotShown(wrong.journey());

        EntryId service = serviceAt(ADDRESS);
        Sent another = sent(service);
        Entry entry = asked(() -> directory.find(service)).orElseThrow();
        says(() -> directory.change(service, entry.version(), content("other@service.example"), SUPERVISOR1));
        fetch(another.token(), another.code());
        isShown(
                another.journey(),
                "was not fetched: the service has another address, is closed or was not reviewed in time",
                WORKER_CALLS);
        worker1().about(another.journey()).completes(ASK_SERVICE, Map.of("serviceAnswer", "NO_LONGER"));
        isNotShown(another.journey());
    }

    @Test
    @Proves(PolicyId.REFER_05)
    void aMailIsShownOnceFromWhenItWaitsUntilItIsSettled() {
        Sent queued = queued(serviceAt(ADDRESS));
        isShown(queued.journey(), "waits to be sent", "Nobody: it goes by itself");
        SERVER.answers("RCPT", "550 nobody here");
        send();
        SERVER.isWell();
        isShown(queued.journey(), "did not arrive: the mail server refused it", WORKER_CALLS);
        time.passes(Period.ofDays(8));
        isShown(queued.journey(), "did not arrive: the mail server refused it", WORKER_CALLS);
        worker1().about(queued.journey()).completes(ASK_SERVICE, Map.of("serviceAnswer", "ASKED_AGAIN"));
        isNotShown(queued.journey());
    }

    @Test
    void whatMayHaveArrivedIsShownAsNotFetchedOnceItsTimeIsOver() {
        Sent queued = queued(serviceAt(ADDRESS));
        SERVER.answers(".", org.alongside.messages.mail.ScriptedMailServer.GOES);
        send();
        SERVER.isWell();
        isShown(queued.journey(), "may have arrived: the mail server gave no answer", WORKER_CALLS);
        time.passes(Period.ofDays(7));
        send();
        isShown(queued.journey(), "was not fetched: its time was over", WORKER_CALLS);
    }

    @Test
    void whatIsTakenBackBeforeItWasFetchedIsNotShown() {
        Sent sent = sent(serviceAt(ADDRESS));
        String reference = reference(sent.journey());
        says(() -> survivor.withdraws(sent.journey(), Purpose.DISCLOSE_TO_RECIPIENT, WORKER1));
        assertThat(rows(reference)).isEmpty();
    }

    @Test
    void asksOnceHoweverManyThereAre() {
        Visitor supervisor = visitors.as("supervisor1");
        sent(serviceAt(ADDRESS));
        time.passes(Period.ofDays(8));
        supervisor.get(PAGE);
        long few = CountedStatements.total(statements.during(() -> supervisor.get(PAGE)));
        for (int i = 0; i < 5; i++) {
            sent(serviceAt(ADDRESS));
        }
        time.passes(Period.ofDays(8));
        Map<String, Long> counted = statements.during(() -> supervisor.get(PAGE));
        assertThat(CountedStatements.total(counted)).isEqualTo(few);
        assertThat(counted.keySet().stream().filter(asked -> asked.contains("letter_file")))
                .as("one question for the whole page")
                .singleElement()
                .asString()
                .contains("limit");
    }
}
