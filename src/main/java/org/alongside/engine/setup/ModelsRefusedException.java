package org.alongside.engine.setup;

import java.util.List;

/** Thrown at the start, before anything is deployed, when models do not match the code. */
final class ModelsRefusedException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final String what;
    private final String action;

    /**
     * @param what is the matter, with a colon at its end
     * @param problems a sentence each
     * @param action what to do
     */
    ModelsRefusedException(String what, List<String> problems, String action) {
        this(what + "\n- " + String.join("\n- ", problems), action);
    }

    private ModelsRefusedException(String what, String action) {
        super(what + "\n" + action);
        this.what = what;
        this.action = action;
    }

    String what() {
        return what;
    }

    String action() {
        return action;
    }
}
