package org.alongside.assessment.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.alongside.access.SecretToken;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.OwnInvitations;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;

/**
 * Somebody tries many links of survivors' own pages, of an organisation whose address they know. How many is said by the
 * system property {@code alongside.test.links}; ten thousand take a minute.
 */
@OverHttp
@ExcludeFromProcessCoverage
class ManyLinksIT {
    private static final int LINKS = Integer.getInteger("alongside.test.links", 2_000);
    private static final int BROWSERS = 8;

    /** The page looks alike whether a link was used or never made, but for what is new with each answer. */
    private static final String NEW_EACH_TIME = "(name=\"_csrf\" value|nonce)=\"[^\"]*\"|/own/[A-Za-z0-9_/-]+";

    @Autowired
    Visitors visitors;

    @Autowired
    OwnInvitations invitations;

    private static String like(HttpResponse<String> answer) {
        return answer.statusCode() + answer.body().replaceAll(NEW_EACH_TIME, "");
    }

    private Set<String> tries(String beforeToken) {
        Visitor guesser = visitors.anybody();
        Map<String, String> sent = guesser.withToken("/login", Map.of());
        Set<String> answers = new TreeSet<>();
        for (int i = 0; i < LINKS / BROWSERS; i++) {
            HttpResponse<String> answer = guesser.sendForm(beforeToken + SecretToken.make(), sent);
            if (answer.statusCode() == HttpStatus.SEE_OTHER.value()) {
                // There was no room, and nothing was looked at.
                assertThat(Visitor.location(answer)).endsWith("?busy");
            } else {
                answers.add(like(answer));
            }
        }
        return answers;
    }

    private Object links() {
        return visitors.rows(
                "select id, made_at, ends_at, taken_at, closed_at from alongside.own_link order by id", Map.of());
    }

    @Test
    void noneOpensAllLookLikeOneThatWasUsedAndTheRightOneStillOpens() throws Exception {
        String used = invitations.link(invitations.due(), null);
        String right = invitations.link(invitations.due(), null);
        new Invited(visitors).opens(used);
        String overLooksLike = like(visitors.anybody().submit("/login", used, Map.of()));
        Object before = links();
        assertThat(before.toString()).contains("taken_at");

        ExecutorService guessing = Executors.newFixedThreadPool(BROWSERS);
        Set<String> answers = new TreeSet<>();
        try {
            List<Future<Set<String>>> each = new ArrayList<>();
            for (int i = 0; i < BROWSERS; i++) {
                each.add(guessing.submit(() -> tries(used.substring(0, used.lastIndexOf('/') + 1))));
            }
            for (Future<Set<String>> one : each) {
                answers.addAll(one.get());
            }
        } finally {
            guessing.shutdownNow();
        }

        assertThat(answers).containsExactly(overLooksLike);
        assertThat(overLooksLike).startsWith("404").contains("This is not open", "1737");
        assertThat(links()).isEqualTo(before);
        new Invited(visitors).opens(right);
    }
}
