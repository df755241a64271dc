package org.alongside;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The arrows between modules point down, and nobody reaches into another's rooms. */
class ModulesTest {
    @Test
    void everyModuleUsesOnlyWhatItSaysItUses() {
        ApplicationModules.of(Alongside.class).verify();
    }
}
