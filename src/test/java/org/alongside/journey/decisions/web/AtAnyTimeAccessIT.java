package org.alongside.journey.decisions.web;

import static org.alongside.testing.walk.Survivors.CALM;
import static org.alongside.testing.walk.Survivors.and;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alongside.ids.JourneyId;
import org.alongside.journey.state.Journeys.State;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of what a survivor decides at any time is there for the worker who walks with them, and for nobody else. (CONF-01) */
@OverHttp
@ExcludeFromProcessCoverage
class AtAnyTimeAccessIT extends AtAnyTimeSteps {
    private static final Pattern OLDER = Pattern.compile("href=\"(/journeys/[^\"]+/looks[?]before=[^\"]+)\"");
    private static final List<String> ACTS = List.of(
            "/pause",
            "/come-back",
            "/help",
            "/leave",
            "/another-worker",
            "/take-release-back",
            "/take-back/KEEP_RECORD");

    @Test
    void showsTheJourneyToTheWorkerWhoWalksWithThem() {
        JourneyId journey = survivors.inSupport();
        tasklist.as("worker1").opens("userTask_walkAlongside");
        HttpResponse<String> page = visitors.as("worker1").get(page(journey));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("I ngā wā katoa", "Tamsin", "open", "support", "Who looked into the record")
                .contains("Worker One (demo)", "walking alongside", "the name they chose");
        assertThat(page.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
    }

    @Test
    void showsTheJourneyToWhoTookTheFirstContactUntilThereIsAWorker() {
        JourneyId journey = survivors.whoMadeContact();
        Visitor first = visitors.as("worker1");
        assertThat(first.get(page(journey)).body())
                .contains("finding a peer worker")
                .doesNotContain("another-worker");
        tasklist.as("worker1").completes("userTask_offerJourney", Map.of("offerAnswer", "NOT_NOW"));
        tasklist.as("facilitator1").completes("userTask_offerJourney", Map.of("offerAnswer", "ACCEPT"));
        assertThat(first.get(page(journey)).statusCode()).isEqualTo(404);
        assertThat(visitors.as("facilitator1").get(page(journey)).statusCode()).isEqualTo(200);
    }

    @Test
    void isClosedToWhoTookTheFirstContactAndKnowsThem() {
        JourneyId journey = survivors.whoMadeContact();
        tasklist.as("worker1")
                .completes("userTask_offerJourney", Map.of("offerAnswer", "KNOWS_THE_SURVIVOR", "conflictKind", "KIN"));
        assertThat(visitors.as("worker1").get(page(journey)).statusCode()).isEqualTo(404);
    }

    @Test
    void answersEverybodyElseAsIfThereWereNoSuchJourney() {
        JourneyId journey = survivors.inSupport();
        for (String somebody : List.of("worker2", "supervisor1", "analyst1", "admin1")) {
            Visitor visitor = visitors.as(somebody);
            long before = visitors.refusals(somebody, "CONF-01");
            HttpResponse<String> theirs = visitor.get(page(journey));
            HttpResponse<String> nobodys = visitor.get(page(JourneyId.random()));
            assertThat(theirs.statusCode()).isEqualTo(404);
            assertThat(theirs.body())
                    .isEqualTo(nobodys.body())
                    .isEqualTo(visitor.get("/journeys/xyz").body());
            assertThat(visitors.refusals(somebody, "CONF-01")).isEqualTo(before + 2);
        }
        assertThat(visitors.rows(
                        "select 1 from alongside.ledger_entry where subject = :id and outcome = 'REFUSED'",
                        Map.of("id", journey.toString())))
                .hasSize(4);
    }

    @Test
    void isNotThereForAnotherOrganisation() {
        JourneyId journey = survivors.inSupport();
        Visitor elsewhere = visitors.elsewhere("elsewhere1", "peer-worker");
        assertThat(elsewhere.get(page(journey)).statusCode()).isEqualTo(404);
        for (String act : ACTS) {
            assertThat(act(elsewhere, journey, act).statusCode()).isEqualTo(404);
        }
        assertThat(survivors.state(journey)).isEqualTo(State.OPEN);
    }

    @Test
    void asksToSignInFirst() {
        HttpResponse<String> answer = visitors.anybody().get(page(survivors.whoMadeContact()));
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(Visitor.location(answer)).isEqualTo("/login");
    }

    @ParameterizedTest
    @ValueSource(strings = {"worker2", "supervisor1", "admin1"})
    void letsNobodyElseActForTheSurvivor(String somebody) {
        JourneyId journey = survivors.inSupport();
        Visitor visitor = visitors.as(somebody);
        for (String act : ACTS) {
            assertThat(act(visitor, journey, act).statusCode()).as(act).isEqualTo(404);
        }
        for (String question : List.of("/leave", "/another-worker", "/take-back/KEEP_RECORD")) {
            assertThat(visitor.get(page(journey) + question).statusCode()).isEqualTo(404);
        }
        assertThat(survivors.state(journey)).isEqualTo(State.OPEN);
        assertThat(count("concern", journey)).isZero();
        assertThat(tasks("worker1")).containsExactly("userTask_walkAlongside");
    }

    @Test
    void doesNothingWithoutTheTokenOfThePage() {
        JourneyId journey = survivors.inSupport();
        Visitor worker = visitors.as("worker1");
        for (String act : ACTS) {
            HttpResponse<String> answer = worker.sendForm(page(journey) + act, FIELDS.getOrDefault(act, Map.of()));
            assertThat(answer.statusCode()).as(act).isEqualTo(403);
            assertThat(answer.body()).contains("was open for too long");
        }
        assertThat(survivors.state(journey)).isEqualTo(State.OPEN);
    }

    @Test
    void doesNothingWithFieldsThatThePageDoesNotHave() {
        JourneyId journey = survivors.inSupport();
        Visitor worker = visitors.as("worker1");
        assertThat(act(worker, journey, "/pause", Map.of("role", "admin")).statusCode())
                .isEqualTo(400);
        assertThat(act(worker, journey, "/help", Map.of("level", "WATCH")).statusCode())
                .isEqualTo(400);
        assertThat(act(worker, journey, "/help", Map.of()).statusCode()).isEqualTo(400);
        assertThat(act(worker, journey, "/help", Map.of("level", "URGENT\nEMERGENCY"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(act(worker, journey, "/another-worker", Map.of("release", "a".repeat(20_000)))
                        .statusCode())
                .isEqualTo(400);
        assertThat(act(worker, journey, "/take-back/EVERYTHING").statusCode()).isEqualTo(404);
        assertThat(worker.get(page(journey) + "/pause").statusCode()).isEqualTo(405);
        assertThat(survivors.state(journey)).isEqualTo(State.OPEN);
        assertThat(count("concern", journey)).isZero();
    }

    /** OFFEND-07 */
    @Test
    void doesNotBetrayAnAssessmentByTheListOfLooks() {
        JourneyId journey = survivors.whoMadeContact();
        visitors.rows("""
                insert into alongside.record_look (id, organisation_id, journey_id, reader, fields, reason)
                values (:look, 'demo', :id, 'supervisor1', array['offending.what'], 'offence-overlap.assess-overlap'),
                    (:other, 'demo', :id, 'supervisor1', array['contact.alias'], 'offence-overlap.assess-overlap')
                returning id
                """, Map.of("look", UUID.randomUUID(), "other", UUID.randomUUID(), "id", journey));
        String page = visitors.as("worker1").get(page(journey)).body();
        assertThat(page)
                .contains("Supervisor One (demo)", "the name they chose", "a task of the journey")
                .doesNotContain("assessment", "before going on");
        tasklist.as("worker1").completes("userTask_offerJourney", Map.of("offerAnswer", "ACCEPT"));
        assertThat(visitors.as("worker1").get(page(journey)).body())
                .contains("what only the people of the assessment see", "before going on");
    }

    /** CONF-03, OFFEND-07 */
    @Test
    @Proves({PolicyId.CONF_03, PolicyId.OFFEND_07})
    void olderLooksAreOnPagesOfTheirOwnWhateverIsHidden() {
        JourneyId journey = survivors.whoMadeContact();
        for (String look : List.of("'share.home', 'look', 150", "'offending.what', 'hidden', 150")) {
            visitors.rows("""
                    insert into alongside.record_look (id, organisation_id, journey_id, reader, fields, reason, looked_at)
                    select gen_random_uuid(), 'demo', :id, 'supervisor1', array[w.field], w.why,
                        now() - n * interval '1 minute'
                    from (values (%s)) w (field, why, many), generate_series(1, w.many) n returning id
                    """.formatted(look), Map.of("id", journey.value()));
        }
        Visitor worker = visitors.as("worker1");
        String newest = worker.get(page(journey)).body();
        assertThat(looksOn(newest)).isBetween(100, 101);
        Matcher older = OLDER.matcher(newest);
        assertThat(older.find()).isTrue();
        String page = worker.get(older.group(1)).body();
        assertThat(looksOn(newest) + looksOn(page))
                .isEqualTo(visitors.rows("""
                        select id from alongside.record_look where journey_id = :id and reason <> 'hidden'
                        """, Map.of("id", journey.value())).size());
        assertThat(page).contains("Older looks into the record").doesNotContainPattern(OLDER);
        assertThat(visitors.as("worker2").get(older.group(1)).statusCode()).isEqualTo(404);
        assertThat(worker.get(page(journey) + "/looks?before=yesterday").statusCode())
                .isEqualTo(400);
    }

    private static int looksOn(String page) {
        return page.split("data-label=\"Which part\"", -1).length - 1;
    }

    @Test
    void showsANameAsItIsWritten() {
        JourneyId journey =
                tasklist.as("worker1").begins(and(CALM, "alias", "<b>Mārama</b> ${7*7} 🌱", "channel", "PHONE"));
        assertThat(visitors.as("worker1").get(page(journey)).body()).contains("&lt;b&gt;Mārama&lt;/b&gt; ${7*7} 🌱");
    }
}
