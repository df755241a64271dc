package org.alongside.workers.web;

import static org.alongside.testing.http.WithPasskeys.ORIGIN;
import static org.alongside.testing.http.WithPasskeys.adds;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.TestPasskey;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.http.WithPasskeys;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Who took a link is led to where they may add a passkey; those of before end with the new password. (CONF-01) */
@OverHttp
@TestPropertySource(properties = "alongside.public-url=" + ORIGIN)
@ExcludeFromProcessCoverage
class PasskeyAfterLinkIT {
    @Autowired
    Visitors visitors;

    @Autowired
    IdentityService identity;

    @Test
    void endsWithANewPasswordByLinkAndIsOfferedAnew() {
        WithPasskeys people = new WithPasskeys(visitors);
        Inviting inviting = new Inviting(visitors);
        String userId = Inviting.newId();
        Visitor first = visitors.anybody();
        Inviting.takes(first, inviting.invited(userId));
        assertThat(Visitor.location(first.signIn(userId, Inviting.PASSWORD))).isEqualTo("/workers/me");
        TestPasskey passkey = adds(first, Inviting.PASSWORD);
        assertThat(people.opens(passkey)).isTrue();
        String link = Inviting.addressOn(visitors.as("supervisor1")
                .submit(Inviting.PAGE, Inviting.PAGE + "/password", Map.of("account", userId)));
        Visitor worker = visitors.anybody();
        assertThat(Inviting.takes(worker, link).statusCode()).isEqualTo(200);
        assertThat(people.opens(passkey)).isFalse();
        assertThat(Visitor.location(worker.signIn(userId, Inviting.PASSWORD))).isEqualTo("/workers/me");
        identity.deleteUser(userId);
    }
}
