package org.alongside.access.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressTest {
    @ParameterizedTest
    @CsvSource({
        "https://alongside.example.org, https://alongside.example.org, alongside.example.org",
        "https://Alongside.example.org/, https://alongside.example.org, alongside.example.org",
        "https://alongside.example.org:443, https://alongside.example.org, alongside.example.org",
        "https://alongside.example.org:8443, https://alongside.example.org:8443, alongside.example.org",
        "http://localhost:8080, http://localhost:8080, localhost"
    })
    void isAsBrowsersSayIt(String url, String origin, String host) {
        PublicAddress address = new PublicAddress(url);
        assertThat(address.isKnown()).isTrue();
        assertThat(address.origin()).isEqualTo(origin);
        assertThat(address.host()).isEqualTo(host);
    }

    @Test
    void mayBeUnknown() {
        assertThat(new PublicAddress(" ").isKnown()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://alongside.example.org",
                "https://192.0.2.7",
                "https://[2001:db8::1]",
                "https://alongside.example.org/path",
                "https://alongside.example.org?a",
                "https://alongside.example.org#a",
                "https://a@alongside.example.org",
                "alongside.example.org",
                "mailto:a@example.org",
                "https://not a host"
            })
    void isRefusedWhereBrowsersHaveNoPasskeysForIt(String url) {
        assertThatThrownBy(() -> new PublicAddress(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ALONGSIDE_PUBLIC_URL");
    }
}
