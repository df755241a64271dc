package org.alongside.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alongside.engine.wiring.Wiring;
import org.alongside.policy.PolicyId;
import org.alongside.policy.PolicyState;

/**
 * Which tests the documents name for a box or a rule, kept in {@code docs/proof.tsv}. They were chosen from what tests
 * executed, and at the end of a whole run each of them has to have done it again.
 */
public final class Proofs {
    private static final Path FILE = Path.of("docs/proof.tsv");
    private static final String HEAD = """
            # Tests that passed a box or saw a rule decided, up to three of those that do little else.
            # bin/docs writes it from target/proof, where each test says what it executed. A line stays as it is while it
            # is true, and bin/verify checks that it is. To choose all anew: bin/verify, delete this file, bin/docs.
            """;

    private Proofs() {}

    /** Names of test classes. */
    public static Set<String> testsThatPassed(String process, String element) {
        return read().getOrDefault(Fact.box(process, element), Set.of());
    }

    /** Names of test classes that saw the rule refuse, or allow, or show it by themselves. */
    public static Set<String> testsThatDecided(String ruleId) {
        return read().getOrDefault(ruleId, Set.of());
    }

    /** Writes the file anew from what tests executed, as far as they ran here. */
    public static void choose() {
        Map<String, Set<String>> chosen = Choice.choose(rows(), read(), ExecutedFiles.read(), testClasses());
        String lines = chosen.entrySet().stream()
                .map(row -> row.getKey() + "\t" + String.join(", ", row.getValue()) + "\n")
                .collect(Collectors.joining());
        try {
            Files.writeString(FILE, HEAD + lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the file lacks, or says of boxes, rules and tests that there are not. */
    public static List<String> outOfDate() {
        return Choice.outOfDate(rows(), read(), testClasses());
    }

    /** What the file says of tests and they did not execute in this run. */
    static List<String> untrue() {
        return Choice.untrue(read(), ExecutedFiles.read());
    }

    static Map<String, Set<String>> read() {
        Map<String, Set<String>> claims = new TreeMap<>();
        try {
            for (String line : Files.exists(FILE) ? Files.readAllLines(FILE) : List.<String>of()) {
                if (!line.startsWith("#")) {
                    String[] cells = line.split("\t");
                    claims.put(cells[0], new TreeSet<>(List.of(cells[1].split(", "))));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return claims;
    }

    /** Every box of every model, and every rule that is held at least in part. */
    private static Set<String> rows() {
        Set<String> rows = new TreeSet<>();
        Wiring.read().models().values().forEach(model -> model.nodes()
                .forEach(node -> rows.add(Fact.box(model.process().getId(), node.getId()))));
        Stream.of(PolicyId.values())
                .filter(rule -> rule.state() != PolicyState.NOT_YET)
                .forEach(rule -> rows.add(rule.id()));
        return rows;
    }

    private static Set<String> testClasses() {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
