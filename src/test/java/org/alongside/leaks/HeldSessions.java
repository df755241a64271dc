package org.alongside.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.catalina.Session;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** What the service keeps of those who are signed in. */
final class HeldSessions {
    private HeldSessions() {}

    /** What the sessions of everybody who is signed in hold, as it would be written to a store. */
    static byte[] of(ServletWebServerApplicationContext context) throws Exception {
        TomcatWebServer server = (TomcatWebServer) Objects.requireNonNull(context.getWebServer());
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (var child : server.getTomcat().getHost().findChildren()) {
            for (Session session :
                    ((org.apache.catalina.Context) child).getManager().findSessions()) {
                var names = session.getSession().getAttributeNames();
                while (names.hasMoreElements()) {
                    Object value = session.getSession().getAttribute(names.nextElement());
                    all.write(String.valueOf(value).getBytes(StandardCharsets.UTF_8));
                    try (ObjectOutputStream written = new ObjectOutputStream(all)) {
                        written.writeObject(value);
                    } catch (java.io.NotSerializableException inMemoryOnly) {
                        all.write('\n');
                    }
                }
            }
        }
        assertThat(all.size()).isPositive();
        return all.toByteArray();
    }
}
