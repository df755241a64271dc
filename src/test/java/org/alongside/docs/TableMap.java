package org.alongside.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes which table holds what, which migrations made and changed it, and which classes read or write it. */
final class TableMap {
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final Path MAIN = Path.of("src/main/java");
    private static final Pattern MADE =
            Pattern.compile("((?:^-- .*\\n)*)^create table (?:alongside\\.)?(\\w+)", Pattern.MULTILINE);
    private static final Pattern NAMED = Pattern.compile("(?<!references |org\\.|')alongside\\.(\\w+)");
    private static final Pattern COMMENT =
            Pattern.compile("comment on table alongside\\.(\\w+) is\\s+'((?:[^']|'')*)'");
    /** Comments name classes as they were called when the migration was written. */
    private static final Pattern CLASS =
            Pattern.compile(" ?\\((?:access|audit|consent|groups|journey|records|safety)\\.\\w+\\)"
                    + "|; (?:access|audit|consent|groups|journey|records|safety)\\.[A-Z]\\w+");

    private static final Pattern VERSION = Pattern.compile("V(\\d+)__.*");

    private TableMap() {}

    static String write() throws IOException {
        Map<String, String> holds = new TreeMap<>();
        Map<String, List<String>> migrations = new TreeMap<>();
        for (Path file : files(MIGRATIONS, ".sql")) {
            String sql = Files.readString(file);
            MADE.matcher(sql).results().forEach(made -> {
                holds.put(made.group(2), sentence(made.group(1)));
                migrations.put(made.group(2), new ArrayList<>(List.of(version(file))));
            });
            COMMENT.matcher(sql)
                    .results()
                    .filter(comment -> holds.getOrDefault(comment.group(1), "").isEmpty())
                    .forEach(comment ->
                            holds.put(comment.group(1), comment.group(2).replace("''", "'")));
            for (String table : named(sql)) {
                List<String> versions = migrations.get(table);
                if (versions != null && !versions.contains(version(file))) {
                    versions.add(version(file));
                }
            }
        }
        Map<String, Set<String>> classes = new TreeMap<>();
        for (Path file : files(MAIN, ".java")) {
            String name = MAIN.relativize(file)
                    .toString()
                    .replaceFirst("\\.java$", "")
                    .replaceAll("[/\\\\]", ".");
            for (String table : named(Files.readString(file))) {
                classes.computeIfAbsent(table, key -> new TreeSet<>())
                        .add("`" + name.replace("org.alongside.", "") + "`");
            }
        }
        StringBuilder text = new StringBuilder("""
                # Tables

                The tables of the schema `alongside`: what each holds, the migrations that made it and name it afterwards
                (`src/main/resources/db/migration`), and the classes whose statements name it. Written by `bin/docs`; the
                build fails when it is out of date. The tables of the schema `engine` are Camunda's.

                | table | what it holds | migrations | classes |
                |---|---|---|---|
                """);
        holds.forEach((table, sentence) -> text.append("| `")
                .append(table)
                .append("` | ")
                .append(sentence.isEmpty() ? "–" : sentence)
                .append(" | ")
                .append(String.join(", ", migrations.getOrDefault(table, List.of())))
                .append(" | ")
                .append(classes.getOrDefault(table, Set.of()).stream().collect(Collectors.joining(", ")))
                .append(" |\n"));
        return text.toString();
    }

    private static Set<String> named(String text) {
        return NAMED.matcher(text)
                .results()
                .map(named -> named.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The comment that stands above the statement. */
    private static String sentence(String comment) {
        String text = comment.lines()
                .map(line -> line.substring("-- ".length()).strip())
                .collect(Collectors.joining(" "));
        return CLASS.matcher(text).replaceAll("");
    }

    private static List<Path> files(Path folder, String end) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(end))
                    .sorted(Comparator.comparingInt(TableMap::number).thenComparing(Path::toString))
                    .toList();
        }
    }

    private static int number(Path file) {
        Matcher version = VERSION.matcher(file.getFileName().toString());
        return version.matches() ? Integer.parseInt(version.group(1)) : 0;
    }

    /** Of a repeatable migration, its name. */
    private static String version(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith("R__") ? name.replace(".sql", "") : "V" + number(file);
    }
}
