package org.alongside.testing.http;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The cookies of a browser, also those that are marked secure. */
final class Cookies {
    private final Map<String, String> values = new HashMap<>();

    /** What can be looked at and changed. */
    Map<String, String> values() {
        return values;
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** Keeps a cookie, or forgets one that is sent empty. @param header the value of Set-Cookie */
    void take(String header) {
        String[] nameAndValue = header.split(";", 2)[0].split("=", 2);
        if (nameAndValue[1].isEmpty()) {
            values.remove(nameAndValue[0]);
        } else {
            values.put(nameAndValue[0], nameAndValue[1]);
        }
    }

    /** The header that is sent with a request, if there is any cookie. */
    Optional<String> header() {
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(values.entrySet().stream()
                        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                        .collect(Collectors.joining("; ")));
    }
}
