package org.alongside.access.signin;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.regex.Pattern;
import org.springframework.web.util.WebUtils;

/**
 * From where somebody signs in.
 *
 * @param network the address; of IPv6 the first half, since one connection has as many of the rest as it wants
 * @param device what an earlier sign-in left with the browser, empty for nothing
 */
public record SignInDetails(String network, String device) implements Serializable {
    static final String COOKIE = "ALONGSIDE_DEVICE";
    private static final Pattern TOKEN = Pattern.compile("[0-9A-Za-z_-]{43}");

    public static SignInDetails of(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        String device = cookie == null ? "" : cookie.getValue();
        return new SignInDetails(
                network(request.getRemoteAddr()), TOKEN.matcher(device).matches() ? device : "");
    }

    static String network(String address) {
        String[] groups = address.split(":", -1);
        if (groups.length < 3 || address.contains(".")) {
            return address;
        }
        StringBuilder network = new StringBuilder();
        for (int i = 0; i < 4 && i < groups.length && !groups[i].isEmpty(); i++) {
            network.append(groups[i]).append(':');
        }
        return network + ":";
    }
}
