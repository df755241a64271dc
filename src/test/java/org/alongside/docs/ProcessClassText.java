package org.alongside.docs;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** The text of one class that {@link ProcessClasses} writes. */
final class ProcessClassText {
    private static final int LINE_LENGTH_MAX = 120;
    /** Types of ids; a variable whose name ends like one, such as {@code wantedGroupId}, is of that type. */
    private static final Set<String> IDS = Set.of(
            "AssessmentId",
            "CandidateId",
            "ConcernId",
            "GroupId",
            "MeetingId",
            "MembershipId",
            "ReferralId",
            "RequestId");

    private static final Set<String> WORKERS = Set.of(
            "agreedBy",
            "assessorId",
            "chosenWorkerId",
            "decidedBy",
            "facilitatorId",
            "firstContactBy",
            "offeredWorkerId",
            "requestedBy",
            "secondFacilitatorId",
            "secondId",
            "substituteId",
            "workerId");

    /** The engine itself knows an organisation by its text, and a way out by the name of a message. */
    private static final Set<String> TEXT_IDS = Set.of("organisationId", "wayOut");

    private final StringBuilder constants = new StringBuilder();
    private final StringBuilder values = new StringBuilder();
    private final StringBuilder answers = new StringBuilder();
    private final String module;
    private final String name;
    private final Path file;
    private final Element of;
    private final Set<String> ids = new TreeSet<>();
    private boolean hasVariables;
    private boolean hasDates;
    private boolean hasChoices;

    ProcessClassText(String module, String name, Path file, Element of) {
        this.module = module;
        this.name = name;
        this.file = file;
        this.of = of;
    }

    /**
     * A variable, with the type that code reads and writes.
     *
     * @param declared as the model declares it
     */
    void variable(String variable, String declared, String doc) {
        String[] answers = declared.startsWith("decision(")
                ? declared.substring("decision(".length(), declared.length() - 1)
                        .split("\\|", -1)
                : new String[0];
        Optional<String> idType = idType(variable);
        if (idType.isEmpty() && declared.equals("id") && !TEXT_IDS.contains(variable)) {
            throw new IllegalStateException(
                    file + ": please say in ProcessClassText what " + variable + " is an id of.");
        }
        String[] typeAndFactory = idType.map(id -> new String[] {id, "id"})
                .orElseGet(() -> switch (answers.length > 0 ? "decision" : declared) {
                    case "date" -> new String[] {"Instant", "date"};
                    case "boolean" -> new String[] {"Boolean", "yesNo"};
                    case "number" -> new String[] {"Integer", "number"};
                    case "choices" -> new String[] {"Set<String>", "choices"};
                    default -> new String[] {"String", "text"};
                });
        String type = typeAndFactory[0];
        idType.ifPresent(ids::add);
        hasVariables = true;
        hasDates |= type.equals("Instant");
        hasChoices |= type.startsWith("Set");
        constant(
                doc.isEmpty() || doc.endsWith(".") ? doc : doc + ".",
                "Variable<" + type + ">",
                ProcessClasses.upper(variable),
                "Variable." + typeAndFactory[1] + "(" + ProcessClasses.quoted(variable)
                        + idType.map(id -> ", " + id + "::of").orElse("") + ")");
        if (answers.length > 0 && !answers[0].isEmpty()) {
            values.append("""

                        /** What {@link #%s} can be. */
                        public static final class %2$s {
                    %3$s
                            private %2$s() {}
                        }
                    """.formatted(
                            ProcessClasses.upper(variable),
                            ProcessClasses.title(variable),
                            Stream.of(answers)
                                    .map(each -> "        public static final String %s = %s;\n"
                                            .formatted(ProcessClasses.upper(each), ProcessClasses.quoted(each)))
                                    .collect(Collectors.joining())));
        }
    }

    /** An answer of one of its forms, by its name alone: an annotation takes no variable. */
    void answer(String answer) {
        answers.append("        public static final String %s = %s;\n"
                .formatted(ProcessClasses.upper(answer), ProcessClasses.quoted(answer)));
    }

    private static Optional<String> idType(String variable) {
        return WORKERS.contains(variable)
                ? Optional.of("WorkerId")
                : IDS.stream().filter(ProcessClasses.title(variable)::endsWith).findFirst();
    }

    void constant(String doc, String type, String constant, String value) {
        if (!constants.isEmpty()) {
            constants.append('\n');
        }
        if (!doc.isEmpty()) {
            constants.append("    /** ").append(doc.replace("*/", "")).append(" */\n");
        }
        String start = "    public static final " + type + " " + constant + " =";
        boolean fits = start.length() + 1 + value.length() + 1 <= LINE_LENGTH_MAX;
        constants
                .append(start)
                .append(fits ? " " : "\n            ")
                .append(value)
                .append(";\n");
    }

    String end() {
        if (!answers.isEmpty()) {
            values.append("""

                        /** Names of answers of its forms that are never stored, for annotations. */
                        public static final class Answers {
                    %s
                            private Answers() {}
                        }
                    """.formatted(answers));
        }
        String imports = Stream.of(
                        hasDates ? "import java.time.Instant;\n" : "",
                        hasChoices ? "import java.util.Set;\n" : "",
                        hasVariables ? "import org.alongside.engine.Variable;\n" : "",
                        ids.stream()
                                .map("import org.alongside.ids.%s;\n"::formatted)
                                .collect(Collectors.joining()))
                .collect(Collectors.joining());
        return """
                package org.alongside.%s.bpmn;

                %s/**
                 * “%s”: what code names of {@code %s}.
                 * Written by {@code bin/docs} from the model; whoever changes it here changes nothing.
                 */
                public final class %s {
                %s
                    private %s() {}
                %s}
                """.formatted(
                        module,
                        imports.isEmpty() ? "" : imports + "\n",
                        of.getAttribute("name"),
                        file.toString().replace('\\', '/'),
                        name,
                        constants,
                        name,
                        values);
    }
}
