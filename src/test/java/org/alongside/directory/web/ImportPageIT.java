package org.alongside.directory.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alongside.directory.Directory;
import org.alongside.ids.EntryId;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.proof.Proves;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Visitors;
import org.assertj.core.api.Assertions;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Supervisors import a directory: they see what it would change, and exactly that is done, once. (REFER-03) */
@OverHttp
@ExcludeFromProcessCoverage
class ImportPageIT {
    static final String PAGE = "/directory/import";
    private static final Pattern ID = Pattern.compile("name=\"id\" value=\"([^\"]+)\"");

    @Autowired
    Visitors visitors;

    @Autowired
    Directory directory;

    static String idOn(Visitor visitor) {
        Matcher id = ID.matcher(visitor.get(PAGE).body());
        assertThat(id.find()).as("an import is shown").isTrue();
        return id.group(1);
    }

    static HttpResponse<String> apply(Visitor visitor, String id) {
        return visitor.submit(PAGE, PAGE + "/apply", Map.of("id", id));
    }

    private int entries(String name) {
        return visitors.rows(
                        "select id from alongside.directory_entry where name like :name", Map.of("name", name + "%"))
                .size();
    }

    private long imports() {
        return visitors.rows("select act from alongside.ledger_entry where act = 'directory imported'", Map.of())
                .size();
    }

    private static HttpResponse<String> sends(Visitor visitor, byte[] file) {
        HttpResponse<String> answer = visitor.sendFile(PAGE, file);
        assertThat(Visitor.location(answer)).as(answer.body()).isEqualTo(PAGE);
        return visitor.get(PAGE);
    }

    @Test
    @Proves(PolicyId.REFER_03)
    void whatWouldChangeIsShownAndThenDoneOnceAndReviewedByNobody() {
        UUID id = UUID.randomUUID();
        String name = "Imported " + id;
        Visitor supervisor = visitors.as("supervisor1");
        long before = imports();
        String shown = sends(supervisor, ImportFiles.json(ImportFiles.service(id, name)))
                .body();
        assertThat(shown).contains(name, "Import: 1 new, 0 changed", "09 555", "The file does not say its kind.");
        assertThat(entries(name)).isZero();
        String sent = idOn(supervisor);
        assertThat(apply(supervisor, sent).statusCode()).isEqualTo(302);
        assertThat(apply(supervisor, sent).statusCode()).isEqualTo(302);
        assertThat(supervisor.get(PAGE).body())
                .contains("The file was imported.")
                .doesNotContain("09 555");
        assertThat(entries(name)).isEqualTo(1);
        assertThat(imports()).isEqualTo(before + 1);
        assertThat(visitors.rows("select file from alongside.directory_import where id = '" + sent + "'", Map.of())
                        .get(0)
                        .get("file"))
                .isNull();
        EntryId entry = EntryId.of(String.valueOf(
                visitors.rows("select id from alongside.directory_entry where hsds_id = '" + id + "'", Map.of())
                        .get(0)
                        .get("id")));
        assertThat(supervisor.get("/directory/" + entry).body()).contains("Not reviewed yet");
        Assertions.assertThatThrownBy(() -> visitors.inDatabase(() -> directory.toReferTo(entry)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void whatWasMergedIsSaidToBeAndLeftAsItIs() {
        UUID id = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        Visitor supervisor = visitors.as("supervisor1");
        sends(
                supervisor,
                ImportFiles.json(ImportFiles.service(id, "Goes " + id), ImportFiles.service(other, "Stays <i>" + id)));
        apply(supervisor, idOn(supervisor));
        String stays = entryOf(other);
        Map<String, String> both = Map.of("with", entryOf(id), "version", "0", "withVersion", "0", "NAME", "STAYS");
        assertThat(Visitor.location(supervisor.submit("/directory/new", "/directory/" + stays + "/merge", both)))
                .isEqualTo("/directory/" + stays);
        String shown = sends(supervisor, ImportFiles.json(ImportFiles.service(id, "Later " + id)))
                .body();
        assertThat(shown)
                .contains(
                        "Services that were merged into another one here, and stay so",
                        "This belongs to Stays &lt;i&gt;" + id + ", merged here.",
                        "Left as it is: merged",
                        "Later " + id,
                        "href=\"/directory/" + stays + "\"",
                        "There is nothing to import");
        assertThat(entries("Later " + id)).isZero();
    }

    private String entryOf(UUID exchanged) {
        return String.valueOf(
                visitors.rows("select id from alongside.directory_entry where hsds_id = '" + exchanged + "'", Map.of())
                        .get(0)
                        .get("id"));
    }

    @Test
    void whatChangesStandsBesideWhatIsThereAndWhatWasWrittenByHandStays() {
        UUID id = UUID.randomUUID();
        Visitor supervisor = visitors.as("supervisor1");
        sends(supervisor, ImportFiles.zip(ImportFiles.service(id, "Before " + id)));
        apply(supervisor, idOn(supervisor));
        String changes = sends(supervisor, ImportFiles.zip(ImportFiles.service(id, "After " + id)))
                .body();
        assertThat(changes).contains("Import: 0 new, 1 changed", "Before " + id, "After " + id);
        String entry = "/directory/"
                + visitors.rows("select id from alongside.directory_entry where hsds_id = '" + id + "'", Map.of())
                        .get(0)
                        .get("id");
        String sent = idOn(supervisor);
        assertThat(supervisor
                        .submit(
                                entry + "/edit",
                                Map.of("version", "0", "name", "By hand " + id, "kind", "CRISIS", "cost", "FREE"))
                        .statusCode())
                .isEqualTo(302);

        HttpResponse<String> since = apply(supervisor, sent);
        assertThat(since.statusCode()).isEqualTo(409);
        assertThat(since.body()).contains("Entries were changed since you looked", "Stays as somebody here wrote it");
        assertThat(entries("By hand " + id)).isEqualTo(1);
        assertThat(Visitor.location(apply(supervisor, sent)))
                .as("a second click on what was shown before")
                .isEqualTo(PAGE + "?wrong=GONE");
        String kept = idOn(supervisor);
        assertThat(supervisor
                        .submit(PAGE, PAGE + "/look", Map.of("id", kept, "replaces", "yes"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(Visitor.location(apply(supervisor, kept))).isEqualTo(PAGE + "?wrong=GONE");
        assertThat(entries("By hand " + id)).isEqualTo(1);
        assertThat(supervisor.get(PAGE).body()).contains("Somebody here changed it by hand. That is replaced.");
        assertThat(Visitor.location(apply(supervisor, idOn(supervisor)))).isEqualTo(PAGE);
        assertThat(entries("By hand " + id)).isZero();
        assertThat(entries("After " + id)).isEqualTo(1);
        assertThat(sends(supervisor, ImportFiles.zip(ImportFiles.service(id, "After " + id)))
                        .body())
                .contains("There is nothing to import");
    }

    @Test
    void theSecondOfTwoSupervisorsIsShownItAnew() {
        UUID id = UUID.randomUUID();
        Visitor first = visitors.as("supervisor1");
        Visitor second = visitors.as("supervisor2");
        sends(first, ImportFiles.json(ImportFiles.service(id, "Both " + id)));
        sends(second, ImportFiles.json(ImportFiles.service(id, "Both " + id)));
        String ofFirst = idOn(first);
        String ofSecond = idOn(second);
        assertThat(ofFirst).isNotEqualTo(ofSecond);
        assertThat(Visitor.location(apply(second, ofFirst))).isEqualTo(PAGE + "?wrong=GONE");
        assertThat(apply(first, ofFirst).statusCode()).isEqualTo(302);
        HttpResponse<String> late = apply(second, ofSecond);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("There is nothing to import");
        assertThat(entries("Both " + id)).isEqualTo(1);
    }

    @Test
    void whatWasShownBeforeIsNotImportedOnceAnotherFileWasSentOrAnHourIsOver() {
        String name = "Replaced " + UUID.randomUUID();
        Visitor supervisor = visitors.as("supervisor1");
        sends(supervisor, ImportFiles.json(ImportFiles.service(UUID.randomUUID(), name)));
        String first = idOn(supervisor);
        sends(supervisor, ImportFiles.json(ImportFiles.service(UUID.randomUUID(), name + " anew")));
        String second = idOn(supervisor);
        assertThat(Visitor.location(apply(supervisor, first))).isEqualTo(PAGE + "?wrong=GONE");
        assertThat(supervisor.get(PAGE + "?wrong=GONE").body()).contains("What you looked at is not here any more");
        assertThat(visitors.rows(
                        "update alongside.directory_import set sent_at = sent_at - interval '61 minutes' where id = '"
                                + second + "' returning id",
                        Map.of()))
                .hasSize(1);
        assertThat(supervisor.get(PAGE).body()).doesNotContain(name);
        assertThat(Visitor.location(apply(supervisor, second))).isEqualTo(PAGE + "?wrong=GONE");
        sends(supervisor, ImportFiles.json(ImportFiles.service(UUID.randomUUID(), name)));
        String third = idOn(supervisor);
        assertThat(supervisor
                        .submit(PAGE, PAGE + "/discard", Map.of("id", third))
                        .statusCode())
                .isEqualTo(302);
        assertThat(Visitor.location(apply(supervisor, third))).isEqualTo(PAGE + "?wrong=GONE");
        assertThat(entries(name)).isZero();
    }

    @Test
    void whatHarmsElsewhereIsShownAsText() {
        UUID id = UUID.randomUUID();
        Visitor supervisor = visitors.as("supervisor1");
        String shown = sends(
                        supervisor,
                        ImportFiles.json(
                                ImportFiles.service(id, "\\u202Eeman <script>alert(1)</script> " + id),
                                ImportFiles.service(UUID.randomUUID(), "=HYPERLINK(1) \\ud800" + id)))
                .body();
        assertThat(shown)
                .contains("eman &lt;script&gt;alert(1)&lt;/script&gt; " + id, "=HYPERLINK(1) " + id)
                .doesNotContain("\u202E", "<script>alert");
        assertThat(apply(supervisor, idOn(supervisor)).statusCode()).isEqualTo(302);
        assertThat(entries("=HYPERLINK(1) " + id)).isEqualTo(1);
        String column = "\\u202E<i>" + "x".repeat(300);
        assertThat(sends(
                                supervisor,
                                ImportFiles.bytes(
                                        "[{\"id\": \"no\", \"" + column + "\": {\"id\": 1}, \"name\": \"One\"}]"))
                        .body())
                .contains("line 1, column id: This has to be an id")
                .doesNotContain("\u202E", "<i>x");
    }

    @Test
    void aFileThatIsNoneIsSaidToBeWithWhereAndWhy() {
        Visitor supervisor = visitors.as("supervisor1");
        long before = imports();
        for (Map.Entry<byte[], String> wrong : List.of(
                Map.entry(ImportFiles.bytes("{\"not\": \"HSDS\"}"), "line 1, column id: This has to be an id"),
                Map.entry(ImportFiles.bytes("<html>"), "line 1: This cannot be read"),
                Map.entry(ImportFiles.bytes("[]"), "There is no service in it."),
                Map.entry(ImportFiles.bytes("[\n{\"id\": 1},\n{]"), "line 3: This cannot be read"),
                Map.entry(ImportFiles.brokenZip(), "cannot be read"),
                Map.entry(ImportFiles.bomb(), "Unpacked, this is more than is read."))) {
            String shown = sends(supervisor, wrong.getKey()).body();
            assertThat(shown).contains("Nothing of this file can be imported", wrong.getValue());
            assertThat(ID.matcher(shown).find())
                    .as("nothing can be imported of it")
                    .isFalse();
        }
        assertThat(Visitor.location(supervisor.sendFile(PAGE, new byte[0]))).isEqualTo(PAGE + "?wrong=NONE_CHOSEN");
        assertThat(imports()).isEqualTo(before);
    }
}
