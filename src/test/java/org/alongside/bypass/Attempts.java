package org.alongside.bypass;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.alongside.testing.http.SignedIn;
import org.alongside.testing.http.SignedIn.Answer;

/** Makes attempts, holds each to what must be true of a refusal, and writes down how it went. */
final class Attempts {
    /** The page is the same on every day. */
    private static final Pattern DAY = Pattern.compile("\\d{1,2} [A-Z][a-z]+ 20\\d\\d");

    private static final Pattern ID = Pattern.compile("([a-z-]+:\\d+:)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    /** What a failure inside shows of itself. */
    private static final Pattern INSIDE =
            Pattern.compile("\\tat |java\\.\\w+\\.\\w*(Exception|Error)|org\\.alongside|org\\.camunda|SQL|select ");

    private final Map<String, List<String>> sections = new LinkedHashMap<>();
    private final DatabaseState database;
    private final Function<String, SignedIn> people;
    private final List<String> secrets;
    private final List<String> failures = new ArrayList<>();
    private List<String> rows = new ArrayList<>();

    /** @param secrets what was typed, and what nobody else may learn: none of it may be in an answer */
    Attempts(DatabaseState database, Function<String, SignedIn> people, List<String> secrets) {
        this.database = database;
        this.people = people;
        this.secrets = secrets;
    }

    Attempts section(String title) {
        rows = sections.computeIfAbsent(title, name -> new ArrayList<>());
        return this;
    }

    /** Refused with 4xx, nothing changed. */
    Attempts refused(String what, Function<SignedIn, Answer> call, String... users) {
        return attempt(what, call, false, users);
    }

    /** Refused, nothing changed, and the refusal is in the ledger. */
    Attempts written(String what, Function<SignedIn, Answer> call, String... users) {
        return attempt(what, call, true, users);
    }

    /** Answered, with nothing in it. */
    Attempts empty(String what, Function<SignedIn, Answer> call, String... users) {
        for (String user : users) {
            Answer answer = call.apply(people.apply(user));
            assertThat(answer.body())
                    .as("%s as %s: %s", what, user, answer.status())
                    .matches(body -> body.equals("[]") || body.equals("{\"count\":0}") || body.isEmpty());
        }
        row(what, List.of(users), "200: nothing", "–");
        return this;
    }

    /** Something that is allowed, and why that is all right. */
    Attempts allowed(String what, String whom, String answered) {
        row(what, List.of(whom), answered, "–");
        return this;
    }

    /** One that fails does not keep the others from being tried. */
    private Attempts attempt(String what, Function<SignedIn, Answer> call, boolean isWritten, String... users) {
        try {
            make(what, call, isWritten, users);
        } catch (AssertionError e) {
            failures.add(String.valueOf(e.getMessage()));
        }
        return this;
    }

    /** Fails with all that did not hold since it was last asked. */
    void held() {
        List<String> found = List.copyOf(failures);
        failures.clear();
        assertThat(found).isEmpty();
    }

    private void make(String what, Function<SignedIn, Answer> call, boolean isWritten, String... users) {
        Map<String, Set<String>> byAnswer = new LinkedHashMap<>();
        try {
            Map<String, String> before = database.all();
            for (String user : users) {
                List<String> refusalsBefore = database.refusals();
                Answer answer = call.apply(people.apply(user));
                String told = hold(what + " as " + user, answer);
                List<String> refusals = database.refusals();
                List<String> added = refusals.subList(refusalsBefore.size(), refusals.size());
                if (isWritten) {
                    assertThat(added)
                            .as("refusals in the ledger: %s as %s", what, user)
                            .isNotEmpty();
                }
                String policies = added.isEmpty() ? "–" : String.join(", ", new LinkedHashSet<>(added));
                byAnswer.computeIfAbsent(told + " | " + policies, key -> new LinkedHashSet<>())
                        .add(user);
            }
            assertThat(database.all()).as("%s changed nothing", what).isEqualTo(before);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        byAnswer.forEach(
                (answered, whom) -> rows.add("| " + what + " | " + String.join(", ", whom) + " | " + answered + " |"));
    }

    private String hold(String what, Answer answer) {
        assertThat(answer.status()).as("%s: %s", what, answer.body()).isBetween(400, 499);
        assertThat(answer.body()).as(what).doesNotContainPattern(INSIDE);
        for (String secret : secrets) {
            assertThat(answer.body()).as(what).doesNotContain(secret);
        }
        String sentence = answer.message().orElse("(no words)");
        return answer.status() + ": "
                + DAY.matcher(ID.matcher(sentence).replaceAll("…"))
                        .replaceAll("(a day)")
                        .replace("|", "\\|")
                        .replace("\n", " ");
    }

    private void row(String what, List<String> users, String answered, String policies) {
        rows.add("| " + what + " | " + String.join(", ", users) + " | " + answered + " | " + policies + " |");
    }

    /** The table, or the proof that the committed one is still true. */
    void document(Path file, boolean isWriting) throws IOException {
        StringBuilder text = new StringBuilder("""
                # Attempted bypasses

                What was tried against the running service over HTTP, as whom, and what it answered. Every row is run by
                `BypassIT`, which also makes sure that nothing in the database changed, that the answer holds nothing of
                what was typed and nothing of the service's inside, and, where a policy is named, that the refusal is in
                the ledger under it. The test fails when this page is out of date; run it with
                `-Dalongside.docs.write=true` to write it anew.

                worker1 walks with the survivor; supervisor1 assesses what OFFEND-07 hides; all others have no part in it.
                """);
        sections.forEach((title, found) -> {
            text.append("\n## ").append(title).append("\n\n");
            text.append("| what was tried | as whom | what was answered | in the ledger |\n|---|---|---|---|\n");
            found.forEach(row -> text.append(row).append('\n'));
        });
        if (isWriting) {
            Files.writeString(file, text);
        }
        assertThat(Files.exists(file) ? Files.readString(file) : "")
                .as("%s is out of date", file)
                .isEqualTo(text.toString());
    }
}
