package org.alongside.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.alongside.engine.Variable;
import org.alongside.engine.wiring.Wiring;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.junit.jupiter.api.Test;

/** What models name is named in code by the classes that are generated from them, and by no string. */
class ModelNamesTest {
    private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)+)\"");
    /** Within a string, as SQL has it. */
    private static final Pattern QUOTED = Pattern.compile("'([^'\"\n]+)'");

    private static final Pattern VARIABLE = Pattern.compile("\\bVariable\\.\\w+\\(\\s*\"(\\w+)\"");
    /** The module has the same word as one of its processes. */
    private static final Set<String> ALSO_A_WORD = Set.of("package-info.java: referral");
    /** What has the same name as a variable and is none, or has to be known where no model is. */
    private static final Set<String> NO_VARIABLE = Set.of(
            // Below the models: what the process of a journey or a group calls what people tell it by.
            "TaskNameParseListener.java: journeyLabel",
            "TaskNameParseListener.java: groupLabel",
            // A field of a command of the engine.
            "AllowedCommands.java: groupId",
            // Parts of an address.
            "GroupController.java: groupId",
            // Parameters of SQL.
            "Groups.java: meetsAt",
            "Candidates.java: cameBy",
            // A detail in the ledger.
            "Concerns.java: decidedBy",
            // Fields of a page of ours.
            "ConcernController.java: safetyNow",
            "ConcernController.java: safetySelf",
            "ConcernController.java: safetyOthers");
    /** What one step tells the next in the same transaction and no model declares. */
    private static final Set<String> TOLD_TO_THE_NEXT_STEP =
            Set.of("org.alongside.groups.joining.CandidateMessages", "org.alongside.safety.process.EndFollowUp");

    @Test
    void noProcessMessageOrBoxIsAString() throws IOException {
        Set<String> names = new TreeSet<>();
        Wiring wiring = Wiring.read();
        names.addAll(wiring.decisions().keySet());
        wiring.models().forEach((key, model) -> {
            names.add(key);
            model.nodes().forEach(node -> names.add(node.getId()));
            model.bpmn().getModelElementsByType(Message.class).forEach(message -> names.add(message.getName()));
        });
        assertThat(names).contains("join-group", "serviceTask_holdPlace", "group.closing", "safety-triage");

        assertThat(strings(names))
                .as("strings that name what a …Process class has a constant for")
                .containsExactlyInAnyOrderElementsOf(ALSO_A_WORD);
    }

    /** Of names of one word, such as "step", nobody can tell from the text whether a variable is meant. */
    @Test
    void noNameOfAVariableThatIsNoWordIsAString() throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(path -> path.toString().matches(".*/bpmn/\\w+\\.java"))
                    .toList()) {
                VARIABLE.matcher(Files.readString(file))
                        .results()
                        .map(variable -> variable.group(1))
                        .filter(variable -> !variable.equals(variable.toLowerCase(Locale.ROOT)))
                        .forEach(names::add);
            }
        }
        assertThat(names).contains("toldToSurvivor", "journeyLabel").hasSizeGreaterThan(100);

        assertThat(strings(names))
                .as("strings that name a variable, for which a …Process class has a constant")
                .containsExactlyInAnyOrderElementsOf(NO_VARIABLE);
    }

    /** Where one of these is a string, or stands in one in quotation marks: the name of the file, and which. */
    private static Set<String> strings(Set<String> names) throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(ModelNamesTest::isWrittenByHand).toList()) {
                String text = Files.readString(file);
                Stream.concat(
                                STRING.matcher(text).results(),
                                QUOTED.matcher(text).results())
                        .map(string -> string.group(1))
                        .filter(names::contains)
                        .forEach(name -> found.add(file.getFileName() + ": " + name));
            }
        }
        return found;
    }

    @Test
    void noVariableIsNamedByAString() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.alongside");

        noClasses()
                .that(resideOutsideOfPackages("org.alongside.engine.."))
                .should()
                .callMethodWhere(describe("a variable is read or written by its name", ModelNamesTest::namesAVariable))
                .because("a constant of a …Process class does that, by get, find and set")
                .check(classes);
        noClasses()
                .that(resideOutsideOfPackages("org.alongside.engine", "org.alongside.*.bpmn"))
                .and(describe(
                        "say something to the next step", type -> !TOLD_TO_THE_NEXT_STEP.contains(type.getName())))
                .should()
                .callMethodWhere(describe("a variable is made", ModelNamesTest::makesAVariable))
                .because("they are generated from the models")
                .check(classes);
        assertThat(classes.that(resideInAPackage("org.alongside.*.bpmn"))).hasSizeGreaterThan(20);
    }

    private static boolean isWrittenByHand(Path file) {
        return file.toString().endsWith(".java") && !file.toString().contains("/bpmn/");
    }

    private static boolean namesAVariable(JavaMethodCall call) {
        AccessTarget.MethodCallTarget target = call.getTarget();
        return (target.getOwner().isAssignableTo(VariableScope.class)
                                && target.getName().matches("(get|set|has|remove)Variable.*")
                        || target.getOwner().getPackageName().startsWith("org.camunda.bpm.engine")
                                && target.getName().matches("(?i).*variable.*|putValue.*"))
                && target.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(String.class));
    }

    private static boolean makesAVariable(JavaMethodCall call) {
        return call.getTarget().getOwner().isEquivalentTo(Variable.class)
                && call.getTarget().getRawReturnType().isEquivalentTo(Variable.class);
    }
}
