package org.alongside.access.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import org.alongside.access.firststart.FirstAdministrator;
import org.junit.jupiter.api.Test;

class BcryptPasswordEncryptorTest {
    private final BcryptPasswordEncryptor hashing = new BcryptPasswordEncryptor();

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
    void nobodysPasswordFitsNoneAfterTheSameWork() {
        String kept = hashing.encrypt("somebody's");
        String nobodys = hashing.nobodys();
        assertThat(hashing.check("somebody's", nobodys)).isFalse();

        long somebodys = work(() -> hashing.check("other", kept));
        assertThat(work(() -> hashing.check("other", nobodys))).isBetween(somebodys / 3, somebodys * 3);
    }

    /** In nanoseconds of a core, so that it is the same on a busy machine. */
    private static long work(Runnable check) {
        var threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < 3; i++) {
            check.run();
        }
        return threads.getCurrentThreadCpuTime() - before;
    }

    @Test
    void makesReadableIdsOfNames() {
        assertThat(FirstAdministrator.organisationId("Te Ara Ōrite (Tāmaki)")).isEqualTo("te-ara-orite-tamaki");
        assertThat(FirstAdministrator.organisationId("漢字")).isEqualTo("organisation");
        assertThat(FirstAdministrator.organisationId("a".repeat(200))).hasSize(60);
    }
}
