package org.alongside.journey.copies.document;

import static com.tngtech.archunit.base.DescribedPredicate.or;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.alongside.access.TaggedPdf;
import org.junit.jupiter.api.Test;

/** What makes a copy reaches no database, no record and nobody else's: it knows what it is given. (CONF-05, CONF-07) */
class CopyIsGivenAllTest {
    @Test
    void whatMakesACopyKnowsNothingButWhatItIsGiven() {
        JavaClasses making = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.alongside.journey.copies.document");
        classes()
                .should()
                .onlyDependOnClassesThat(or(
                        belongToAnyOf(TaggedPdf.class),
                        resideInAnyPackage(
                                "java..",
                                "org.alongside.journey.copies.document",
                                "org.alongside.own",
                                "com.fasterxml.jackson..",
                                "org.jspecify..")))
                .check(making);
    }

    @Test
    void whatPrintsItKnowsNothingEither() {
        classes()
                .should()
                .onlyDependOnClassesThat(or(
                        belongToAnyOf(TaggedPdf.class),
                        resideInAnyPackage(
                                "java..",
                                "com.openhtmltopdf..",
                                "org.apache.fontbox..",
                                "org.apache.pdfbox..",
                                "org.thymeleaf..",
                                "org.jspecify..")))
                .check(new ClassFileImporter().importClasses(TaggedPdf.class));
    }
}
