package org.alongside.access.setup;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.alongside.ids.JourneyId;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.camunda.bpm.engine.rest.impl.NamedProcessEngineRestServiceImpl;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** No browser keeps an answer that could hold what somebody said: not in its cache, and so not on its disk. (CONF-01) */
@OverHttp
@ExcludeFromProcessCoverage
class NothingIsKeptIT {
    private static final String REST = "/camunda/api/engine";
    private static final int DEPTH_MAX = 8;

    @Autowired
    Visitors visitors;

    @Autowired
    Survivors survivors;

    @Autowired
    Tasklist tasklist;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping pages;

    private static void assertNotKept(String address, HttpResponse<?> answer) {
        assertThat(answer.headers().allValues("Cache-Control"))
                .as("%s answers %s", address, answer.statusCode())
                .hasSize(1)
                .allMatch(value -> value.contains("no-store"));
    }

    @Test
    void keepsNothingOfAForm() {
        survivors.atWelcome();
        String task = tasklist.as("worker1").theirs("userTask_welcome").getId();
        Visitor worker = visitors.as("worker1");
        String engine = REST + "/engine/default";
        for (String address : List.of(
                "/task/" + task + "/form-variables?deserializeValues=false",
                "/task/" + task + "/deployed-form",
                "/task/" + task + "/form",
                "/task/" + task,
                "/task?maxResults=10")) {
            HttpResponse<String> answer = worker.ask(engine + address);
            assertThat(answer.statusCode()).as(address).isEqualTo(200);
            assertNotKept(address, answer);
        }
        assertThat(worker.ask(engine + "/task/" + task + "/form-variables").body())
                .as("there is something to keep")
                .contains("Tamsin");
    }

    @Test
    void keepsNothingOfWhateverTheEngineCanBeAsked() {
        Set<String> addresses = new TreeSet<>();
        gather("/engine", NamedProcessEngineRestServiceImpl.class, addresses, 0);
        assertThat(addresses).as("what the engine's interface lists").hasSizeGreaterThan(100);
        assertThat(addresses).anyMatch(address -> address.endsWith("/form-variables"));
        Visitor supervisor = visitors.as("supervisor1");
        for (String address : addresses) {
            assertNotKept(address, supervisor.ask(REST + address));
        }
    }

    /** Every address that can be read, with something in place of each id. */
    private static void gather(String path, Class<?> resource, Set<String> addresses, int depth) {
        if (depth > DEPTH_MAX) {
            return;
        }
        for (Method method : resource.getMethods()) {
            List<Method> declared = declared(method, resource);
            String below = declared.stream()
                    .filter(each -> each.isAnnotationPresent(Path.class))
                    .map(each -> each.getAnnotation(Path.class).value())
                    .findFirst()
                    .orElse("");
            String address = path + (below.isEmpty() || below.startsWith("/") ? below : "/" + below);
            if (declared.stream().anyMatch(each -> each.isAnnotationPresent(GET.class))) {
                addresses.add(filled(address));
            } else if (!below.isEmpty()
                    && declared.stream().noneMatch(NothingIsKeptIT::isForAMethod)
                    && method.getReturnType().getName().startsWith("org.camunda.")) {
                gather(address, method.getReturnType(), addresses, depth + 1);
            }
        }
    }

    private static boolean isForAMethod(Method method) {
        return Stream.of(method.getAnnotations())
                .anyMatch(
                        annotation -> annotation.annotationType().isAnnotationPresent(jakarta.ws.rs.HttpMethod.class));
    }

    /** The method as the class has it, and as its parents and interfaces declare it. */
    private static List<Method> declared(Method method, Class<?> resource) {
        Set<Class<?>> types = new LinkedHashSet<>();
        for (Class<?> type = resource; type != null; type = type.getSuperclass()) {
            types.add(type);
            types.addAll(List.of(type.getInterfaces()));
        }
        List<Method> found = new ArrayList<>(List.of(method));
        for (Class<?> type : types) {
            try {
                found.add(type.getMethod(method.getName(), method.getParameterTypes()));
            } catch (NoSuchMethodException notThere) {
                // Declared elsewhere.
            }
        }
        return found;
    }

    private static String filled(String address) {
        return address.replaceFirst("\\{name[^}]*}", "default")
                .replaceAll("\\{[^{}]*(\\{[^}]*}[^{}]*)*}", UUID.randomUUID().toString());
    }

    @Test
    void keepsNothingOfOurPagesEither() {
        JourneyId journey = survivors.inSupport();
        Visitor worker = visitors.as("worker1");
        Set<String> addresses = new TreeSet<>(List.of(
                "/journeys/" + journey,
                "/journeys/" + journey + "/begun",
                "/camunda/app/tasklist/default/",
                "/no/such/page"));
        pages.getHandlerMethods().keySet().stream()
                .filter(mapping -> {
                    Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
                    return methods.isEmpty() || methods.contains(RequestMethod.GET);
                })
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .map(NothingIsKeptIT::filled)
                .forEach(addresses::add);
        assertThat(addresses).hasSizeGreaterThan(20);
        for (String address : addresses) {
            assertNotKept(address, worker.get(address));
            assertNotKept(address, visitors.anybody().get(address));
        }
        assertThat(worker.get("/journeys/" + journey).body()).contains("Tamsin");
    }

    @Test
    void letsTheBrowserKeepPrograms() {
        Visitor worker = visitors.as("worker1");
        for (String address : List.of("/camunda/lib/alongside/session.js", "/alongside/pages.css")) {
            assertThat(worker.ask(address).headers().firstValue("Cache-Control"))
                    .as(address)
                    .contains("private, no-cache");
        }
    }
}
