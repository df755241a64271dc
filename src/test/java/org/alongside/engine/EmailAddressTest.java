package org.alongside.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import jakarta.mail.internet.InternetAddress;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is one e-mail address, and what only looks like it. */
class EmailAddressTest {
    private static final List<String> PIECES = List.of(
            "a", "Z", "9", ".", "..", "@", "-", "_", "'", "+", "\"", " ", ",", ";", "<", ">", "(", ")", "[", "]", ":",
            "\\", "\r\n", "\t", "\0", "ū", "nz", "example");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b.example",
                "first.last+tag@sub.domain.example",
                "o'brien@b.example",
                "1@2.example",
                "a@b-c.example"
            })
    void isOneForAnyServer(String address) {
        assertThat(EmailAddress.isForAnyServer(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tūī@b.example", "a@māori.example"})
    void isOneThatAPersonWritesTo(String address) {
        assertThat(EmailAddress.isOne(address)).isTrue();
        assertThat(EmailAddress.isForAnyServer(address)).isFalse();
    }

    static List<String> others() {
        return List.of(
                "",
                "@",
                "021 555 0101",
                "a@b",
                "a@",
                "@b.example",
                ".a@b.example",
                "a.@b.example",
                "a..b@c.example",
                "a@.b.example",
                "a@b..example",
                "a@-b.example",
                "a@b-.example",
                "a@b.example.",
                "a@b@c.example",
                "a@b.example,c@d.example",
                "a@b.example;c@d.example",
                "a@b.example c@d.example",
                "A <a@b.example>",
                "mailto:a@b.example",
                "a@b.example\r\nBcc: c@d.example",
                "a@b.example\n",
                "a\0@b.example",
                "a b@c.example",
                "\"a b\"@c.example",
                "a(comment)@b.example",
                "a@[127.0.0.1]",
                "group: a@b.example;",
                "a".repeat(65) + "@b.example",
                "ū".repeat(33) + "@b.example",
                "a@" + "b".repeat(64) + ".example",
                "a@" + "b.".repeat(120) + "example",
                "a".repeat(10_000),
                "a".repeat(10_000) + "@b.example");
    }

    @ParameterizedTest
    @MethodSource("others")
    void isNone(String text) {
        assertThat(EmailAddress.isOne(text)).isFalse();
        assertThat(EmailAddress.isForAnyServer(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"64, true", "65, false"})
    void hasRoomInTheCommandOfAMailServer(int length, boolean isOne) {
        assertThat(EmailAddress.isOne("a".repeat(length) + "@b.example")).isEqualTo(isOne);
    }

    /** Whatever it takes, the library that sends it takes as well. */
    @Test
    void takesNothingThatCannotBeSent() {
        Random random = new Random(20_261_128);
        int taken = 0;
        for (int i = 0; i < 200_000; i++) {
            String address = some(random) + "@" + some(random) + ".example";
            if (EmailAddress.isForAnyServer(address)) {
                taken++;
                assertThatCode(() -> new InternetAddress(address, true).validate())
                        .as(address)
                        .doesNotThrowAnyException();
            }
        }
        assertThat(taken).isPositive();
    }

    private static String some(Random random) {
        StringBuilder text = new StringBuilder();
        for (int pieces = 1 + random.nextInt(3); pieces > 0; pieces--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }
}
