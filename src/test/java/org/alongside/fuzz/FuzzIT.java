package org.alongside.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alongside.fuzz.Operations.Operation;
import org.alongside.proof.Executed;
import org.alongside.testing.http.SignedIn;
import org.alongside.testing.http.SignedIn.Answer;
import org.camunda.bpm.admin.impl.web.AdminApplication;
import org.camunda.bpm.cockpit.impl.web.CockpitApplication;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.tasklist.impl.web.TasklistApplication;
import org.camunda.bpm.webapp.impl.engine.EngineRestApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Asks everything that can be asked in ways that nobody meant: no answer is a failure of ours, none speaks of the inside,
 * and the log keeps nothing of what was asked.
 */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "alongside.public-url=https://alongside.example",
            "management.prometheus.metrics.export.enabled=true",
            "alongside.test.passwords=as-in-production"
        })
@TestInstance(Lifecycle.PER_CLASS)
@Tag(Executed.NO_PROOF)
class FuzzIT {
    private static final long SEED = 20_261_126L;

    /** Stands in everything that is sent, so that it can be found in the log. */
    private static final String MARK = "zq7x";

    /** PostgreSQL keeps no such character. */
    private static final String NUL = MARK + "%00";

    private static final Pattern INSIDE =
            Pattern.compile("\\w+(Exception|Error)\\b|\\bat [a-z]+\\.[a-z]+|java\\.|jakarta\\.|org\\."
                    + "(camunda|alongside|spring|apache|glassfish|postgres)|com\\.fasterxml|SQL|(?i)\\bselect .* from\\b|ENGINE-\\d|"
                    + "ACT_[A-Z]+_|<wadl|wadl\\.dev|Tomcat|Jersey|HTTP \\d{3}");

    /** Tokens of forms, which can hold any three letters by chance. */
    private static final Pattern RANDOM = Pattern.compile("[\\w-]{64,}");

    private static final List<String> PEOPLE = List.of("worker1", "supervisor1", "analyst1", "admin1", "nobody");
    private static final Pattern NAME = Pattern.compile("\\{\\s*([^:}\\s]+)(?:[^{}]|\\{[^}]*})*}");

    @LocalServerPort
    int port;

    @Autowired
    RepositoryService repository;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping pages;

    private final Random random = new Random(SEED);
    private final Map<String, SignedIn> people = new HashMap<>();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Map<String, List<String>> problems = new LinkedHashMap<>();
    private List<String> realIds = List.of();

    @BeforeAll
    void begin() {
        for (String name : PEOPLE) {
            people.put(name, name.equals("nobody") ? SignedIn.not(port) : SignedIn.as(port, name));
        }
        List<String> ids = new ArrayList<>(List.of("worker1", "camunda-admin", "demo", "survivor-journey"));
        ids.addAll(repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .map(ProcessDefinition::getId)
                .toList());
        ids.add(repository.createDeploymentQuery().listPage(0, 1).get(0).getId());
        realIds = ids;
        log.start();
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).addAppender(log);
    }

    @BeforeEach
    void beginAnew() {
        problems.clear();
    }

    @AfterAll
    void end() {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).detachAppender(log);
    }

    @Test
    void nothingOfTheEnginesInterfacesSpeaksOfTheInside() {
        List<Operation> operations = new Operations()
                .add("/camunda/api/engine", new EngineRestApplication())
                .add("/camunda/api/cockpit", new CockpitApplication())
                .add("/camunda/api/admin", new AdminApplication())
                .add("/camunda/api/tasklist", new TasklistApplication())
                .all();
        assertThat(operations).hasSizeGreaterThan(400);
        for (Operation operation : operations) {
            // They would end the session.
            if (operation.path().matches(".*/(logout|login/.*)")) {
                continue;
            }
            for (int i = 0; i < (operation.hasBody() ? 2 : 1); i++) {
                String path = path(operation.path(), operation.method().matches("GET|POST")) + query(operation.query());
                ask(PEOPLE.get(random.nextInt(PEOPLE.size())), operation.method(), path, body(operation.fields()));
            }
        }
        assertThat(problems).isEmpty();
        heldNothing();
    }

    @Test
    void noPageOfOursSpeaksOfTheInside() {
        Map<String, Set<String>> all = namesByPattern();
        assertThat(all).hasSizeGreaterThan(10);
        for (String odd : List.of(
                "/alongside/" + MARK, "/camunda/app/" + MARK, "/actuator/" + MARK, "/no/" + MARK, "/engine-rest/a")) {
            all.put(odd, Set.of("id"));
        }
        all.forEach((pattern, names) -> {
            if (pattern.equals("/logout")) {
                return;
            }
            for (String method : List.of("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND")) {
                String path = path(pattern, false) + query(names);
                String whom = PEOPLE.get(random.nextInt(PEOPLE.size()));
                ask(whom, method, path, random.nextBoolean() ? body(Set.of("label", "_csrf")) : form());
            }
        });
        assertThat(problems).isEmpty();
        heldNothing();
    }

    @Test
    void noPageOfOursTakesWhatTheDatabaseCannotHoldForAFailure() {
        namesByPattern().forEach((pattern, names) -> {
            for (String name : names) {
                for (String whom : PEOPLE) {
                    ask(whom, "GET", path(pattern, false) + "?" + encoded(name) + "=" + NUL, "");
                }
            }
        });
        assertThat(problems).isEmpty();
        heldNothing();
    }

    /** @return names that each address of ours reads from its query, in order, so that a seed asks the same again */
    private Map<String, Set<String>> namesByPattern() {
        Map<String, Set<String>> names = new TreeMap<>();
        pages.getHandlerMethods()
                .forEach((info, method) -> info.getPatternValues().forEach(pattern -> {
                    Set<String> read = names.computeIfAbsent(pattern, key -> new TreeSet<>());
                    for (MethodParameter parameter : method.getMethodParameters()) {
                        RequestParam annotation = parameter.getParameterAnnotation(RequestParam.class);
                        if (annotation != null) {
                            parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
                            read.add(
                                    annotation.name().isEmpty()
                                            ? String.valueOf(parameter.getParameterName())
                                            : annotation.name());
                        }
                    }
                }));
        return names;
    }

    @Test
    void keepsNothingOfWhatIsNoRequestAtAll() throws IOException {
        for (String head : List.of(
                "GET /" + MARK + "|<> HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /" + MARK + "\u0001 HTTP/1.1\r\nHost: a\r\n\r\n",
                MARK + "\r\n\r\n",
                "GET /login HTTP/1.1\r\nHost: " + MARK + "/\r\n\r\n",
                "GET /login HTTP/1.1\r\nHost: a\r\n" + MARK + " :\r\n\r\n",
                "GET /login HTTP/1.1\r\nHost: a\r\nConnection: close\r\nCookie: " + MARK + "=\u0001\"; =" + MARK
                        + "\r\n\r\n",
                "GET /login?" + MARK + "=%zz" + MARK + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "GET /%00" + MARK + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "GET /login HTTP/1.1\r\nHost: a\r\nX: " + MARK + "a".repeat(20_000) + "\r\n\r\n")) {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                socket.setSoTimeout(60_000);
                socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
                String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                // Tomcat answers some of these by itself, before there is an application.
                assertThat(answer)
                        .as(cut(head))
                        .matches("(?s)(HTTP/1.1 [234]\\d\\d.*)?")
                        .doesNotContain("Apache", "Exception");
            }
        }
        heldNothing();
    }

    @Test
    void listsItsOperationsToNobody() {
        for (String name : PEOPLE) {
            for (String interfaces : List.of("engine", "cockpit", "admin", "tasklist")) {
                for (String list : List.of("application.wadl", "application.wadl/xsd0.xsd", "openapi.json")) {
                    Answer answer = person(name).get("/camunda/api/" + interfaces + "/" + list);
                    assertThat(answer.status())
                            .as("%s %s as %s", interfaces, list, name)
                            .isBetween(400, 499);
                }
                Answer options = person(name).call("OPTIONS", "/camunda/api/" + interfaces + "/engine", "");
                assertThat(options.body()).doesNotContain("wadl");
            }
        }
    }

    private SignedIn person(String name) {
        return Objects.requireNonNull(people.get(name));
    }

    private void ask(String whom, String method, String path, String body) {
        Answer answer = person(whom).call(method, path, method.equals("GET") ? "" : body);
        String what = method + " " + NAME.matcher(path.split("\\?")[0]).replaceAll("…");
        if (answer.status() >= 500) {
            problem(what + " " + answer.status(), whom, path, body, answer);
        } else if (answer.status() >= 400 || answer.body().contains("Exception")) {
            Matcher inside = INSIDE.matcher(RANDOM.matcher(answer.body()).replaceAll("…"));
            if (inside.find()) {
                problem(what + " " + answer.status() + " says " + inside.group(), whom, path, body, answer);
            }
        }
    }

    private void problem(String what, String whom, String path, String body, Answer answer) {
        problems.computeIfAbsent(what.replaceAll("[0-9a-f-]{36}", "…"), key -> new ArrayList<>())
                .add(whom + " " + cut(path) + " <" + cut(body) + "> got " + answer.status() + " " + cut(answer.body()));
    }

    private static String cut(String text) {
        return text.length() > 300 ? text.substring(0, 300) + "…" : text;
    }

    private void heldNothing() {
        List<ILoggingEvent> events = List.copyOf(log.list);
        assertThat(events.stream()
                        .filter(event -> event.getFormattedMessage().contains(MARK) || holds(event.getThrowableProxy()))
                        .map(event -> event.getLoggerName() + ": " + cut(event.getFormattedMessage())
                                + (event.getThrowableProxy() == null
                                        ? ""
                                        : " " + event.getThrowableProxy().getClassName()))
                        .distinct())
                .isEmpty();
    }

    private static boolean holds(IThrowableProxy thrown) {
        for (IThrowableProxy at = thrown; at != null; at = at.getCause()) {
            if (String.valueOf(at.getMessage()).contains(MARK)) {
                return true;
            }
        }
        return false;
    }

    private String path(String pattern, boolean mayBeReal) {
        Matcher name = NAME.matcher(pattern);
        StringBuilder path = new StringBuilder();
        while (name.find()) {
            boolean isEngine = name.group(1).equals("engineName")
                    || pattern.substring(0, name.start()).endsWith("/engine/");
            name.appendReplacement(
                    path,
                    Matcher.quoteReplacement(
                            isEngine ? "default" : mayBeReal && random.nextBoolean() ? encoded(pick(realIds)) : odd()));
        }
        return name.appendTail(path).toString().replace("**", MARK);
    }

    /** Something that stands in an address and means nothing. */
    private String odd() {
        return pick(List.of(
                MARK,
                NUL,
                "-1",
                "0",
                MARK + "%27%22%3C",
                MARK + "%25",
                MARK + "a".repeat(1_500),
                "99999999999999999999",
                encoded(MARK + "ā漢\uD83D\uDE00"),
                "%24%7B" + MARK + "%7D"));
    }

    private String query(Set<String> names) {
        if (random.nextInt(3) == 0) {
            return "?" + MARK + "=" + MARK;
        }
        List<String> all = new ArrayList<>(new TreeSet<>(names));
        all.addAll(List.of("maxResults", "firstResult", "sortBy", "sortOrder"));
        StringBuilder query = new StringBuilder("?a=" + MARK);
        for (int i = 0; i < 3; i++) {
            query.append('&').append(encoded(pick(all))).append('=').append(odd());
        }
        return query.toString();
    }

    private String form() {
        return "label=" + odd() + "&reason=" + odd() + "&" + MARK + "=" + MARK;
    }

    private String body(Set<String> fields) {
        return switch (random.nextInt(14)) {
            case 0 -> "";
            case 1 -> "null";
            case 2 -> "{\"" + MARK;
            case 3 -> "[]";
            case 4 -> "\"" + MARK + "\"";
            case 5 -> "{}";
            case 6 -> "[".repeat(3_000);
            case 7 -> "[null]";
            case 8 -> object(fields, "null");
            case 9 -> object(fields, "-1");
            case 10 -> object(fields, "{\"" + MARK + "\":[1]}");
            case 11 -> object(fields, "[\"" + MARK + "\",null]");
            case 12 -> object(fields, "\"" + MARK + "\\u0000\"");
            default -> object(fields, "\"" + MARK + "a".repeat(5_000) + "\"");
        };
    }

    /** A few of the fields, all with the same value, most of the wrong type. */
    private String object(Set<String> fields, String value) {
        List<String> all = new ArrayList<>(new TreeSet<>(fields));
        StringBuilder object = new StringBuilder("{");
        int count = all.isEmpty() ? 0 : 1 + random.nextInt(Math.min(4, all.size()));
        for (int i = 0; i < count; i++) {
            object.append(i == 0 ? "\"" : ",\"").append(pick(all)).append("\":").append(value);
        }
        return (count == 0 ? object.append('"').append(MARK).append("\":").append(value) : object)
                .append('}')
                .toString();
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
