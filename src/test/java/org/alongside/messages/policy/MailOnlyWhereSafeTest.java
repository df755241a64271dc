package org.alongside.messages.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.alongside.messages.policy.MailOnlyWhereSafe.Facts;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a mail goes out without a person: all combinations. (CONF-06) */
class MailOnlyWhereSafeTest {
    @ParameterizedTest(name = "mail {0}, address {1}, any time {2}, hours {3}")
    @CsvSource({
        "true,  true,  true,  false, true",
        "true,  true,  true,  true,  false",
        "true,  true,  false, false, false",
        "true,  true,  false, true,  false",
        "true,  false, true,  false, false",
        "true,  false, true,  true,  false",
        "true,  false, false, false, false",
        "true,  false, false, true,  false",
        "false, true,  true,  false, false",
        "false, true,  true,  true,  false",
        "false, true,  false, false, false",
        "false, true,  false, true,  false",
        "false, false, true,  false, false",
        "false, false, true,  true,  false",
        "false, false, false, false, false",
        "false, false, false, true,  false"
    })
    @Proves(PolicyId.CONF_06)
    void goesByItselfOnlyWhereItIsSafe(
            boolean isByMail, boolean isAddress, boolean isAnyTime, boolean areHoursWritten, boolean goes) {
        assertThat(MailOnlyWhereSafe.decide(new Facts(isByMail, isAddress, isAnyTime, areHoursWritten))
                        .isAllowed())
                .isEqualTo(goes);
    }
}
