package org.alongside.directory.web;

import static org.alongside.directory.web.ImportPageIT.PAGE;
import static org.alongside.directory.web.ImportPageIT.apply;
import static org.alongside.directory.web.ImportPageIT.idOn;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alongside.directory.hsds.Limits;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Visitors;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Files that are sent by others, without the token, too large, or not to their end: nothing is kept or changed. (REFER-03) */
@OverHttp
@ExcludeFromProcessCoverage
class ImportAttackIT {
    private static final Pattern TOKEN = Pattern.compile("_csrf=([^\"&]+)");

    @Autowired
    Visitors visitors;

    @LocalServerPort
    int port;

    private static String tokenOf(Visitor visitor) {
        Matcher token = TOKEN.matcher(visitor.get(PAGE).body());
        assertThat(token.find()).isTrue();
        return token.group(1);
    }

    private static byte[] named(String name) {
        return ImportFiles.json(ImportFiles.service(UUID.randomUUID(), name));
    }

    private int kept(String name) {
        return visitors.rows(
                        "select id from alongside.directory_import where preview::text like :name",
                        Map.of("name", "%" + name + "%"))
                .size();
    }

    @Test
    void onlySupervisorsSendAndSeeAndImport() {
        String name = "Ours " + UUID.randomUUID();
        Visitor supervisor = visitors.as("supervisor1");
        String token = tokenOf(supervisor);
        supervisor.sendFile(PAGE, named(name));
        String id = idOn(supervisor);
        for (String other : new String[] {"worker1", "analyst1", "admin1"}) {
            Visitor visitor = visitors.as(other);
            assertThat(visitor.get(PAGE).statusCode()).as(other).isEqualTo(403);
            assertThat(visitor.sendParts(PAGE + "?_csrf=" + token, named("Not " + name))
                            .statusCode())
                    .as(other)
                    .isEqualTo(403);
        }
        Visitor worker = visitors.as("worker1");
        for (String act : new String[] {"/apply", "/look", "/discard"}) {
            assertThat(worker.submit("/directory", PAGE + act, Map.of("id", id)).statusCode())
                    .isEqualTo(403);
        }
        assertThat(worker.get("/directory").body()).doesNotContain(PAGE);
        assertThat(supervisor.get("/directory").body()).contains(PAGE);
        for (Visitor other :
                new Visitor[] {visitors.as("supervisor2"), visitors.elsewhere("importelsewhere", "supervisor")}) {
            assertThat(other.get(PAGE).body()).doesNotContain(name);
            for (String act : new String[] {"/apply", "/look"}) {
                assertThat(Visitor.location(other.submit(PAGE, PAGE + act, Map.of("id", id))))
                        .isEqualTo(PAGE + "?wrong=GONE");
            }
            other.submit(PAGE, PAGE + "/discard", Map.of("id", id));
        }
        assertThat(supervisor.get(PAGE).body()).contains(name);
        assertThat(kept("Not " + name)).isZero();
        assertThat(visitors.anybody().sendParts(PAGE, named(name)).statusCode()).isIn(302, 403);
    }

    /** The container reads no parts, so a token among them is none, here and elsewhere. */
    @Test
    void withoutTheTokenInTheAddressNothingIsRead() {
        String name = "Forged " + UUID.randomUUID();
        Visitor supervisor = visitors.as("supervisor1");
        String token = tokenOf(supervisor);
        for (String address : new String[] {PAGE, PAGE + "?_csrf=", PAGE + "?_csrf=" + "x".repeat(token.length())}) {
            assertThat(supervisor.sendParts(address, named(name)).statusCode())
                    .as(address)
                    .isEqualTo(403);
        }
        assertThat(supervisor
                        .sendParts(PAGE + "?_csrf=" + tokenOf(visitors.as("supervisor2")), named(name))
                        .statusCode())
                .isEqualTo(403);
        assertThat(kept(name)).isZero();
        assertThat(supervisor
                        .sendParts("/directory/new?_csrf=" + token, named(name))
                        .statusCode())
                .as("parts are read at no other address")
                .isEqualTo(400);
        assertThat(supervisor.sendParts(PAGE + "?_csrf=" + token, named(name)).statusCode())
                .isEqualTo(302);
        assertThat(kept(name)).isEqualTo(1);
    }

    @Test
    void whatIsTooLargeIsSaidToBeAndWhatIsFarTooLargeIsNotRead() throws IOException {
        Visitor supervisor = visitors.as("supervisor1");
        HttpResponse<String> answer = supervisor.sendFile(PAGE, new byte[Limits.UPLOAD + 1]);
        assertThat(Visitor.location(answer)).isEqualTo(PAGE + "?wrong=TOO_LARGE");
        assertThat(supervisor.get(PAGE + "?wrong=TOO_LARGE").body()).contains("The file is larger than 20 MB");
        try (Socket socket = new Socket("127.0.0.1", port)) {
            begins(socket, supervisor, 3L * Limits.UPLOAD + 1);
            String said = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            assertThat(said).isEqualTo("HTTP/1.1 400");
        }
    }

    @Test
    void onlyTheFormOfThePageIsTaken() {
        Visitor supervisor = visitors.as("supervisor1");
        String address = PAGE + "?_csrf=" + tokenOf(supervisor);
        String name = "Parts " + UUID.randomUUID();
        String end = "\r\n------parts\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n";
        assertThat(supervisor
                        .sendParts(address, ImportFiles.bytes(name + end.repeat(1000)))
                        .statusCode())
                .isEqualTo(400);
        assertThat(supervisor
                        .sendForm(PAGE, Map.of("_csrf", tokenOf(supervisor), "file", name))
                        .statusCode())
                .isEqualTo(400);
        assertThat(Visitor.location(supervisor.sendParts(address, ImportFiles.bytes(end))))
                .as("no file in it")
                .isEqualTo(PAGE + "?wrong=NONE_CHOSEN");
        assertThat(kept(name)).isZero();
    }

    @Test
    void nothingIsKeptOfAFileThatIsBrokenOff() throws Exception {
        String name = "Broken off " + UUID.randomUUID();
        Visitor supervisor = visitors.as("supervisor1");
        for (boolean isReset : new boolean[] {false, true}) {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                OutputStream out = begins(socket, supervisor, 100_000);
                out.write(("------parts\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                out.write(named(name));
                out.flush();
                if (isReset) {
                    socket.setSoLinger(true, 0);
                } else {
                    socket.shutdownOutput();
                    assertThat(socket.getInputStream().readAllBytes()).isNotNull();
                }
            }
        }
        assertThat(supervisor.sendFile(PAGE, named("Whole " + name)).statusCode())
                .isEqualTo(302);
        assertThat(kept("Broken off")).isEqualTo(kept("Whole " + name)).isEqualTo(1);
        assertThat(apply(supervisor, idOn(supervisor)).statusCode()).isEqualTo(302);
    }

    @Test
    void ofAllWhoImportAtTheSameMomentOneDoes() throws Exception {
        UUID id = UUID.randomUUID();
        Visitor one = visitors.as("supervisor1");
        Visitor other = visitors.as("supervisor2");
        for (Visitor visitor : List.of(one, other)) {
            visitor.sendFile(PAGE, ImportFiles.json(ImportFiles.service(id, "At once " + id)));
        }
        String ofOne = idOn(one);
        String ofOther = idOn(other);
        Visitor oneAgain = visitors.as("supervisor1");
        long before = imports();
        List<Callable<HttpResponse<String>>> all =
                List.of(() -> apply(one, ofOne), () -> apply(oneAgain, ofOne), () -> apply(other, ofOther));
        ExecutorService threads = Executors.newFixedThreadPool(all.size());
        List<Integer> answers = new ArrayList<>();
        try {
            for (Future<HttpResponse<String>> answer : threads.invokeAll(all)) {
                answers.add(answer.get().statusCode());
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(imports()).isEqualTo(before + 1);
        assertThat(visitors.rows("select id from alongside.directory_entry where hsds_id = '" + id + "'", Map.of()))
                .hasSize(1);
        assertThat(answers).containsOnlyOnce(409);
    }

    private int imports() {
        return visitors.rows("select act from alongside.ledger_entry where act = 'directory imported'", Map.of())
                .size();
    }

    @Test
    void theDirectoryNeverHoldsMoreThanCanBeExchanged() {
        visitors.as("supervisor1")
                .submit("/directory/new", Map.of("version", "0", "name", "One", "kind", "CRISIS", "cost", "FREE"));
        StringBuilder many = new StringBuilder("[");
        String organization =
                ",\"organization\":{\"id\":\"" + new UUID(7, 7) + "\",\"name\":\"P\",\"description\":\"P\"}}";
        for (int each = 0; each < Limits.ROWS; each++) {
            many.append(each == 0 ? "" : ",\n")
                    .append("{\"id\":\"")
                    .append(new UUID(99, each))
                    .append("\",\"name\":\"Many\",\"status\":\"active\"")
                    .append(organization);
        }
        Visitor supervisor = visitors.as("supervisor1");
        supervisor.sendFile(PAGE, ImportFiles.bytes(many + "]"));
        assertThat(supervisor.get(PAGE).body()).contains("The directory would hold more than 50,000 services.");
        supervisor.sendFile(PAGE, ImportFiles.bytes(many + "," + many.substring(1, many.indexOf("\n") - 1) + "]"));
        assertThat(supervisor.get(PAGE).body()).contains("More than 50,000 rows are not read.");
    }

    /** Sends the head of a request with a file. */
    private static OutputStream begins(Socket socket, Visitor visitor, long length) throws IOException {
        OutputStream out = socket.getOutputStream();
        String head = "POST " + PAGE + "?_csrf=" + tokenOf(visitor)
                + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/html\r\nCookie: ALONGSIDE_SESSION="
                + visitor.cookie("ALONGSIDE_SESSION").orElseThrow()
                + "\r\nContent-Type: multipart/form-data; boundary=----parts\r\nContent-Length: " + length + "\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return out;
    }
}
