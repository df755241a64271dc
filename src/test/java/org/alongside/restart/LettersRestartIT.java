package org.alongside.restart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.alongside.journey.state.Labels;
import org.alongside.messages.mail.ScriptedMailServer;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.TestDatabase;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Walk;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/**
 * The power goes while letters to services are sent, on paper and by e-mail, and taken back: each letter has left once or not at all,
 * none after the survivor took back what they agreed to, and each service is told once that the agreement ended. Of a mail that was
 * being handed over it is said that nobody knows; it is not sent again.
 */
class LettersRestartIT {
    private static final Path DATA = Path.of("target/letters-restart-it");
    private static final DataFolder KEPT = new DataFolder(DATA);
    private static final int SURVIVORS = 3;
    private static final int KILLS = 2;
    private static final int STEPS_MIN = 30;
    private static final Duration MAILS_WITHIN = Duration.ofMinutes(3);
    private static final Duration ANSWERS_AFTER = Duration.ofMillis(300);
    private static final Pattern MAIL_ID = Pattern.compile("(?m)^Message-ID: <([0-9a-f-]{36})@quiet\\.example>");
    private static final int STEPS_MORE = 30;
    private static final Pattern SERVICE = Pattern.compile("name=\"service\" value=\"([0-9a-f-]{36})\"");

    private static final String RUNNING = """
            select count(*) from engine.act_ru_execution e
            join engine.act_re_procdef p on p.id_ = e.proc_def_id_ and p.key_ = '%s'
            join engine.act_ru_variable v on v.proc_inst_id_ = e.id_ and v.name_ = 'referralId'
            join alongside.referral r on r.id::text = v.text_ and %s
            where e.parent_id_ is null
            """;

    private static final String AFTER_TAKEN_BACK = """
            select count(*) from alongside.referral r where sent_at is not null and 'GIVEN' is distinct from (
                select decision from alongside.consent_entry c
                where c.journey_id = r.journey_id and c.recipient = 'service:' || r.entry_id and c.recorded_at <= r.sent_at
                order by id desc limit 1)
            """;

    private static final String GIVEN_AFTER_TAKEN_BACK = """
            select count(*) from alongside.letter_file f join alongside.referral r on r.id = f.referral_id
            where f.fetched_last_at > r.taken_back_at
            """;

    private static final String MAILS = "select count(*) from alongside.letter_mail where ";

    private final ScriptedMailServer server = new ScriptedMailServer();
    private final Map<String, String> environment = Map.of(
            "ALONGSIDE_MAIL_HOST", "localhost",
            "ALONGSIDE_MAIL_PORT", Integer.toString(server.port()),
            "ALONGSIDE_MAIL_SECURITY", "none",
            "ALONGSIDE_MAIL_FROM", "hello@quiet.example",
            "ALONGSIDE_PUBLIC_ADDRESS", "http://localhost");
    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final AtomicInteger steps = new AtomicInteger();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger told = new AtomicInteger();
    /** Numbers of letters that a service has got at an address. */
    private final Set<String> given = ConcurrentHashMap.newKeySet();

    @Test
    @Proves({PolicyId.REFER_02, PolicyId.CONSENT_06})
    void eachLetterLeavesOnceAndNoneAfterItWasTakenBack() throws Exception {
        FileSystemUtils.deleteRecursively(DATA);
        // So that the power also goes while a mail is being handed over.
        server.meanwhile(".", LettersRestartIT::waits);
        List<String> labels = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            try (Running service = Running.start(DATA, environment).awaitReady()) {
                while (labels.size() < SURVIVORS) {
                    labels.add(new Walk(service.port())
                            .toSupport(Map.of("alias", "Somebody"), Map.of(), Map.of())
                            .label());
                }
                servicesHaveAnAddress();
                workUntilItIsKilled(service, labels);
            }
        }
        try (Running service = Running.start(DATA, environment).awaitReady()) {
            isWhole();
            List<Survivor> last = new ArrayList<>();
            for (String label : labels) {
                Survivor survivor = new Survivor(service.port(), label, new Random(seed));
                // Nobody takes it back any more: a mail leaves, and somebody fetches the letter.
                while (survivor.waits == null) {
                    survivor.step();
                }
                last.add(survivor);
            }
            isWhole();
            mailsComeToAnEnd();
            long ends = System.nanoTime() + MAILS_WITHIN.toNanos();
            for (Survivor survivor : last) {
                while (!survivor.fetches() && System.nanoTime() < ends) {
                    waits();
                }
                assertThat(given).as("seed " + seed).contains(survivor.waits.reference());
            }
            isWhole();
            assertThat(KEPT.verifyLedger()).isZero();
        }
    }

    private void workUntilItIsKilled(Running service, List<String> labels) throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(labels.size());
        try {
            List<Future<?>> work = new ArrayList<>();
            for (String label : labels) {
                Random own = new Random(random.nextLong());
                work.add(people.submit(() -> {
                    Survivor survivor = new Survivor(service.port(), label, own);
                    try {
                        while (!Thread.currentThread().isInterrupted()) {
                            survivor.step();
                        }
                    } catch (UncheckedIOException killed) {
                        return;
                    }
                }));
            }
            int until = steps.get() + STEPS_MIN + random.nextInt(STEPS_MORE);
            while (steps.get() < until && work.stream().noneMatch(Future::isDone)) {
                Thread.sleep(5);
            }
            service.kill();
            for (Future<?> one : work) {
                one.get();
            }
        } finally {
            people.shutdownNow();
        }
    }

    private static void waits() {
        try {
            Thread.sleep(ANSWERS_AFTER.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void servicesHaveAnAddress() throws Exception {
        run("update alongside.directory_entry set texts = texts || '{\"EMAIL\": \"intake@service.example\"}'");
    }

    private static void run(String sql) throws Exception {
        try (Connection owner = KEPT.owner();
                Statement statement = owner.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    /** What was claimed when the power went counts as unknown once its time is over; all others are sent. */
    private void mailsComeToAnEnd() throws Exception {
        run("update alongside.letter_mail set claimed_at = claimed_at - interval '11 minutes' where state = 'SENDING'");
        long ends = System.nanoTime() + MAILS_WITHIN.toNanos();
        while (mails("state in ('WAITING', 'SENDING')") > 0 && System.nanoTime() < ends) {
            Thread.sleep(500);
        }
        assertThat(mails("state in ('WAITING', 'SENDING')")).as("seed " + seed).isZero();
        assertThat(mails("state = 'SENT'")).as("seed " + seed).isPositive();
    }

    private static long mails(String which) throws Exception {
        try (Connection owner = KEPT.owner()) {
            return DataFolder.count(owner, MAILS + which);
        }
    }

    /**
     * Each mail that the server took was taken once and is kept as sent or may have been; unless it had an address, and the letter was taken
     * back before somebody fetched it.
     */
    private void mailsAreWhole() throws Exception {
        List<String> taken = server.taken().stream()
                .map(mail -> {
                    Matcher id = MAIL_ID.matcher(mail);
                    assertThat(id.find()).isTrue();
                    return id.group(1);
                })
                .toList();
        assertThat(taken).as("seed " + seed).doesNotHaveDuplicates();
        for (String id : taken) {
            assertThat(mails("state in ('SENDING', 'SENT', 'UNKNOWN') and id = '" + id + "'") + neverLeft(id))
                    .as("seed " + seed + ", mail " + id)
                    .isEqualTo(1);
        }
        assertThat(mails("state = 'SENT'")).as("seed " + seed).isLessThanOrEqualTo(taken.size());
    }

    private static long neverLeft(String mail) throws Exception {
        try (Connection owner = KEPT.owner()) {
            return DataFolder.count(
                    owner,
                    "select count(*) from alongside.ledger_entry where act = 'letter stopped before it left' and details like '%mail="
                            + mail + "%'");
        }
    }

    /** What was given out is written down, and nothing was given out after it was taken back. */
    private void filesAreWhole(Connection owner) throws Exception {
        String because = "seed " + seed;
        for (String reference : given) {
            assertThat(DataFolder.count(
                            owner,
                            "select count(*) from alongside.letter_file f join alongside.referral r on r.id = f.referral_id"
                                    + " where f.fetched_at is not null and r.reference = '" + reference + "'"))
                    .as(because)
                    .isEqualTo(1);
        }
        assertThat(ledger(owner, "letter fetched"))
                .as(because)
                .isEqualTo(DataFolder.count(
                        owner, "select count(*) from alongside.letter_file where fetched_at is not null"));
        assertThat(DataFolder.count(owner, GIVEN_AFTER_TAKEN_BACK)).as(because).isZero();
    }

    private void isWhole() throws Exception {
        mailsAreWhole();
        try (Connection owner = KEPT.owner()) {
            String because = "seed " + seed;
            filesAreWhole(owner);
            long left = DataFolder.count(owner, "select count(*) from alongside.referral where sent_at is not null");
            long gone = ledger(owner, "letter left") + ledger(owner, "letter queued");
            assertThat(gone).as(because).isBetween((long) sent.get(), (long) sent.get() + KILLS * SURVIVORS);
            assertThat(gone - ledger(owner, "letter stopped before it left"))
                    .as(because)
                    .isEqualTo(left);
            long recalled =
                    DataFolder.count(owner, "select count(*) from alongside.referral where recalled_at is not null");
            assertThat(recalled).as(because).isBetween((long) told.get(), (long) told.get() + KILLS * SURVIVORS);
            assertThat(ledger(owner, "service told")).as(because).isEqualTo(recalled);
            long takenBack =
                    DataFolder.count(owner, "select count(*) from alongside.referral where state = 'TAKEN_BACK'");
            assertThat(ledger(owner, "letter called back")).as(because).isEqualTo(takenBack);
            assertThat(DataFolder.count(owner, AFTER_TAKEN_BACK)).as(because).isZero();
            assertThat(DataFolder.count(
                            owner,
                            RUNNING.formatted("recall-letter", "r.recalled_at is null and r.state = 'TAKEN_BACK'")))
                    .as(because)
                    .isEqualTo(takenBack - recalled)
                    .isEqualTo(running(owner, "recall-letter"));
            assertThat(DataFolder.count(
                            owner, RUNNING.formatted("referral", "r.state in ('CHOOSING', 'PREPARED', 'SENT')")))
                    .as(because)
                    .isEqualTo(running(owner, "referral"))
                    .isEqualTo(DataFolder.count(
                            owner,
                            "select count(*) from alongside.referral where state in ('CHOOSING', 'PREPARED', 'SENT')"));
        }
    }

    private static long ledger(Connection owner, String act) throws Exception {
        return DataFolder.count(owner, "select count(*) from alongside.ledger_entry where act = '" + act + "'");
    }

    private static long running(Connection owner, String process) throws Exception {
        return DataFolder.count(
                owner,
                "select count(*) from engine.act_ru_execution e join engine.act_re_procdef p on p.id_ = e.proc_def_id_"
                        + " where p.key_ = '" + process + "' and e.parent_id_ is null");
    }

    /** A survivor with their worker, who go on from wherever they are. */
    private final class Survivor {
        private final Walk walk;
        private final int port;
        private final String label;
        private final Visitor worker;
        private final String page;
        private final Random random;

        /** What is to be fetched. */
        private @Nullable LetterToFetch waits;

        Survivor(int port, String label, Random random) {
            this.walk = new Walk(port).of(label);
            this.port = port;
            this.label = label;
            this.random = random;
            this.worker = new Visitor(port);
            worker.signIn("worker1", TestDatabase.PASSWORD);
            this.page = "/people/" + Labels.address(label.substring(" · ".length())) + "/other-support";
        }

        void step() {
            Set<String> open = walk.person("worker1").tasks().stream()
                    .filter(task -> task.path("name").asText().endsWith(label))
                    .map((JsonNode task) -> task.path("taskDefinitionKey").asText())
                    .collect(Collectors.toSet());
            if (open.contains("userTask_tellService")) {
                walk.complete("userTask_tellService", Map.of("recallGoes", "BY_TELEPHONE"));
                told.incrementAndGet();
            } else if (open.contains("userTask_agreeTogether")) {
                walk.complete(
                        "userTask_agreeTogether",
                        Map.of(
                                "referralWay",
                                "REFERRED",
                                "referralClasses",
                                List.of("NAME"),
                                "agreedUntil",
                                LocalDate.now().plusDays(30).toString(),
                                "letterBy",
                                List.of("PAPER", "EMAIL", "ADDRESS", "ADDRESS").get(random.nextInt(4))));
            } else if (open.contains("userTask_seeWhatGoes") && random.nextInt(3) > 0) {
                String seen = seen();
                String goes = goes(seen);
                walk.complete("userTask_seeWhatGoes", Map.of("letterDecision", "SEND", "letterGoes", goes));
                sent.incrementAndGet();
                waits = goes.equals("ADDRESS") ? LetterToFetch.of(seen) : null;
            } else if (open.contains("userTask_noteAnswer") && waits != null && random.nextInt(3) > 0) {
                fetches();
            } else if (open.contains("userTask_seeWhatGoes")
                    || open.contains("userTask_noteAnswer")
                    || open.contains("userTask_askService")) {
                waits = null;
                done(worker.submit(page, page + "/take-back", Map.of("service", service())));
            } else {
                done(worker.submit(page, page, Map.of("service", service())));
            }
            steps.incrementAndGet();
        }

        /** As it was agreed on. */
        private static String goes(String seen) {
            return !seen.contains("intake@service.example")
                    ? "POSTED"
                    : seen.contains("Code, which") ? "ADDRESS" : "EMAIL";
        }

        private String seen() {
            return walk.find("userTask_seeWhatGoes")
                    .map(open -> open.who().engine("/task/" + open.id() + "/form-variables"))
                    .orElseThrow()
                    .body();
        }

        /** The service fetches the letter, where its mail has come. @return whether it got it */
        boolean fetches() {
            LetterToFetch letter = Objects.requireNonNull(waits);
            Optional<String> at = letter.pageIn(server.taken());
            if (at.isEmpty()) {
                return false;
            }
            HttpResponse<byte[]> file = new Visitor(port).submitForFile(at.get(), Map.of("code", letter.code()));
            boolean hasIt = file.statusCode() == 200;
            if (hasIt) {
                given.add(letter.reference());
            }
            return hasIt;
        }

        private String service() {
            Matcher found = SERVICE.matcher(worker.get(page).body());
            assertThat(found.find()).isTrue();
            return found.group(1);
        }

        private static void done(HttpResponse<String> answer) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        }
    }
}
