package org.alongside.directory.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.alongside.directory.Directory;
import org.alongside.directory.Entry;
import org.alongside.directory.Entry.Content;
import org.alongside.directory.Entry.Cost;
import org.alongside.directory.Entry.Kind;
import org.alongside.directory.Entry.Text;
import org.alongside.directory.Experiences;
import org.alongside.directory.Merging;
import org.alongside.directory.Proposals;
import org.alongside.ids.EntryId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.proof.Proves;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Visitors;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Supervisors make two entries one that are the same service. (REFER-03) */
@OverHttp
@ExcludeFromProcessCoverage
class MergePageIT {
    private static final WorkerId SUPERVISOR = WorkerId.of("supervisor1");

    @Autowired
    Visitors visitors;

    @Autowired
    Directory directory;

    @Autowired
    Merging merging;

    @Autowired
    Proposals proposals;

    @Autowired
    Experiences experiences;

    private String name;
    private EntryId stays;
    private EntryId goes;
    private Visitor supervisor;

    @BeforeEach
    void twoEntriesOfOneService() {
        name = "Ōtepoti" + UUID.randomUUID().toString().substring(0, 8);
        stays = added(
                name + " counselling",
                Kind.COUNSELLING,
                Cost.NOT_KNOWN,
                Map.of(Text.PHONE, "09 1", Text.WHAT, "Talks"));
        goes = added(
                name + " <b>talks",
                Kind.CRISIS,
                Cost.FREE,
                Map.of(Text.PHONE, "09 2", Text.EMAIL, "talks@service.example", Text.WHAT, "Talks"));
        supervisor = visitors.as("supervisor1");
    }

    private EntryId added(String called, Kind kind, Cost cost, Map<Text, String> texts) {
        return visitors.inDatabase(() -> directory.add(new Content(called, kind, cost, Set.of(), texts), SUPERVISOR));
    }

    private static String page(EntryId entry) {
        return "/directory/" + entry;
    }

    private Entry kept(EntryId entry) {
        return visitors.inDatabase(() -> directory.find(entry)).orElseThrow();
    }

    /** What the page sends where nothing is chosen. */
    private static Map<String, String> sent(EntryId with, int version, int withVersion, String... chosen) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "with", with.toString(),
                "version", Integer.toString(version),
                "withVersion", Integer.toString(withVersion)));
        for (int i = 0; i < chosen.length; i += 2) {
            fields.put(chosen[i], chosen[i + 1]);
        }
        return fields;
    }

    private HttpResponse<String> merges(EntryId into, EntryId which, String... chosen) {
        return supervisor.submit(
                "/directory/new",
                page(into) + "/merge",
                sent(which, kept(into).version(), kept(which).version(), chosen));
    }

    @Test
    @Proves(PolicyId.REFER_03)
    void oneIsFoundWithoutMacronsBothStandBesideEachOtherAndBecomeOne() {
        assertThat(supervisor.get(page(stays)).body()).contains(page(stays) + "/merge");
        String choosing = supervisor.get(page(stays) + "/merge").body();
        assertThat(choosing).contains(page(stays) + "/merge?with=" + goes, "&lt;b&gt;talks");
        assertThat(choosing).doesNotContain("with=" + stays);
        String plain = name.replace("Ō", "o");
        assertThat(supervisor.get(page(stays) + "/merge?words=" + plain).body())
                .contains("with=" + goes)
                .doesNotContain("with=" + stays);
        assertThat(supervisor.get(page(stays) + "/merge?words=nothing" + plain).body())
                .contains("No service was found.");
        String beside = supervisor.get(page(stays) + "/merge?with=" + goes).body();
        assertThat(beside)
                .contains(
                        "09 1",
                        "09 2",
                        "talks@service.example",
                        "&lt;b&gt;talks",
                        "A letter to it that has not left does not go any more",
                        "This cannot be taken back",
                        page(goes) + "/merge?with=" + stays)
                .doesNotContain("It came from a file", "A worker named it", "asked to review it any more");
        assertThat(beside).as("both say the same").doesNotContain("name=\"WHAT\"");
        assertThat(kept(goes).mergedInto()).as("a look changes nothing").isNull();

        assertThat(Visitor.location(merges(stays, goes, "PHONE", "GOES", "NAME", "STAYS")))
                .isEqualTo(page(stays));
        Content says = kept(stays).content();
        assertThat(says.name()).isEqualTo(name + " counselling");
        assertThat(says.kind()).isEqualTo(Kind.COUNSELLING);
        assertThat(says.cost()).as("said by the other one alone").isEqualTo(Cost.FREE);
        assertThat(says.texts())
                .isEqualTo(Map.of(Text.PHONE, "09 2", Text.EMAIL, "talks@service.example", Text.WHAT, "Talks"));
        assertThat(kept(goes).closed()).isTrue();
        assertThat(kept(goes).content().text(Text.PHONE))
                .as("its own words stay")
                .isEqualTo("09 2");
        assertThat(visitors.inDatabase(() -> directory.toReferTo(stays))).isPresent();
        assertThatThrownBy(() -> visitors.inDatabase(() -> directory.toReferTo(goes)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(name + " counselling");
    }

    @Test
    @Proves(PolicyId.REFER_03)
    void whatWasMergedIsFoundNoMoreLeadsOnAndIsNotOpenedAgain() {
        merges(stays, goes);
        Visitor worker = visitors.as("worker1");
        String plain = name.replace("Ō", "o");
        for (String search : List.of("", "&closed=yes", "&review=yes")) {
            assertThat(supervisor.get("/directory?words=" + plain + search).body())
                    .as(search)
                    .doesNotContain(goes.toString());
        }
        assertThat(visitors.inDatabase(() -> proposals.alike(name)))
                .extracting(Entry::id)
                .containsExactly(stays);
        for (String export : List.of("/directory/export.json")) {
            assertThat(supervisor.get(export).body())
                    .contains("\"" + stays + "\"")
                    .doesNotContain(goes.toString());
        }
        assertThat(worker.get(page(goes)).body())
                .contains("It is now:", "href=\"" + page(stays) + "\"", "09 2")
                .doesNotContain("/merge\"", "/edit");
        assertThat(supervisor.get(page(goes)).body()).doesNotContain("/reopen", "/edit\"", "/merge\"");
        assertThat(worker.get(page(stays)).body()).contains("Merged into this one", page(goes));
        for (String act : List.of("/reopen", "/close", "/reviewed")) {
            HttpResponse<String> answer = supervisor.submit(
                    page(stays),
                    page(goes) + act,
                    Map.of("version", "" + kept(goes).version()));
            assertThat(answer.statusCode()).as(act).isEqualTo(409);
            assertThat(answer.body()).as(act).contains("It is not opened again");
        }
        assertThat(Visitor.location(supervisor.get(page(goes) + "/edit"))).isEqualTo(page(goes));
        assertThat(Visitor.location(supervisor.get(page(goes) + "/merge"))).isEqualTo(page(goes));
        HttpResponse<String> edited = supervisor.submit(
                page(stays) + "/edit",
                page(goes) + "/edit",
                Map.of(
                        "version",
                        "" + kept(goes).version(),
                        "name",
                        "Typed " + name,
                        "kind",
                        "CRISIS",
                        "cost",
                        "FREE"));
        assertThat(edited.statusCode()).isEqualTo(409);
        assertThat(edited.body()).contains("Typed " + name, "It changes no more", page(stays) + "/edit");
        assertThat(kept(goes).closed()).isTrue();
        assertThat(kept(goes).content().name()).isEqualTo(name + " <b>talks");
    }

    @Test
    void whoeverLookedBeforeItChangedMergesNothingAndLosesNothing() {
        Map<String, String> shown = sent(goes, 0, 0, "PHONE", "GOES");
        visitors.inDatabase(() -> directory.change(
                goes,
                0,
                new Content("Changed " + name, Kind.CRISIS, Cost.FREE, Set.of(), Map.of(Text.PHONE, "09 3")),
                SUPERVISOR));
        HttpResponse<String> answer =
                supervisor.submit(page(stays) + "/merge?with=" + goes, page(stays) + "/merge", shown);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body())
                .contains("Nothing was merged.", "Changed " + name, "09 3", "name=\"withVersion\" value=\"1\"")
                .containsPattern("value=\"GOES\" name=\"PHONE\"[^>]+checked=\"checked\"");
        assertThat(kept(goes).mergedInto()).isNull();
        assertThat(kept(stays).version()).isZero();
        visitors.inDatabase(() -> directory.reviewed(stays, 0, SUPERVISOR));
        assertThat(supervisor
                        .submit(page(stays), page(stays) + "/merge", sent(goes, 0, 1, "PHONE", "GOES"))
                        .statusCode())
                .isEqualTo(409);
        assertThat(merges(stays, goes, "PHONE", "GOES").statusCode()).isEqualTo(302);
        assertThat(kept(stays).content().text(Text.PHONE)).isEqualTo("09 3");
    }

    @Test
    void aSecondPressDoesNothingMoreAndTheOtherWayRoundIsRefused() {
        Map<String, String> shown = sent(goes, 0, 0);
        for (int press = 0; press < 2; press++) {
            assertThat(Visitor.location(supervisor.submit(page(stays), page(stays) + "/merge", shown)))
                    .isEqualTo(page(stays));
        }
        int version = kept(stays).version();
        assertThat(version).isEqualTo(1);
        HttpResponse<String> other = supervisor.submit("/directory/new", page(goes) + "/merge", sent(stays, 0, 0));
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.body()).contains("merged already").doesNotContain(">Merge the two</button>");
        assertThat(merges(goes, stays).statusCode()).isEqualTo(409);
        assertThat(kept(stays).mergedInto()).isNull();
        assertThat(kept(stays).version()).isEqualTo(version);
    }

    @Test
    @Proves(PolicyId.REFER_03)
    void thereAreNoChainsAndWhatPeopleSaidCountsForTheOneThatStays() {
        EntryId first = added("First " + name, Kind.CRISIS, Cost.FREE, Map.of());
        visitors.inDatabase(() -> {
            for (int i = 0; i < 6; i++) {
                experiences.learn(
                        List.of(first, goes, stays).get(i % 3), Experiences.Waited.WEEK, Experiences.DidItFit.YES);
            }
            return true;
        });
        assertThat(merges(goes, first).statusCode()).isEqualTo(302);
        assertThat(supervisor.get(page(stays) + "/merge?with=" + goes).body())
                .contains("What was merged into it before leads to the one that stays.");
        assertThat(merges(stays, goes).statusCode()).isEqualTo(302);
        assertThat(kept(first).mergedInto()).isEqualTo(stays);
        assertThat(visitors.inDatabase(() -> merging.into(stays)))
                .extracting(Entry::id)
                .containsExactlyInAnyOrder(first, goes);
        assertThat(visitors.inDatabase(() -> experiences.of(stays))
                        .orElseThrow()
                        .count())
                .isEqualTo(6);
    }

    @Test
    @Proves(PolicyId.REFER_03)
    void onlyTwoRealAndOpenOnesBecomeOne() {
        assertThat(merges(stays, stays).body()).contains("An entry is not merged with itself.");
        visitors.inDatabase(() -> directory.close(stays, 0, true, SUPERVISOR));
        assertThat(supervisor.get(page(stays) + "/merge?with=" + goes).body())
                .contains("The entry that would stay is closed.", "Let the other one stay")
                .doesNotContain(">Merge the two</button>");
        assertThat(merges(stays, goes).statusCode()).isEqualTo(409);
        EntryId invented = EntryId.of(String.valueOf(visitors.rows(
                        "select id from alongside.directory_entry where is_demonstration and merged_into is null limit 1",
                        Map.of())
                .get(0)
                .get("id")));
        assertThat(merges(goes, invented).body()).contains("One of the two was invented");
        assertThat(visitors.refusals("supervisor1", "REFER-03")).isGreaterThanOrEqualTo(3);
        assertThat(merges(goes, stays).statusCode())
                .as("what is closed can be merged")
                .isEqualTo(302);
    }

    @Test
    void onlySupervisorsMergeAndOnlyTheirOwn() {
        String with = page(stays) + "/merge?with=";
        for (String other : List.of("worker1", "analyst1", "admin1")) {
            assertThat(visitors.as(other).get(with + goes).statusCode())
                    .as(other)
                    .isEqualTo(403);
        }
        assertThat(visitors.as("worker1").get(page(stays)).body()).doesNotContain("/merge");
        assertThat(visitors.as("worker1")
                        .submit(page(stays), page(stays) + "/merge", sent(goes, 0, 0))
                        .statusCode())
                .isEqualTo(403);
        Visitor elsewhere = visitors.elsewhere("mergeelsewhere", "supervisor");
        assertThat(elsewhere.get(with + goes).statusCode()).isEqualTo(404);
        assertThat(elsewhere
                        .submit("/directory", page(stays) + "/merge", sent(goes, 0, 0))
                        .statusCode())
                .isEqualTo(404);
        for (String wrong : List.of("no-id", "&x=1", stays + "&x=1")) {
            assertThat(supervisor.get(with + wrong).statusCode()).as(wrong).isEqualTo(400);
        }
        for (String wrong : List.of("?page=0", "?page=2001")) {
            assertThat(supervisor.get(page(stays) + "/merge" + wrong).statusCode())
                    .isEqualTo(404);
        }
        assertThat(supervisor.get(with + EntryId.random()).statusCode()).isEqualTo(404);
        for (Map<String, String> wrong : List.of(
                sent(goes, 0, 0, "PHONE", "BOTH"), sent(goes, 0, 0, "ANYTHING", "GOES"), Map.of("with", "" + goes))) {
            assertThat(supervisor
                            .submit(page(stays), page(stays) + "/merge", wrong)
                            .statusCode())
                    .isEqualTo(400);
        }
        assertThat(kept(goes).mergedInto()).isNull();
    }
}
