package org.alongside.messages;

import static org.alongside.testing.walk.InOrganisation.asked;
import static org.alongside.testing.walk.InOrganisation.says;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alongside.access.SecretToken;
import org.alongside.assessment.AnsweredBy;
import org.alongside.assessment.Answering;
import org.alongside.assessment.Answering.Outcome;
import org.alongside.assessment.Answering.Sitting;
import org.alongside.ids.JourneyId;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.testing.ProcessTest;
import org.alongside.testing.walk.Step;
import org.camunda.community.process_test_coverage.core.engine.ExcludeFromProcessCoverage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From the day that came, by the mail that a server received and its link, to answers that are kept. (MONITOR-01, CONF-06) */
@ProcessTest
@ExcludeFromProcessCoverage
class InvitedByMailProcessTest extends WithMailServer {
    private static final Pattern LINK = Pattern.compile("https://quiet\\.example/own/[0-9a-f]{12}/([A-Za-z0-9_-]{43})");
    /** A line that quoted-printable breaks. */
    private static final Pattern BROKEN = Pattern.compile("=\r?\n");

    @Autowired
    Answering answering;

    @Autowired
    SurvivorMessages survivor;

    private JourneyId due() {
        // In the language of the worker who is asked first.
        Map<String, Object> contact = new HashMap<>(BY_MAIL);
        contact.put("language", "ENGLISH");
        JourneyId journey = survivor(contact);
        Step.SUPPORT.reached((box, answers) -> tasklist.as("worker1").completes(box, answers));
        survivors.sixMonthsPass();
        return journey;
    }

    private void afterTwoWeeks() {
        time.passes(Duration.ofDays(14).plusMinutes(1));
        time.timersRun();
        send();
    }

    private static String link(int mail) {
        Matcher link = LINK.matcher(BROKEN.matcher(SERVER.taken().get(mail)).replaceAll(""));
        assertThat(link.find()).as(SERVER.taken().get(mail)).isTrue();
        return link.group(1);
    }

    private Optional<AnsweredBy> opens(String link) {
        return asked(() -> answering.take(link, SecretToken.make())).map(AnsweredBy::sitting);
    }

    @Test
    @Proves({PolicyId.MONITOR_01, PolicyId.MONITOR_02})
    void answersWithTheLinkOfTheLastMailAndIsWrittenToNoMore() {
        JourneyId journey = due();
        send();
        afterTwoWeeks();
        afterTwoWeeks();
        assertThat(SERVER.taken()).hasSize(3);
        assertThat(opens(link(0))).as("a new one ended it").isEmpty();
        assertThat(opens(link(1))).isEmpty();

        AnsweredBy me = opens(link(2)).orElseThrow();
        Sitting open = asked(() -> answering.find(me)).orElseThrow();
        assertThat(asked(() -> answering.save(me, Map.of("whatHelped", "Tea")))).isTrue();
        assertThat(asked(() -> answering.send(me, open.assessmentId().toString())))
                .isEqualTo(Outcome.DONE);

        assertThat(survivors.assessmentsOf(journey)).containsExactly("SENT by survivor");
        assertThat(survivors.running("client-assessment", journey)).isEmpty();
        afterTwoWeeks();
        afterTwoWeeks();
        assertThat(SERVER.taken()).hasSize(3);
        assertThat(String.join("", SERVER.taken())).doesNotContain("Tamsin");
    }

    /** Between the day and the mail they want a break: nothing is sent, and it is due again when they are back. */
    @Test
    @Proves(PolicyId.MONITOR_02)
    void whoHasABreakIsNotWrittenTo() {
        JourneyId journey = due();
        says(() -> survivor.pauses(journey));

        send();

        assertThat(SERVER.taken()).isEmpty();
        assertThat(survivors.assessmentsOf(journey)).containsExactly("CALLED_OFF by service");
    }
}
