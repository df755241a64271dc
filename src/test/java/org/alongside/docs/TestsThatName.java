package org.alongside.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which tests name a policy or a box in their text. */
final class TestsThatName {
    private static final Map<String, String> TEXTS = read();

    private TestsThatName() {}

    /** Simple names of test classes whose text holds the word. */
    static Set<String> of(String word) {
        Set<String> classes = new TreeSet<>();
        TEXTS.forEach((name, text) -> {
            if (text.contains(word)) {
                classes.add(name);
            }
        });
        return classes;
    }

    private static Map<String, String> read() {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            for (Path file : files.filter(path -> path.toString().matches(".*(Test|IT)\\.java"))
                    .filter(path -> !path.toString().contains("/docs/"))
                    .toList()) {
                String name = file.getFileName().toString().replace(".java", "");
                texts.put(name, Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
