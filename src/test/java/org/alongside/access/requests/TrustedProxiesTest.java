package org.alongside.access.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.alongside.testing.http.FromAddress;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;

class TrustedProxiesTest {
    @Test
    void readsAddressesAndNetworks() {
        String pattern = TrustedProxies.pattern(List.of("192.0.2.7", "10.0.0.0/8", "172.16.0.0/12", "::1"));
        assertThat(List.of("192.0.2.7", "10.1.2.3", "172.16.0.1", "172.31.255.1", "::1"))
                .allMatch(address -> address.matches(pattern));
        assertThat(List.of("192.0.2.70", "192.0.247", "11.0.0.1", "172.15.0.1", "172.32.0.1", "::11", "1010.1.2.3"))
                .noneMatch(address -> address.matches(pattern));
        assertThat("10.20.30.41").doesNotMatch(TrustedProxies.pattern(List.of("10.20.30.40/32")));
        assertThat("8.8.8.8").matches(TrustedProxies.pattern(List.of("0.0.0.0/0")));
    }

    @Test
    void refusesWhatIsNeither() {
        assertThatThrownBy(() -> TrustedProxies.pattern(List.of(".*"))).hasMessageContaining("neither an address");
        assertThatThrownBy(() -> TrustedProxies.pattern(List.of("10.0.0.0/40"))).hasMessageContaining("32 bits");
    }

    @Test
    void believesNobodyUnlessNamed() throws Exception {
        assertThat(asSeen(List.of(), "203.0.113.9")).isEqualTo("127.0.0.1 http localhost");
        assertThat(asSeen(List.of("10.0.0.0/8"), "203.0.113.9")).isEqualTo("127.0.0.1 http localhost");
    }

    @Test
    void believesAProxyThatIsNamedAndNoneOfWhatItWasTold() throws Exception {
        assertThat(asSeen(List.of("127.0.0.1"), "203.0.113.9")).isEqualTo("203.0.113.9 https alongside.example");
        // The first was said by who asked; the last by the proxy.
        assertThat(asSeen(List.of("127.0.0.1"), "198.51.100.1, 203.0.113.9"))
                .isEqualTo("203.0.113.9 https alongside.example");
    }

    private static String asSeen(List<String> trusted, String forwardedFor) throws Exception {
        TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(0);
        new TrustedProxies(trusted).customize(factory);
        WebServer server = factory.getWebServer(
                context -> context.addServlet("seen", new Seen()).addMapping("/*"));
        server.start();
        try {
            return new FromAddress(server.getPort(), "127.0.0.1")
                    .get(
                            "/",
                            "Host: localhost",
                            "X-Forwarded-For: " + forwardedFor,
                            "X-Forwarded-Proto: https",
                            "X-Forwarded-Host: alongside.example")
                    .body()
                    .strip();
        } finally {
            server.stop();
        }
    }

    private static final class Seen extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            String seen = request.getRemoteAddr() + " " + request.getScheme() + " " + request.getServerName();
            response.setContentLength(seen.length());
            response.getWriter().write(seen);
        }
    }
}
