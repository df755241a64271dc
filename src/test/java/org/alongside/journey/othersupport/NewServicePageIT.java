package org.alongside.journey.othersupport;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.alongside.testing.walk.InOrganisation.says;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.alongside.directory.Entry;
import org.alongside.directory.Entry.Text;
import org.alongside.directory.Proposals;
import org.alongside.ids.EntryId;
import org.alongside.ids.JourneyId;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.referral.ReferralSteps;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Visitors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A worker names, with the survivor, a service that the directory does not know. (REFER-03) */
@OverHttp
class NewServicePageIT extends ReferralSteps {
    private static final String REVIEW = "userTask_reviewEntry";

    @Autowired
    Visitors visitors;

    @Autowired
    Proposals proposals;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private JourneyId journey;
    private String page;

    @BeforeEach
    void somebodyInSupport() {
        journey = survivors.inSupport();
        page = visitors.personOf(journey) + "/other-support";
        asked(() -> proposals.of(WORKER1))
                .forEach(one -> says(() -> directory.close(one.id(), one.version(), true, SUPERVISOR1)));
    }

    private Map<String, String> fields(String name, String... more) {
        Map<String, String> fields =
                new HashMap<>(Map.of("seen", "", "name", name, "kind", "HOUSING", "PHONE", "09 555", "WHAT", "Beds"));
        for (int i = 0; i < more.length; i += 2) {
            fields.put(more[i], more[i + 1]);
        }
        return fields;
    }

    private HttpResponse<String> names(Visitor who, Map<String, String> fields) {
        return who.submit(page + "/new", fields);
    }

    private EntryId named(String name) {
        assertThat(names(visitors.as("worker1"), fields(name)).statusCode()).isEqualTo(302);
        return asked(() -> proposals.of(WORKER1)).stream()
                .filter(one -> one.content().name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    @Test
    @Proves({PolicyId.REFER_01, PolicyId.REFER_03})
    void theSurvivorIsToldOfItAtOnceAndALetterGoesAfterItsReview() {
        EntryId entry = named("Whare " + mark);
        Visitor worker = visitors.as("worker1");
        assertThat(worker.get(page).body())
                .contains("Services that you named", "Whare " + mark, "A supervisor is asked to review it by");
        Entry kept = asked(() -> directory.find(entry)).orElseThrow();
        assertThat(kept.reviewedOn()).isNull();
        assertThat(kept.content().text(Text.WHAT)).isEqualTo("Beds");
        var supervisor = tasklist.as("supervisor1").about(entry.recordId());
        assertThat(supervisor.tasks()).containsExactly(REVIEW);
        assertThat(supervisor.offered(REVIEW).getPriority()).isEqualTo(50);

        assertThat(worker.submit(page, page, Map.of("service", entry.toString()))
                        .statusCode())
                .isEqualTo(302);
        assertThat(worker1().isRefused(AGREE, agreed("REFERRED", "NAME")).policyId())
                .isEqualTo("REFER-03");
        assertThat(kept(journey)).containsExactly("CHOOSING");

        supervisor.claims(REVIEW);
        Map<String, Object> form = supervisor.opens(REVIEW);
        assertThat(form.get("reviewedEntry")).asString().contains("Named by:", "nobody has yet");
        Map<String, Object> answers = new HashMap<>(Map.of("entryReview", "STILL_RIGHT"));
        answers.put("entryVersionShown", form.get("entryVersionShown"));
        supervisor.completes(REVIEW, answers);
        assertThat(worker.get(page).body()).doesNotContain("Services that you named");
        worker1().completes(AGREE, agreed("REFERRED", "NAME"));
        worker1().completes(SEE, SEND);
        assertThat(kept(journey)).containsExactly("SENT REFERRED NAME POSTED");
    }

    @Test
    @Proves(PolicyId.REFER_03)
    void isToldOfAndNothingElseIsNeeded() {
        EntryId entry = named("Told " + mark);
        assertThat(visitors.as("worker1")
                        .submit(page, page, Map.of("service", entry.toString()))
                        .statusCode())
                .isEqualTo(302);
        worker1().completes(AGREE, Map.of("referralWay", "TOLD"));
        assertThat(kept(journey)).hasSize(1).first().asString().startsWith("TOLD");
    }

    /** It says who named it, and nothing of whom for. */
    @Test
    void nothingOfTheSurvivorIsInTheDirectory() {
        EntryId entry = named("Nobody " + mark);
        String row = visitors.rows(
                        "select to_jsonb(e)::text as row from alongside.directory_entry e where id = :id",
                        Map.of("id", entry.value()))
                .toString();
        assertThat(row).contains("worker1").doesNotContain(journey.toString(), visitors.labelOf(journey));
        String ledger = visitors.rows(
                        "select to_jsonb(e)::text as row from alongside.ledger_entry e where e::text like '%' || :id"
                                + " || '%'",
                        Map.of("id", entry.toString()))
                .toString();
        assertThat(ledger)
                .contains("directory entry proposed")
                .doesNotContain(journey.toString(), visitors.labelOf(journey));
    }

    @Test
    void whatIsAlikeIsShownFirstAndAddedOnlyOnceItWasSeen() {
        EntryId there = service("Kōwhai " + mark + " trust");
        Visitor worker = visitors.as("worker1");
        String name = "kowhai house " + mark;
        HttpResponse<String> first = names(worker, fields(name));
        assertThat(first.statusCode()).isEqualTo(409);
        assertThat(first.body())
                .contains("Is it one of these?", "/directory/" + there, "value=\"" + name + "\"", "Beds");
        assertThat(asked(() -> proposals.of(WORKER1))).isEmpty();
        assertThat(names(worker, fields("kowhai home " + mark, "seen", name)).statusCode())
                .as("another name was not looked for yet")
                .isEqualTo(409);
        assertThat(names(worker, fields(name, "seen", name)).statusCode()).isEqualTo(302);
        assertThat(asked(() -> proposals.of(WORKER1))).hasSize(1);
    }

    @Test
    @Proves(PolicyId.REFER_03)
    void whatIsTooMuchOrMissingIsSaidAndNothingTypedIsLost() {
        Visitor worker = visitors.as("worker1");
        for (Map<String, String> wrong : List.of(
                fields(""),
                fields("a".repeat(201)),
                fields("Long " + mark, "WHAT", "b".repeat(501)),
                fields("Line " + mark, "PHONE", "1\t2"),
                fields("Reach " + mark, "PHONE", ""))) {
            HttpResponse<String> answer = names(worker, wrong);
            assertThat(answer.statusCode()).as(wrong.toString()).isEqualTo(422);
            assertThat(answer.body()).contains(wrong.get("name"), wrong.get("WHAT"), "Nothing is saved yet");
        }
        assertThat(names(worker, fields("Kind " + mark, "kind", "ANY")).statusCode())
                .isEqualTo(400);
        for (int i = 0; i < Proposals.OPEN_MAX; i++) {
            String name = mark + "abcdefghij".charAt(i);
            assertThat(names(worker, fields(name, "seen", name)).statusCode()).isEqualTo(302);
        }
        HttpResponse<String> eleventh = names(worker, fields("Eleventh " + mark, "seen", "Eleventh " + mark));
        assertThat(eleventh.statusCode()).isEqualTo(409);
        assertThat(eleventh.body()).contains("wait for their review", "Eleventh " + mark, "Beds");
        assertThat(asked(() -> proposals.of(WORKER1))).hasSize(Proposals.OPEN_MAX);
    }

    @Test
    @Proves(PolicyId.REFER_01)
    void nobodyElseNamesOneForThem() {
        for (String other : new String[] {"worker2", "supervisor1", "facilitator1"}) {
            Visitor visitor = visitors.as(other);
            assertThat(visitor.get(page + "/new").statusCode()).as(other).isIn(403, 404);
            assertThat(visitor.submit("/directory", page + "/new", fields("Other " + mark))
                            .statusCode())
                    .as(other)
                    .isIn(403, 404);
        }
        assertThat(visitors.rows(
                        "select id from alongside.directory_entry where name = :name", Map.of("name", "Other " + mark)))
                .isEmpty();
    }
}
