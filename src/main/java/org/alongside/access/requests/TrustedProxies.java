package org.alongside.access.requests;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Believes what a proxy says about who asks, and under which name and protocol, only if the configuration names that
 * proxy. Anybody can send such headers.
 */
@Component
class TrustedProxies implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private static final Pattern NETWORK =
            Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");
    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F.:]+");

    private final List<String> addresses;

    /** @param addresses of proxies, or IPv4 networks such as {@code 10.0.0.0/8}; empty for none */
    TrustedProxies(@Value("${alongside.trusted-proxies:}") List<String> addresses) {
        this.addresses = addresses.stream()
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .toList();
    }

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        if (addresses.isEmpty()) {
            return;
        }
        RemoteIpValve proxies = new RemoteIpValve();
        proxies.setInternalProxies(pattern(addresses));
        proxies.setProtocolHeader("X-Forwarded-Proto");
        proxies.setHostHeader("X-Forwarded-Host");
        proxies.setPortHeader("X-Forwarded-Port");
        server.addEngineValves(proxies);
    }

    /** What matches exactly these addresses and the addresses of these networks. */
    static String pattern(List<String> addresses) {
        return addresses.stream().map(TrustedProxies::pattern).collect(Collectors.joining("|"));
    }

    private static String pattern(String address) {
        var network = NETWORK.matcher(address);
        if (!network.matches()) {
            if (!ADDRESS.matcher(address).matches()) {
                throw new IllegalArgumentException("ALONGSIDE_TRUSTED_PROXIES: " + address
                        + " is neither an address nor an IPv4 network such as 10.0.0.0/8.");
            }
            return Pattern.quote(address);
        }
        int bits = Integer.parseInt(network.group(5));
        if (bits > 32) {
            throw new IllegalArgumentException("ALONGSIDE_TRUSTED_PROXIES: " + address + " has more than 32 bits.");
        }
        return IntStream.range(0, 4)
                .mapToObj(i -> part(Integer.parseInt(network.group(i + 1)), Math.max(0, Math.min(8, bits - 8 * i))))
                .collect(Collectors.joining("\\."));
    }

    /** One of the four numbers, of which so many bits are given. */
    private static String part(int number, int bits) {
        int size = 1 << (8 - bits);
        int first = number / size * size;
        return size == 256
                ? "\\d{1,3}"
                : IntStream.range(first, first + size)
                        .mapToObj(String::valueOf)
                        .collect(Collectors.joining("|", "(?:", ")"));
    }
}
