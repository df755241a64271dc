package org.alongside.directory.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.alongside.directory.Directory;
import org.alongside.ids.EntryId;
import org.alongside.policy.Refused;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Visitors;
import org.assertj.core.api.Assertions;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The directory of services: workers look for one, supervisors write down what is known. (REFER-03) */
@OverHttp
@ExcludeFromProcessCoverage
class DirectoryPageIT {
    private static final String NEW = "/directory/new";

    @Autowired
    Visitors visitors;

    @Autowired
    Directory directory;

    private static Map<String, String> fields(String name, String... more) {
        Map<String, String> fields =
                new HashMap<>(Map.of("version", "0", "name", name, "kind", "CRISIS", "cost", "FREE", "fit", "RAINBOW"));
        for (int i = 0; i < more.length; i += 2) {
            fields.put(more[i], more[i + 1]);
        }
        return fields;
    }

    private String added(String name, String... more) {
        HttpResponse<String> answer = visitors.as("supervisor1").submit(NEW, fields(name, more));
        assertThat(answer.statusCode()).isEqualTo(302);
        String to = answer.headers().firstValue("Location").orElseThrow();
        return to.substring(to.indexOf("/directory/"));
    }

    private static String unlike() {
        return "Ōtepoti" + UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void aWorkerFindsItWithoutMacronsByAllThatIsAskedFor() {
        String name = unlike();
        added(name, "PLACE", "Ōamaru", "WHAT", "Ā rātou mahi");
        Visitor worker = visitors.as("worker1");
        String plain = name.replace("Ō", "o");
        assertThat(worker.get("/directory?words=" + plain + "&place=oamaru&kind=CRISIS&cost=FREE&fit=RAINBOW")
                        .body())
                .contains(name);
        for (String other : new String[] {"place=dunedin", "kind=LEGAL", "cost=PAID", "fit=MEN", "words=%25"}) {
            assertThat(worker.get("/directory?" + (other.startsWith("words") ? "" : "words=" + plain + "&") + other)
                            .body())
                    .as(other)
                    .doesNotContain(name);
        }
        for (String wrong : new String[] {"kind=NONE", "words=" + "a".repeat(201), "place=" + "a".repeat(201), "x=1"}) {
            assertThat(worker.get("/directory?" + wrong).statusCode()).as(wrong).isEqualTo(400);
        }
    }

    @Test
    void pagesAreBounded() {
        String name = unlike();
        for (int i = 0; i <= Directory.PAGE; i++) {
            added(name + " " + (char) ('a' + i));
        }
        Visitor worker = visitors.as("worker1");
        String last = name + " " + (char) ('a' + Directory.PAGE);
        assertThat(worker.get("/directory?words=" + name.substring(1)).body())
                .contains("The next page")
                .doesNotContain(last);
        assertThat(worker.get("/directory?page=2&words=" + name.substring(1)).body())
                .contains(last)
                .doesNotContain("The next page");
    }

    @Test
    void onlySupervisorsChangeItAndAnotherOrganisationSeesNothing() {
        String one = added(unlike());
        Visitor worker = visitors.as("worker1");
        assertThat(worker.get(one).statusCode()).isEqualTo(200);
        assertThat(worker.get(one).body()).doesNotContain(one + "/edit");
        assertThat(worker.get(NEW).statusCode()).isEqualTo(403);
        assertThat(worker.submit("/directory", NEW, fields(unlike())).statusCode())
                .isEqualTo(403);
        for (String other : new String[] {"analyst1", "admin1"}) {
            assertThat(visitors.as(other).get(one).statusCode()).as(other).isEqualTo(403);
        }
        for (String below : new String[] {"/edit", "/reviewed", "/close", "/reopen"}) {
            assertThat(worker.submit(one, one + below, Map.of("version", "0")).statusCode())
                    .isEqualTo(403);
        }
        Visitor elsewhere = visitors.elsewhere("directoryelsewhere", "supervisor");
        assertThat(elsewhere.get(one).statusCode()).isEqualTo(404);
        assertThat(elsewhere
                        .submit("/directory", one + "/close", Map.of("version", "0"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(visitors.anybody().get(one).statusCode()).isEqualTo(302);
    }

    @Test
    void whatIsTooLongIsSaidAndMarksAreLeftOutAndMarkupIsText() {
        HttpResponse<String> answer =
                visitors.as("supervisor1").submit(NEW, fields("Kept <b>name</b>", "PLACE", "x".repeat(201)));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("at most 200 characters", "Kept &lt;b&gt;", "x".repeat(201));
        String one = added("<i>" + unlike(), "PHONE", "\u202d09 555\u202c");
        assertThat(visitors.as("worker1").get(one).body())
                .contains("&lt;i&gt;", "09 555")
                .doesNotContain("\u202d", "<i>Ō");
    }

    @Test
    void theSecondOfTwoEditorsIsToldAndLosesNothing() {
        String one = added(unlike());
        Visitor first = visitors.as("supervisor1");
        assertThat(first.submit(one + "/edit", fields("First " + one)).statusCode())
                .isEqualTo(302);
        HttpResponse<String> second = first.submit(one + "/edit", fields("Second " + one));
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body())
                .contains("Second " + one, "Written now: First " + one, "name=\"version\" value=\"1\"");
        assertThat(first.submit(one, one + "/reviewed", Map.of("version", "0")).statusCode())
                .isEqualTo(409);
        assertThat(first.submit(one + "/edit", fields("Second " + one, "version", "1"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(first.get(one).body()).contains("Second " + one);
    }

    @Test
    void aClosedOrOldEntryCannotBeReferredTo() {
        String one = added(unlike());
        EntryId id = EntryId.of(one.substring(one.lastIndexOf('/') + 1));
        Visitor supervisor = visitors.as("supervisor1");
        assertThat(visitors.inDatabase(() -> directory.toReferTo(id))).isPresent();
        assertThat(supervisor
                        .submit(one, one + "/close", Map.of("version", "0"))
                        .statusCode())
                .isEqualTo(302);
        refuses(id);
        assertThat(supervisor.get(one).body()).contains("This service is closed");
        assertThat(supervisor
                        .submit(one, one + "/reopen", Map.of("version", "1"))
                        .statusCode())
                .isEqualTo(302);
        visitors.inDatabase(() -> directory.toReferTo(id));
        assertThat(visitors.rows(
                        "update alongside.directory_entry set reviewed_on = reviewed_on - 400 where id = '" + id
                                + "' returning version",
                        Map.of()))
                .hasSize(1);
        refuses(id);
        assertThat(supervisor.get(one).body()).contains("It is too long ago that somebody checked this entry");
        assertThat(supervisor
                        .submit(one, one + "/reviewed", Map.of("version", "2"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(visitors.inDatabase(() -> directory.toReferTo(id))).isPresent();
        assertThat(visitors.inDatabase(() -> directory.toReferTo(EntryId.random())))
                .isEmpty();
    }

    @Test
    void supervisorsSeeWhatIsToBeReviewed() {
        String name = unlike();
        String one = added(name);
        Visitor supervisor = visitors.as("supervisor1");
        String due = "/directory?review=yes&words=" + name.substring(1);
        assertThat(supervisor.get(due).body()).contains("Only those to review").doesNotContain(one);
        EntryId id = EntryId.of(one.substring(one.lastIndexOf('/') + 1));
        for (String before :
                new String[] {"reviewed_on = current_date - 300", "reviewed_on = null, reviewed_by = null"}) {
            assertThat(visitors.rows(
                            "update alongside.directory_entry set " + before + " where id = '" + id
                                    + "' returning version",
                            Map.of()))
                    .hasSize(1);
            assertThat(supervisor.get(due).body()).as(before).contains(one);
        }
        assertThat(visitors.as("worker1").get("/directory").body()).doesNotContain("Only those to review");
        assertThat(supervisor
                        .submit(one, one + "/close", Map.of("version", "0"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(supervisor.get(due + "&closed=yes").body()).doesNotContain(one);
    }

    private void refuses(EntryId id) {
        Assertions.assertThatThrownBy(() -> visitors.inDatabase(() -> directory.toReferTo(id)))
                .isInstanceOf(Refused.class);
    }
}
