package org.alongside.access.requests;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request whose body was read before anybody handled it. It goes through all filters as a new one does: they would
 * leave out what comes from a dispatch of the container.
 */
final class BufferedFormRequest extends BufferedBodyRequest {
    private final Map<String, String[]> parameters;

    BufferedFormRequest(HttpServletRequest request, byte[] body) {
        super(request, body);
        Map<String, List<String>> all = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> all.put(name, new ArrayList<>(List.of(values))));
        if (String.valueOf(request.getContentType()).startsWith("application/x-www-form-urlencoded")) {
            add(new String(body, StandardCharsets.UTF_8), all);
        }
        Map<String, String[]> read = new LinkedHashMap<>();
        all.forEach((name, values) -> read.put(name, values.toArray(String[]::new)));
        this.parameters = Collections.unmodifiableMap(read);
    }

    private static void add(String body, Map<String, List<String>> all) {
        for (String pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            try {
                String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
                if (!name.isEmpty()) {
                    all.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
                }
            } catch (IllegalArgumentException notEncoded) {
                // No page of ours sends such a field: it is as if it had not been sent.
                continue;
            }
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public DispatcherType getDispatcherType() {
        return DispatcherType.REQUEST;
    }

    @Override
    public @Nullable String getParameter(String name) {
        String[] values = parameters.get(name);
        return values == null ? null : values[0];
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return parameters;
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(parameters.keySet());
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        String[] values = parameters.get(name);
        return values == null ? null : values.clone();
    }
}
