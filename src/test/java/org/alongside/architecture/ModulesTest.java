package org.alongside.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.alongside.Alongside;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** What may use what: between modules, and between the packages within each. */
class ModulesTest {
    @Test
    void everyModuleUsesOnlyWhatItSaysItUses() {
        ApplicationModules.of(Alongside.class).verify();
    }

    @Test
    void noPackageUsesOneThatUsesIt() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.alongside");
        slices().matching("org.alongside.(**)").should().beFreeOfCycles().check(classes);
    }
}
