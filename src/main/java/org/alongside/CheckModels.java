package org.alongside;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.alongside.engine.wiring.CheckedModels;
import org.alongside.records.RecordField;

/** Checks the models of a folder from the command line, by {@code bin/check}: the same as at start, without a database. */
final class CheckModels {
    private CheckModels() {}

    /** @param args the folder in which {@code processes} and {@code forms} lie; the current one when there is none */
    public static void main(String[] args) {
        List<String> problems = problems(Path.of(args.length == 0 ? "." : args[0]));
        problems.forEach(problem -> System.out.println("- " + problem));
        System.out.println(
                problems.isEmpty()
                        ? "Models, forms, decisions and code match."
                        : "To mend: " + problems.size() + ". The service does not start with these.");
        System.exit(problems.isEmpty() ? 0 : 1);
    }

    static List<String> problems(Path folder) {
        return CheckedModels.problems(
                folder, Arrays.stream(RecordField.values()).map(RecordField::id).collect(Collectors.toSet()));
    }
}
