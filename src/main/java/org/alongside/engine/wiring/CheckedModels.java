package org.alongside.engine.wiring;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.springframework.modulith.NamedInterface;

/**
 * The check of the models as it is made at start, for whoever has changed a model and has no service at hand. It needs no
 * database and no engine.
 */
@NamedInterface("check")
public final class CheckedModels {
    private CheckedModels() {}

    /**
     * Holds models, decisions and forms against each other and against the code.
     *
     * @param folder the folder in which {@code processes} and {@code forms} lie
     * @param recordFields ids of the fields of the record
     * @return what does not match, a sentence each; empty when all is well
     */
    public static List<String> problems(Path folder, Set<String> recordFields) {
        return Wiring.read(folder).problems(code(recordFields));
    }

    /** The code that the models are held against, as it is declared, without starting anything. */
    public static Wiring.Code code(Set<String> recordFields) {
        return WiredCode.declared().read(recordFields);
    }
}
