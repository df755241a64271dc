package org.alongside.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The catalogue of rules says of each what it is, where it comes from and how far it is held. */
class PolicyIdTest {
    @Test
    void printsAsPeopleModelsAndTheDatabaseWriteIt() {
        assertThat(PolicyId.CONSENT_04).hasToString("CONSENT-04");
        assertThat(PolicyId.CONSENT_04.id()).isEqualTo("CONSENT-04");
        assertThat(PolicyId.of("CONSENT-04")).contains(PolicyId.CONSENT_04);
    }

    @Test
    void knowsNoOtherRule() {
        assertThat(PolicyId.of("CONSENT-99")).isEmpty();
        assertThat(PolicyId.of("CONSENT_04")).isEmpty();
        assertThat(PolicyId.of("")).isEmpty();
    }

    @Test
    void holdsTheWholeCatalogue() {
        Map<String, Long> perChapter = Arrays.stream(PolicyId.values())
                .map(id -> id.name().substring(0, id.name().indexOf('_')))
                .collect(Collectors.groupingBy(chapter -> chapter, TreeMap::new, Collectors.counting()));

        assertThat(perChapter)
                .hasToString(
                        "{CONF=9, CONSENT=10, GROUP=14, JOURNEY=4, MONITOR=6, OFFEND=7, REFER=6, SAFE=7, WORKER=9}");
    }

    @ParameterizedTest
    @EnumSource
    void isToldInWholeSentencesAndSaysWhatIsMissingWhereItIsHeldInPartOnly(PolicyId id) {
        assertThat(id.id()).matches("[A-Z]+-\\d{2}");
        assertThat(id.rule()).matches("[A-Z].*\\.").doesNotContain("  ");
        assertThat(id.source()).isNotBlank();
        assertThat(id.missing().isPresent()).isEqualTo(id.state() == PolicyState.HELD_IN_PART);
        assertThat(id.missing().orElse("Nothing.")).matches("[A-Z].*\\.").doesNotContain("  ");
    }
}
