package org.alongside.access.signin;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Under which address people open this installation. Passkeys belong to it: what a request says of its host is anybody's
 * word. Without it there are none.
 */
@Component
public final class PublicAddress {
    private static final Pattern NAME =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.)*[a-z](?:[a-z0-9-]*[a-z0-9])?");
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private final String origin;
    private final String host;

    /**
     * @param url such as {@code https://alongside.example.org}; empty for none
     * @throws IllegalArgumentException where browsers would have no passkeys for it
     */
    PublicAddress(@Value("${alongside.public-url:}") String url) {
        if (url.isBlank()) {
            origin = "";
            host = "";
            return;
        }
        URI address = read(url.strip());
        host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        boolean isSecure = "https".equals(address.getScheme());
        if (!isSecure && !("http".equals(address.getScheme()) && "localhost".equals(host))
                || !NAME.matcher(host).matches()
                || address.getUserInfo() != null
                || address.getQuery() != null
                || address.getFragment() != null
                || !address.getPath().matches("/?")) {
            throw wrong(url);
        }
        boolean isUsual = address.getPort() < 0 || address.getPort() == (isSecure ? HTTPS : HTTP);
        origin = address.getScheme() + "://" + host + (isUsual ? "" : ":" + address.getPort());
    }

    private static URI read(String url) {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException noAddress) {
            throw wrong(url);
        }
    }

    private static IllegalArgumentException wrong(String url) {
        return new IllegalArgumentException("ALONGSIDE_PUBLIC_URL: " + url + " is not an address such as"
                + " https://alongside.example.org, with the name of a host and nothing after it. Over http only localhost"
                + " works.");
    }

    public boolean isKnown() {
        return !origin.isEmpty();
    }

    /** As a browser says where a page is from; empty where it is not known. */
    public String origin() {
        return origin;
    }

    /** The name of the host; empty where it is not known. */
    public String host() {
        return host;
    }
}
