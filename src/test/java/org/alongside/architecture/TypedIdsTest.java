package org.alongside.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.members;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.alongside.ids.RecordId;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.PathVariable;

/** An id has a type that says of what it is the id, so that the compiler refuses one of something else. */
class TypedIdsTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.alongside");

    /** Of methods, constructors and fields, which are also the components of records. What a method does inside is its own. */
    private static final ArchRule NO_BARE_ID = members()
            .that(DescribedPredicate.describe("are of no type of an id", TypedIdsTest::isOfNoTypeOfAnId))
            .should(new ArchCondition<>("take, give or keep no bare UUID, nor several") {
                @Override
                public void check(JavaMember member, ConditionEvents events) {
                    if (member.getAllInvolvedRawTypes().stream().anyMatch(TypedIdsTest::isUuid)) {
                        events.add(SimpleConditionEvent.violated(
                                member,
                                member.getDescription() + " has a bare UUID in " + member.getSourceCodeLocation()));
                    }
                }
            });

    @Test
    void noIdIsABareUuid() {
        NO_BARE_ID.check(CLASSES);
    }

    @Test
    void aTypeOfAnIdHoldsAUuidAndNothingElse() {
        Set<String> types = CLASSES.stream()
                .filter(TypedIdsTest::isTypeOfAnId)
                .map(JavaClass::getSimpleName)
                .collect(Collectors.toSet());
        assertThat(types)
                .contains("RecordId", "RecordEntryId", "MailId", "PasskeyId")
                .doesNotContain("WorkerId");
        assertThat(types).as("say what they are the id of").allMatch(name -> name.matches("[A-Z]\\w*(Id|Mark)"));
    }

    @Test
    void aBareUuidIsFoundWhereverItStands() {
        JavaClasses bare = new ClassFileImporter().importClasses(Bare.class, Component.class);
        assertThat(NO_BARE_ID.evaluate(bare).getFailureReport().getDetails())
                .as("found in")
                .anyMatch(found -> found.contains("Bare.one("))
                .anyMatch(found -> found.contains("Bare.several("))
                .anyMatch(found -> found.contains("Bare.array("))
                .anyMatch(found -> found.contains("Bare.gives("))
                .anyMatch(found -> found.contains("Component.id>"))
                .noneMatch(found -> found.contains("Bare.typed("));
    }

    /** As Spring makes them of a part of an address; what it cannot make is an answer 500. */
    @Test
    void anIdInAnAddressCanBeReadFromIt() {
        Set<JavaClass> types = CLASSES.stream()
                .flatMap(type -> type.getMethods().stream())
                .flatMap(method -> method.getParameters().stream())
                .filter(parameter -> parameter.isAnnotatedWith(PathVariable.class))
                .map(JavaParameter::getRawType)
                .filter(type -> isTypeOfAnId(type) || type.isAssignableTo(RecordId.class))
                .collect(Collectors.toSet());
        assertThat(types).hasSizeGreaterThan(3).allSatisfy(type -> assertThat(
                        type.reflect().getMethod("of", String.class).getReturnType())
                .isEqualTo(type.reflect()));
    }

    private static boolean isOfNoTypeOfAnId(JavaMember member) {
        // Of a lambda expression: it stands inside of a method.
        return !member.getModifiers().contains(JavaModifier.SYNTHETIC)
                && !isTypeOfAnId(member.getOwner())
                && !member.getOwner().isAssignableTo(RecordId.class);
    }

    private static boolean isTypeOfAnId(JavaClass type) {
        Set<JavaField> fields = type.getFields().stream()
                .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                .collect(Collectors.toSet());
        return fields.size() == 1
                && fields.stream().allMatch(field -> field.getName().equals("value") && isUuid(field.getRawType()));
    }

    private static boolean isUuid(JavaClass type) {
        return type.isEquivalentTo(UUID.class);
    }

    /** What the rule is to find. */
    @SuppressWarnings("unused")
    private abstract static class Bare {
        abstract void one(UUID id);

        abstract void several(Optional<List<UUID>> ids);

        abstract void array(UUID[] ids);

        abstract Set<UUID> gives();

        abstract void typed(RecordId id);
    }

    @SuppressWarnings("unused")
    private record Component(UUID id, int number) {}
}
