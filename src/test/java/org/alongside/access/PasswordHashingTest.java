package org.alongside.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordHashingTest {
    private final PasswordHashing hashing = new PasswordHashing();

    @Test
    void looksAtTheWholeOfALongPassword() {
        String beginning = "ā".repeat(100);
        String kept = hashing.encrypt(beginning + "1");
        assertThat(hashing.check(beginning + "1", kept)).isTrue();
        assertThat(hashing.check(beginning + "2", kept)).isFalse();
    }

    @Test
    void keepsTheSamePasswordDifferentlyEachTime() {
        assertThat(hashing.encrypt("the same")).isNotEqualTo(hashing.encrypt("the same"));
    }

    @Test
    void makesReadableIdsOfNames() {
        assertThat(FirstAdministrator.organisationId("Te Ara Ōrite (Tāmaki)")).isEqualTo("te-ara-orite-tamaki");
        assertThat(FirstAdministrator.organisationId("漢字")).isEqualTo("organisation");
        assertThat(FirstAdministrator.organisationId("a".repeat(200))).hasSize(60);
    }
}
