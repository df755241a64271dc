package org.alongside.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alongside.policy.PolicyId;
import org.alongside.policy.PolicyState;
import org.alongside.proof.Proofs;
import org.alongside.settings.SettingKey;
import org.example.HeldPolicies.AsksOnly;
import org.example.HeldPolicies.Carries;
import org.example.HeldPolicies.CarriesWhatIsNotYet;
import org.example.HeldPolicies.Decides;
import org.example.HeldPolicies.Throws;
import org.junit.jupiter.api.Test;

/** The catalogue lists whatever holds a rule, and what it claims is so. */
class PolicyCatalogueTest {
    private static final Pattern RAISED = Pattern.compile("raise exception '([A-Z]+-\\d{2}):");

    @Test
    void listsWhoCarriesARuleAndWhoRefusesUnderIt() {
        PolicyCatalogue.Held held =
                held(PolicyId.JOURNEY_04, Carries.class, Decides.class, Throws.class, AsksOnly.class);

        assertThat(held.by()).extracting(Class::getSimpleName).containsExactlyInAnyOrder("Carries", "HeldPolicies");
        assertThat(held.database()).containsExactly("table of_nobody, insert only");
    }

    @Test
    void whoOnlyAsksUnderWhichRuleItWasHoldsNothing() {
        assertThat(held(PolicyId.JOURNEY_04, AsksOnly.class).by()).isEmpty();
    }

    @Test
    void aClaimNeedsAClassAndATest() {
        assertThat(PolicyCatalogue.falseClaims(
                        List.of(held(PolicyId.JOURNEY_04, Carries.class)), id -> Set.of("ATest")))
                .isEmpty();
        assertThat(PolicyCatalogue.falseClaims(
                        List.of(held(PolicyId.JOURNEY_04, AsksOnly.class)), id -> Set.of("ATest")))
                .containsExactly("JOURNEY-04 is said to be held, and no class holds it.");
        assertThat(PolicyCatalogue.falseClaims(List.of(held(PolicyId.JOURNEY_04, Carries.class)), id -> Set.of()))
                .containsExactly("JOURNEY-04 is said to be held, and no test proves it.");
    }

    @Test
    void whatIsNotHeldYetIsHeldByNobody() {
        assertThat(PolicyCatalogue.falseClaims(List.of(held(PolicyId.MONITOR_06, Carries.class)), id -> Set.of()))
                .isEmpty();
        assertThat(PolicyCatalogue.falseClaims(
                        List.of(held(PolicyId.MONITOR_06, CarriesWhatIsNotYet.class)), id -> Set.of()))
                .singleElement()
                .asString()
                .startsWith("MONITOR-06 is said to be not held yet, and is held by");
    }

    @Test
    void everyClaimOfTheCatalogueIsTrue() {
        assertThat(PolicyCatalogue.falseClaims(PolicyCatalogue.policies().values(), Proofs::testsThatDecided))
                .isEmpty();
    }

    @Test
    void listsTheClassesThatReallyRefuse() {
        assertThat(names(PolicyId.CONF_01)).contains("Readers", "ConcernReaders", "OnlyWhoWalksWithThem");
        assertThat(names(PolicyId.WORKER_08)).contains("Concerns", "AskedToLeaveOnNamedGround", "SecondPerson");
        assertThat(names(PolicyId.WORKER_04)).contains("WorkerMayTakeOn", "SecondPerson", "FollowUps");
    }

    /** What classes say of the database is in its migrations, by kind and name. */
    @Test
    void theDatabaseHasWhatIsSaidToHoldARule() throws IOException {
        String migrations = migrations();
        for (PolicyCatalogue.Held held : PolicyCatalogue.policies().values()) {
            for (String said : held.database()) {
                String[] words = said.replaceFirst(",.*", "").split(" ");
                assertThat(words).as(said).hasSize(2);
                assertThat(migrations).as("%s: %s", held.rule(), said).containsPattern(made(words[0], words[1]));
            }
        }
    }

    private static Pattern made(String kind, String name) {
        String quoted = Pattern.quote(name.replaceFirst(".*\\.", ""));
        return Pattern.compile(
                switch (kind) {
                    case "table" -> "create table alongside\\." + quoted + " ";
                    case "column" ->
                        "(create|alter) table alongside\\." + Pattern.quote(name.replaceFirst("\\..*", ""))
                                + "\\b[^;]*\\b" + quoted + " ";
                    case "trigger" -> "create (constraint )?trigger " + quoted + " ";
                    case "function" -> "create (or replace )?function alongside\\." + quoted + "\\(";
                    case "check" -> "constraint " + quoted + " check";
                    default ->
                        throw new IllegalArgumentException("The database has no " + kind + " that holds a rule.");
                });
    }

    /** A refusal of the database is one of a rule that is held, so that whoever is refused reads which one. */
    @Test
    void whatTheDatabaseRefusesIsARuleThatIsHeld() throws IOException {
        Set<String> raised = RAISED.matcher(migrations())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(raised).isNotEmpty();
        assertThat(raised)
                .allSatisfy(id -> assertThat(PolicyId.of(id)).as(id).hasValueSatisfying(rule -> assertThat(rule.state())
                        .isNotEqualTo(PolicyState.NOT_YET)));
    }

    /** A class that carries the rule reads the setting, or asks one that does, or is asked by it. */
    @Test
    void aSettingIsNamedWithRulesThatReadIt() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.alongside");
        assertThat(Stream.of(SettingKey.values()).flatMap(setting -> setting.policies().stream()
                        .filter(rule -> near(classes, setting).noneMatch(type -> isHeldBy(rule, type)))
                        .map(rule -> setting.key() + ": " + rule)))
                .isEmpty();
    }

    private static boolean isHeldBy(PolicyId rule, JavaClass type) {
        return Objects.requireNonNull(PolicyCatalogue.policies().get(rule)).by().stream()
                .anyMatch(type::isEquivalentTo);
    }

    private static Stream<JavaClass> near(JavaClasses classes, SettingKey setting) {
        return readers(classes, setting).flatMap(reader -> Stream.of(
                        Stream.of(reader),
                        reader.getDirectDependenciesFromSelf().stream().map(Dependency::getTargetClass),
                        reader.getDirectDependenciesToSelf().stream().map(Dependency::getOriginClass))
                .flatMap(found -> found));
    }

    private static Stream<JavaClass> readers(JavaClasses classes, SettingKey setting) {
        return classes.stream()
                .filter(type -> type.getFieldAccessesFromSelf().stream()
                        .anyMatch(access -> access.getTarget().getOwner().isEquivalentTo(SettingKey.class)
                                && access.getTarget().getName().equals(setting.name())))
                .filter(type -> !type.isEquivalentTo(SettingKey.class));
    }

    private static String migrations() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.sorted().toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        }
    }

    private static List<String> names(PolicyId rule) {
        return Objects.requireNonNull(PolicyCatalogue.policies().get(rule)).by().stream()
                .map(Class::getSimpleName)
                .toList();
    }

    private static PolicyCatalogue.Held held(PolicyId rule, Class<?>... types) {
        Map<PolicyId, PolicyCatalogue.Held> all = PolicyCatalogue.of(new ClassFileImporter().importClasses(types));
        return Objects.requireNonNull(all.get(rule));
    }
}
