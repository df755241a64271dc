package org.alongside.directory.web;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.alongside.directory.Directory;
import org.alongside.directory.Entry.Content;
import org.alongside.directory.Entry.Cost;
import org.alongside.directory.Entry.Kind;
import org.alongside.directory.Entry.Text;
import org.alongside.directory.Merging;
import org.alongside.directory.hsds.Exchange;
import org.alongside.directory.hsds.Exchange.Change;
import org.alongside.directory.hsds.Exchange.Plan;
import org.alongside.directory.hsds.JsonFile;
import org.alongside.directory.hsds.Read;
import org.alongside.directory.hsds.Service;
import org.alongside.ids.EntryId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.proof.Proves;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.InOrganisation;
import org.alongside.testing.walk.Tasklist;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Directories are taken in from elsewhere as a whole or not at all, and nobody is referred to what nobody reviewed. (REFER-03) */
@OverHttp
@ExcludeFromProcessCoverage
class ExchangeIT {
    private static final WorkerId SUPERVISOR = WorkerId.of("supervisor1");

    @Autowired
    Visitors visitors;

    @Autowired
    Exchange exchange;

    @Autowired
    Directory directory;

    @Autowired
    Merging merging;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private static String service(UUID id, String name) {
        return "{\"id\": \"" + id + "\", \"name\": \"" + name
                + "\", \"status\": \"active\", \"organization\": {\"id\": \""
                + new UUID(7, 7) + "\", \"name\": \"Provider\", \"description\": \"Who provides\"},"
                + " \"phones\": [{\"id\": \"" + new UUID(id.getMostSignificantBits(), 1)
                + "\", \"number\": \"09 555\", \"description\": \"Kept beyond\"}]}";
    }

    private static List<Service> read(String... services) {
        Read read = JsonFile.read(("[" + String.join(",\n", services) + "]").getBytes(StandardCharsets.UTF_8));
        assertThat(read.problems()).isEmpty();
        return read.services();
    }

    private Plan plan(List<Service> services, boolean replaceByHand) {
        return InOrganisation.asked(Tasklist.ORGANISATION, transaction, () -> exchange.plan(services, replaceByHand));
    }

    private boolean apply(Plan plan) {
        return InOrganisation.asked(Tasklist.ORGANISATION, transaction, () -> exchange.apply(plan, SUPERVISOR));
    }

    /** In a transaction of its own. */
    private boolean alone(Plan plan) {
        return InOrganisation.asked(Tasklist.ORGANISATION, () -> exchange.apply(plan, SUPERVISOR));
    }

    private EntryId entry(UUID exchanged) {
        return EntryId.of(String.valueOf(
                visitors.rows("select id from alongside.directory_entry where hsds_id = '" + exchanged + "'", Map.of())
                        .get(0)
                        .get("id")));
    }

    private int count(String name) {
        return visitors.rows("select id from alongside.directory_entry where name like '" + name + "%'", Map.of())
                .size();
    }

    @Test
    @Proves(PolicyId.REFER_03)
    void whatWasImportedIsReferredToOnceASupervisorReviewedIt() {
        UUID id = UUID.randomUUID();
        List<Service> services = read(service(id, "Imported <b>" + id));
        Plan plan = plan(services, false);
        assertThat(plan.count(Change.NEW)).isEqualTo(1);
        assertThat(apply(plan)).isTrue();
        assertThat(plan(services, false).count(Change.UNCHANGED)).isEqualTo(1);
        EntryId entry = entry(id);
        assertThatThrownBy(() -> visitors.inDatabase(() -> directory.toReferTo(entry)))
                .isInstanceOf(Refused.class);
        Visitor supervisor = visitors.as("supervisor1");
        assertThat(supervisor.get("/directory/" + entry).body())
                .contains("Not reviewed yet", "Nobody has looked yet", "09 555", "&lt;b&gt;");
        assertThat(supervisor
                        .submit("/directory/" + entry, "/directory/" + entry + "/reviewed", Map.of("version", "0"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(visitors.inDatabase(() -> directory.toReferTo(entry))).isPresent();
        assertThat(supervisor.get("/directory/export.json").body()).contains(id.toString(), "Kept beyond");
        assertThat(supervisor.get("/directory/export.zip").statusCode()).isEqualTo(200);
        Read again =
                JsonFile.read(supervisor.get("/directory/export.json").body().getBytes(StandardCharsets.UTF_8));
        assertThat(plan(again.services(), false).steps())
                .filteredOn(step -> step.service().id().equals(id.toString()))
                .extracting(Exchange.Step::change)
                .containsExactly(Change.UNCHANGED);
    }

    @Test
    void changesByHandStayUnlessTheyAreToBeReplaced() {
        UUID id = UUID.randomUUID();
        apply(plan(read(service(id, "By hand " + id)), false));
        EntryId entry = entry(id);
        assertThat(visitors.as("supervisor1")
                        .submit(
                                "/directory/" + entry + "/edit",
                                Map.of("version", "0", "name", "Mine " + id, "kind", "CRISIS", "cost", "FREE"))
                        .statusCode())
                .isEqualTo(302);
        List<Service> newer = read(service(id, "Newer " + id));
        assertThat(plan(newer, false).count(Change.KEPT)).isEqualTo(1);
        assertThat(apply(plan(newer, false))).isTrue();
        assertThat(count("Mine " + id)).isEqualTo(1);
        Plan replacing = plan(newer, true);
        assertThat(apply(replacing)).isTrue();
        assertThat(count("Newer " + id)).isEqualTo(1);
        assertThat(plan(newer, false).count(Change.UNCHANGED)).isEqualTo(1);
    }

    @Test
    void theSecondOfTwoImportsChangesNothing() {
        UUID id = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        Plan first = plan(read(service(id, "First " + id)), false);
        Plan second = plan(read(service(other, "Second " + id), service(id, "Second " + id)), false);
        assertThat(apply(first)).isTrue();
        assertThat(alone(second)).isFalse();
        assertThat(count("First " + id)).isEqualTo(1);
        assertThat(count("Second " + id)).isZero();
    }

    @Test
    void nothingIsLeftOfAnImportWhoseConnectionBreaks() {
        String name = "Broken " + UUID.randomUUID();
        Plan plan = plan(
                read(IntStream.range(0, 50)
                        .mapToObj(i -> service(UUID.randomUUID(), name + i))
                        .toArray(String[]::new)),
                false);
        assertThatThrownBy(() -> InOrganisation.asked(Tasklist.ORGANISATION, transaction, () -> {
                    exchange.apply(plan, SUPERVISOR);
                    return jdbc.sql("select pg_terminate_backend(pg_backend_pid())")
                            .query(Boolean.class)
                            .single();
                }))
                .isNotNull();
        assertThat(count(name)).isZero();
        assertThat(apply(plan)).isTrue();
        assertThat(count(name)).isEqualTo(50);
    }

    @Test
    void onlySupervisorsExportAndOnlyTheirOwnAndNothingInvented() {
        UUID id = UUID.randomUUID();
        apply(plan(read(service(id, "Ours " + id)), false));
        for (String page : List.of("/directory/export.json", "/directory/export.zip")) {
            for (String other : List.of("worker1", "analyst1", "admin1")) {
                assertThat(visitors.as(other).get(page).statusCode()).as(other).isEqualTo(403);
            }
            assertThat(visitors.anybody().get(page).statusCode()).isEqualTo(302);
        }
        assertThat(visitors.elsewhere("exchangeelsewhere", "supervisor")
                        .get("/directory/export.json")
                        .body())
                .doesNotContain(id.toString())
                .contains("contents");
        assertThat(visitors.as("supervisor1").get("/directory/export.json").body())
                .contains(id.toString())
                .doesNotContain("Kōwhai counselling (invented)");
    }

    @Test
    @Proves(PolicyId.REFER_03)
    void whatWasMergedIsNeitherMadeAnewNorOpenedByAnImport() {
        UUID id = UUID.randomUUID();
        apply(plan(read(service(id, "Merged " + id)), false));
        EntryId goes = entry(id);
        EntryId stays = visitors.inDatabase(() -> directory.add(
                new Content("Stays " + id, Kind.CRISIS, Cost.FREE, Set.of(), Map.of(Text.PHONE, "09 1")), SUPERVISOR));
        Plan before = plan(read(service(id, "Newer " + id)), false);
        assertThat(before.count(Change.CHANGED)).isEqualTo(1);
        assertThat(visitors.as("supervisor1")
                        .get("/directory/" + stays + "/merge?with=" + goes)
                        .body())
                .contains("It came from a file.");
        assertThat(visitors.inDatabase(() -> merging.merge(
                        new Merging.Shown(stays, 0),
                        new Merging.Shown(goes, 0),
                        (staying, going) -> staying,
                        SUPERVISOR)))
                .isTrue();
        assertThat(alone(before)).as("was shown before it was merged").isFalse();

        for (boolean replaces : new boolean[] {false, true}) {
            Plan after = plan(read(service(id, "Newer " + id)), replaces);
            assertThat(after.steps()).singleElement().satisfies(step -> {
                assertThat(step.change()).isEqualTo(Change.MERGED);
                assertThat(requireNonNull(step.now()).id()).isEqualTo(stays);
            });
            assertThat(apply(after)).isTrue();
        }
        assertThat(count("Newer " + id)).isZero();
        assertThat(count("Merged " + id)).isEqualTo(1);
        assertThat(visitors.inDatabase(() -> directory.find(goes)).orElseThrow())
                .satisfies(entry -> assertThat(entry.closed()).isTrue())
                .satisfies(entry -> assertThat(entry.mergedInto()).isEqualTo(stays));
        assertThat(visitors.inDatabase(() -> directory.find(stays))
                        .orElseThrow()
                        .version())
                .isZero();
        String exported =
                visitors.as("supervisor1").get("/directory/export.json").body();
        assertThat(exported).contains("\"" + stays + "\"").doesNotContain("\"" + id + "\"", goes.toString());
        Read again = JsonFile.read(exported.getBytes(StandardCharsets.UTF_8));
        assertThat(plan(again.services(), false).count(Change.NEW)).isZero();
        assertThat(plan(again.services(), false).count(Change.CHANGED)).isZero();
    }

    @Test
    void theOneThatStaysAndCameFromAFileFollowsItsOwnFile() {
        UUID id = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        apply(plan(read(service(id, "Both " + id), service(other, "Both too " + id)), false));
        EntryId stays = entry(id);
        EntryId goes = entry(other);
        assertThat(visitors.inDatabase(() -> merging.merge(
                        new Merging.Shown(stays, 0),
                        new Merging.Shown(goes, 0),
                        (staying, going) -> staying,
                        SUPERVISOR)))
                .isTrue();
        Plan plan = plan(read(service(id, "Newer " + id), service(other, "Newer too " + id)), false);
        assertThat(plan.steps()).extracting(Exchange.Step::change).containsExactly(Change.CHANGED, Change.MERGED);
        assertThat(apply(plan)).isTrue();
        assertThat(count("Newer " + id)).isEqualTo(1);
        assertThat(count("Newer too " + id)).isZero();
    }
}
