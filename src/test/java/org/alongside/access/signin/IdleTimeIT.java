package org.alongside.access.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Visitors;
import org.apache.catalina.Context;
import org.apache.catalina.Manager;
import org.apache.catalina.Session;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** A session ends when nobody has used it for a while, however often an open page asks by itself. */
@OverHttp
@ExcludeFromProcessCoverage
class IdleTimeIT {
    private static final int IDLE_SECONDS = 6;

    @Autowired
    Visitors visitors;

    @Autowired
    ServletWebServerApplicationContext server;

    private Session sessionOf(Visitor visitor) throws Exception {
        Context context = (Context) Arrays.stream(((TomcatWebServer) server.getWebServer())
                        .getTomcat()
                        .getHost()
                        .findChildren())
                .findFirst()
                .orElseThrow();
        Manager manager = context.getManager();
        return Objects.requireNonNull(
                manager.findSession(visitor.cookie("ALONGSIDE_SESSION").orElseThrow()));
    }

    @Test
    void anOpenPageThatAsksForCallsKeepsNoSession() throws Exception {
        Visitor worker = visitors.as("worker1");
        worker.get("/workers/me");
        sessionOf(worker).setMaxInactiveInterval(IDLE_SECONDS);
        Instant giveUp = Instant.now().plus(Duration.ofMinutes(2));
        int heard = 0;
        while (worker.ask("/alerts").statusCode() == 200) {
            heard++;
            assertThat(Instant.now()).as("the session never ends").isBefore(giveUp);
            Thread.sleep(200);
        }
        assertThat(heard).isPositive();
        assertThat(worker.ask("/alerts").statusCode()).isEqualTo(401);
        assertThat(worker.get("/workers/me").statusCode()).isEqualTo(302);
    }

    @Test
    void askingForCallsEndsNoSession() {
        Visitor worker = visitors.as("worker1");
        for (int i = 0; i < 20; i++) {
            assertThat(worker.ask("/alerts").statusCode()).isEqualTo(200);
        }
        assertThat(worker.get("/workers/me").statusCode()).isEqualTo(200);
        Visitor other = visitors.anybody();
        other.ask("/alerts");
        other.signIn("worker1", org.alongside.testing.TestDatabase.PASSWORD);
        assertThat(other.get("/workers/me").statusCode()).isEqualTo(200);
    }
}
