package org.alongside.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.example.HeldPolicies.AlsoRefuses;
import org.example.HeldPolicies.DoesNotSayWhereItComesFrom;
import org.example.HeldPolicies.Tells;
import org.example.HeldPolicies.TellsSomethingElse;
import org.junit.jupiter.api.Test;

/** The catalogue lists every class that refuses under a policy, and one of them tells what the policy is. */
class PolicyCatalogueTest {
    @Test
    void listsWhoTellsTheRuleFirstAndEverybodyElseWhoHoldsIt() {
        PolicyCatalogue.Held held = held(PolicyCatalogue.of(List.of(AlsoRefuses.class, Tells.class)), "TEST-01");

        assertThat(held.by()).containsExactly(Tells.class, AlsoRefuses.class);
        assertThat(held.told().rule()).isEqualTo("Nobody is left alone.");
    }

    @Test
    void refusesAnIdThatNobodyTellsOrThatTwoTell() {
        assertThatThrownBy(() -> PolicyCatalogue.of(List.of(AlsoRefuses.class)))
                .hasMessageContaining("No class tells what TEST-01 is");
        assertThatThrownBy(() -> PolicyCatalogue.of(List.of(Tells.class, TellsSomethingElse.class)))
                .hasMessageContaining("TEST-01 is told by more than one class");
        assertThatThrownBy(() -> PolicyCatalogue.of(List.of(DoesNotSayWhereItComesFrom.class)))
                .hasMessageContaining("a rule without its source");
    }

    @Test
    void listsTheClassesThatReallyRefuse() {
        assertThat(names("CONF-01")).contains("Readers", "ConcernReaders", "OnlyWhoWalksWithThem", "FormHandling");
        assertThat(names("WORKER-08")).containsExactly("Concerns", "AskedToLeaveOnNamedGround", "SecondPerson");
        assertThat(names("WORKER-04")).startsWith("WorkerMayTakeOn").contains("SecondPerson");
    }

    private static List<String> names(String id) {
        return held(PolicyCatalogue.policies(), id).by().stream()
                .map(Class::getSimpleName)
                .toList();
    }

    private static PolicyCatalogue.Held held(Map<String, PolicyCatalogue.Held> all, String id) {
        return Objects.requireNonNull(all.get(id), id);
    }
}
