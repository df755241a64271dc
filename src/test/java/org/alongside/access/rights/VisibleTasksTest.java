package org.alongside.access.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.junit.jupiter.api.Test;

/** What {@link VisibleTaskManager} takes from the engine is as it was when the rule was written. Red after an upgrade: look. */
class VisibleTasksTest {
    private static final String ENGINES = "/org/camunda/bpm/engine/impl/mapping/entity/Task.xml";

    private static String read(String resource) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(VisibleTaskManager.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Set<String> names(Stream<Method> methods) {
        return methods.map(Method::getName).collect(Collectors.toSet());
    }

    /** The condition that stands at "if" around what follows. */
    private static String condition(String mapping, String followedBy) {
        Matcher test = Pattern.compile("<if test=\"([^\"]*)\">\\s*" + Pattern.quote(followedBy))
                .matcher(mapping);
        assertThat(test.find()).as(followedBy).isTrue();
        return test.group(1)
                .replace("query != null &amp;&amp; ", "")
                .replaceAll("[()\\s]+", " ")
                .strip();
    }

    @Test
    void theEngineChecksASingleTaskInTheKnownWays() {
        assertThat(names(Arrays.stream(CommandChecker.class.getMethods())
                        .filter(method ->
                                Arrays.asList(method.getParameterTypes()).contains(TaskEntity.class))))
                .containsExactlyInAnyOrder(
                        "checkReadTask",
                        "checkReadTaskVariable",
                        "checkTaskWork",
                        // Asked of rights that nobody has.
                        "checkUpdateTaskVariable",
                        "checkTaskAssign",
                        "checkCreateTask",
                        "checkDeleteTask");
    }

    @Test
    void theEngineFindsTasksInTheKnownWays() {
        assertThat(names(Arrays.stream(TaskManager.class.getDeclaredMethods())
                        .filter(method -> method.getName().startsWith("find"))))
                .containsExactlyInAnyOrder(
                        "findTasksByQueryCriteria",
                        "findTaskCountByQueryCriteria",
                        // Of the engine itself, for what it has by id already.
                        "findTaskById",
                        "findTasksByExecutionId",
                        "findTaskByCaseExecutionId",
                        "findTasksByProcessInstanceId",
                        "findTasksByParentTaskId",
                        // No command that is allowed asks these, see AllowedCommands.
                        "findTasksByNativeQuery",
                        "findTaskCountByNativeQuery");
    }

    @Test
    void theEngineJoinsCandidatesWhenWeThinkItDoes() throws IOException {
        assertThat(condition(read("VisibleTasks.xml"), "<bind name=\"isJoined\" value=\"true\"/>"))
                .isEqualTo(condition(read(ENGINES), "<bind name=\"I_JOIN\" value=\"true\" />"));
    }

    /** The condition follows right after the engine's, so these must be there and be the last. */
    @Test
    void theEnginesStatementEndsWithItsConditions() throws IOException {
        String mapping = read(ENGINES);
        String criteria = mapping.substring(mapping.indexOf("<sql id=\"selectTaskByQueryCriteriaSql\">"));
        String last = criteria.substring(0, criteria.indexOf("</sql>")).strip();
        assertThat(last).endsWith("</where>");
        assertThat(last.replaceAll("\\s+", " ")).contains("and ( <trim suffixOverrides=\"and\"> 1 = 1 and");
    }
}
