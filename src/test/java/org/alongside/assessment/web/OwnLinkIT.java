package org.alongside.assessment.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.alongside.access.SecretToken;
import org.alongside.assessment.link.OwnLinks;
import org.alongside.assessment.link.OwnLinks.Purpose;
import org.alongside.ids.JourneyId;
import org.alongside.testing.Time;
import org.alongside.testing.http.OverHttp;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.Survivors;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From a link of an assessment that is due to answers that are kept, through the pages. (MONITOR-01, MONITOR-02) */
@OverHttp
@ExcludeFromProcessCoverage
class OwnLinkIT {
    @Autowired
    Visitors visitors;

    @Autowired
    Survivors survivors;

    @Autowired
    OwnLinks links;

    @Autowired
    Time time;

    private JourneyId journey = JourneyId.random();

    private void due() {
        journey = survivors.inSupport();
        survivors.sixMonthsPass();
    }

    private Map<String, Object> newest(String what) {
        return visitors.rows(what, Map.of("journey", journey)).get(0);
    }

    private String link() {
        UUID assessment = UUID.fromString(String.valueOf(
                newest("select id from alongside.assessment where journey_id = :journey and state = 'OPEN'")
                        .get("id")));
        String token = SecretToken.make();
        visitors.inDatabase(() -> {
            links.make(
                    Purpose.ASSESSMENT,
                    assessment,
                    journey,
                    SecretToken.hash(token),
                    time.now().plus(Duration.ofDays(14)));
            return token;
        });
        return "/own/demo/" + token;
    }

    @Test
    void whatIsSaidIsThereAtTheNextLinkAndIsSentOnce() {
        due();
        Invited survivor = new Invited(visitors).opens(link());
        assertThat(survivor.says(16, "4", "next")).isEqualTo("/own/assessment/17");
        assertThat(survivor.sends(16, "6", "next").statusCode()).isEqualTo(422);
        survivor.browser().sendForm("/own/leave", Map.of());
        assertThat(survivor.page(16).statusCode()).isEqualTo(404);

        Invited again = new Invited(visitors).opens(link());
        assertThat(again.page(16).body()).contains("checked=\"checked\"");
        assertThat(again.sendsIt()).isEqualTo("/own/assessment/sent");
        assertThat(newest("select state from alongside.assessment where journey_id = :journey and state <> 'PLANNED'"))
                .containsEntry("state", "SENT");
        assertThat(again.page("review").statusCode()).isEqualTo(404);
    }

    @Test
    void whoWouldRatherNotDeclinesAndWhatIsLateIsOver() {
        due();
        String late = link();
        String open = link();
        assertThat(visitors.anybody().get(late).statusCode()).isEqualTo(404);
        time.passes(Duration.ofDays(13));
        assertThat(visitors.anybody().get(open).statusCode()).isEqualTo(200);
        assertThat(new Invited(visitors).opens(open).declines()).isEqualTo("/own/assessment/declined");
        assertThat(newest("select state from alongside.assessment where journey_id = :journey and state <> 'PLANNED'"))
                .containsEntry("state", "DECLINED");
    }
}
