package org.alongside.access.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Visitors;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/** Where the installation does not say under which address people open it, there are no passkeys, and nothing is said of them. */
@OverHttp
@ExcludeFromProcessCoverage
class NoPasskeysIT {
    @Autowired
    Visitors visitors;

    @Autowired
    List<RequestMappingHandlerAdapter> adapters;

    @Test
    void thereIsNothingAboutThem() {
        Visitor worker = visitors.as("worker1");
        assertThat(worker.get("/workers/me").body()).doesNotContainIgnoringCase("passkey");
        assertThat(worker.get("/workers/me/passkeys").statusCode()).isEqualTo(404);
        assertThat(worker.submit("/workers/me", "/workers/me/passkeys/new", Map.of("name", "a", "password", "b"))
                        .statusCode())
                .isEqualTo(404);
        Visitor anybody = visitors.anybody();
        assertThat(anybody.get("/login").body()).doesNotContainIgnoringCase("passkey");
        assertThat(anybody.ask("/login/passkey").statusCode()).isEqualTo(404);
        assertThat(anybody.submit("/login", "/login/passkey", Map.of("id", "a")).statusCode())
                .isEqualTo(405);
    }

    @Test
    void noAddressSpeaksWhatAuthenticatorsSpeak() {
        assertThat(adapters).isNotEmpty().allSatisfy(adapter -> assertThat(adapter.getMessageConverters())
                .flatExtracting(converter -> converter.getSupportedMediaTypes())
                .extracting(Object::toString)
                .noneMatch(type -> type.contains("cbor")));
    }
}
