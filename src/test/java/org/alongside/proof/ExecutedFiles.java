package org.alongside.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The files of what test classes executed, one for each, so that several JVMs write beside each other. */
final class ExecutedFiles {
    private static final Path FOLDER = Path.of("target/proof");

    private ExecutedFiles() {}

    static Path of(String className) {
        return FOLDER.resolve(className + ".txt");
    }

    static void write(String className, Collection<String> facts) {
        try {
            Files.createDirectories(FOLDER);
            Files.write(of(className), facts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Facts by simple name of the test class. */
    static Map<String, Set<String>> read() {
        Map<String, Set<String>> byTest = new TreeMap<>();
        if (!Files.isDirectory(FOLDER)) {
            return byTest;
        }
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                String className = file.getFileName().toString().replaceFirst("\\.txt$", "");
                byTest.put(
                        className.substring(className.lastIndexOf('.') + 1), new TreeSet<>(Files.readAllLines(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return byTest;
    }
}
