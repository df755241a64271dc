package org.alongside.testing.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.alongside.testing.CountedStatements;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/** Keeps how many statements a request asked at most, by its method and its pattern, whichever test sent it. */
@TestComponent
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class RequestStatementsFilter extends OncePerRequestFilter {
    private static final Path FOLDER = Path.of("target/request-statements");
    private static final Map<String, Long> MOST = new ConcurrentHashMap<>();

    private final CountedStatements statements;

    RequestStatementsFilter(CountedStatements statements) {
        this.statements = statements;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long[] counted = new long[1];
        try {
            counted[0] = statements.<Exception>inThisThread(() -> chain.doFilter(request, response));
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
        if (request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String pattern) {
            keep(request.getMethod() + " " + pattern, counted[0]);
        }
    }

    /** A file for each JVM, to which a line is added whenever a request asks more than those before. */
    private static synchronized void keep(String request, long counted) throws IOException {
        if (counted > MOST.getOrDefault(request, -1L)) {
            MOST.put(request, counted);
            Files.createDirectories(FOLDER);
            Files.write(
                    FOLDER.resolve(ProcessHandle.current().pid() + ".txt"),
                    List.of(counted + "\t" + request),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }

    /** How many statements requests asked at most in all tests that ran, by method and pattern. */
    public static Map<String, Long> most() throws IOException {
        Map<String, Long> most = new TreeMap<>();
        if (Files.isDirectory(FOLDER)) {
            try (Stream<Path> files = Files.list(FOLDER)) {
                for (Path file : files.toList()) {
                    for (String line : Files.readAllLines(file)) {
                        String[] parts = line.split("\t", 2);
                        most.merge(parts[1], Long.valueOf(parts[0]), Math::max);
                    }
                }
            }
        }
        return most;
    }
}
