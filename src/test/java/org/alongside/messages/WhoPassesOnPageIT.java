package org.alongside.messages;

import static org.alongside.testing.http.Visitor.location;
import static org.alongside.testing.walk.InOrganisation.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.alongside.ids.JourneyId;
import org.alongside.ids.MessageId;
import org.alongside.ids.MessageSubjectId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.proof.Proves;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.walk.PeerGroups;
import org.alongside.workers.WalkBegan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** Who passes a message on: nobody who could read what is said of themselves, and nobody once it is no longer needed. */
class WhoPassesOnPageIT extends PassingOnSteps {
    @Autowired
    SurvivorMessages survivor;

    @Autowired
    PassingOn passingOn;

    @Autowired
    PeerGroups groups;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    /** They gave the support that is assessed, as an ended walk says. */
    private void walkedWith(String userId, JourneyId journey) {
        visitors.rows(
                "insert into alongside.worker (user_id, organisation_id, gender, trained_until, survivors_max, takes_on) "
                        + "values (:user, 'demo', 'FEMALE', '2199-01-01', 30, false) "
                        + "on conflict (organisation_id, user_id) do update set trained_until = excluded.trained_until, "
                        + "survivors_max = 30 returning user_id",
                Map.of("user", userId));
        visitors.rows("""
                insert into alongside.walk (id, organisation_id, journey_id, worker_id, since, until, gender_wish_met,
                    culture_wish_met)
                values (gen_random_uuid(), 'demo', :journey, :user, now() - interval '2 days', now(), true, true)
                returning id""", Map.of("user", userId, "journey", journey.value()));
    }

    @Test
    @Proves(PolicyId.WORKER_04)
    void isForSomebodyElseWhereTheyKnowTheSurvivor() {
        JourneyId journey = survivor();
        MessageId id = forAPerson(journey, MessageTemplate.PLEASE_CALL);
        visitors.rows(
                "insert into alongside.worker_conflict (organisation_id, worker_id, journey_id, kind) "
                        + "values ('demo', 'supervisor1', :journey, 'OTHER_ROLE') returning worker_id",
                Map.of("journey", journey.value()));
        HttpResponse<String> answer = act(visitors.as("supervisor1"), id, "take");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("in another role");
        assertThat(seesContact("supervisor1", journey)).isFalse();
    }

    @Test
    @Proves(PolicyId.MONITOR_01)
    void isForSomebodyElseWhereTheyGaveTheSupportThatItAsksAbout() {
        JourneyId journey = survivor();
        walkedWith("supervisor1", journey);
        MessageId asks = forAPerson(journey, MessageTemplate.ASSESSMENT_INVITED);
        MessageId call = forAPerson(journey, MessageTemplate.PLEASE_CALL);
        Visitor gaveSupport = visitors.as("supervisor1");

        HttpResponse<String> answer = act(gaveSupport, asks, "take");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("since they last answered");
        assertThat(seesContact("supervisor1", journey)).isFalse();
        assertThat(act(gaveSupport, call, "take").statusCode())
                .as("a call asks about nothing")
                .isEqualTo(302);
        assertThat(act(visitors.as("supervisor2"), asks, "take").statusCode()).isEqualTo(302);
    }

    @Test
    void isForThemAgainOnceTheSurvivorHasAnswered() {
        JourneyId journey = survivor();
        walkedWith("supervisor1", journey);
        visitors.rows("""
                insert into alongside.assessment (id, organisation_id, journey_id, due_at, state, began_at, ends_at, ended_at,
                    ended_by, way)
                values (gen_random_uuid(), 'demo', :journey, now(), 'SENT', now(), now() + interval '1 day',
                    now() + interval '1 second', 'survivor', 'BY_LINK')
                returning id""", Map.of("journey", journey.value()));
        MessageId asks = forAPerson(journey, MessageTemplate.ASSESSMENT_INVITED);
        assertThat(act(visitors.as("supervisor1"), asks, "take").statusCode()).isEqualTo(302);
    }

    @Test
    @Proves(PolicyId.MONITOR_01)
    void isShownNoLinkOnceTheyGaveSupport() {
        JourneyId journey = survivor();
        MessageId asks = forAPerson(journey, MessageTemplate.ASSESSMENT_INVITED);
        Visitor who = visitors.as("supervisor1");
        act(who, asks, "take");
        walkedWith("supervisor1", journey);

        HttpResponse<String> answer = act(who, asks, "link");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("since they last answered").doesNotContain("/own/");
        assertThat(visitors.rows(
                        "select 1 from alongside.message where id = :id and link_made_at is not null",
                        Map.of("id", asks.value())))
                .isEmpty();
    }

    @Test
    @Proves(PolicyId.MONITOR_01)
    void isGivenBackWhenWhoTookItBeginsToWalkWithThem() {
        JourneyId journey = survivor();
        MessageId asks = forAPerson(journey, MessageTemplate.ASSESSMENT_INVITED);
        act(visitors.as("supervisor1"), asks, "take");
        assertThat(seesContact("supervisor1", journey)).isTrue();

        visitors.inDatabase(() -> {
            events.publishEvent(new WalkBegan(journey, WorkerId.of("supervisor1")));
            return true;
        });

        assertThat(seesContact("supervisor1", journey)).isFalse();
        assertThat(visitors.as("supervisor1").get("/messages/" + asks).statusCode())
                .isEqualTo(404);
        assertThat(act(visitors.as("supervisor2"), asks, "take").statusCode()).isEqualTo(302);
    }

    @Test
    @Proves(PolicyId.MONITOR_01)
    void isForSomebodyElseWhereTheyFacilitateAGroupOfTheirs() {
        JourneyId member = groups.member(groups.opened());
        MessageId asks = forAPerson(member, MessageTemplate.ASSESSMENT_REMINDED);
        MessageId call = forAPerson(member, MessageTemplate.PLEASE_CALL);
        WorkerId facilitator = WorkerId.of("facilitator1");
        says(() -> {
            assertThatThrownBy(() -> passingOn.take(asks, facilitator)).isInstanceOf(Refused.class);
            passingOn.take(call, facilitator);
        });
    }

    /** Why it is no longer needed, and whether anything tells that is. */
    private enum Why {
        PAUSE,
        ANSWERED
    }

    @ParameterizedTest
    @EnumSource(Why.class)
    @Proves({PolicyId.CONF_01, PolicyId.CONF_06})
    void isNoLongerNeededWhichIsSaidAndNotWhy(Why why) {
        JourneyId journey = survivor();
        MessageId id = forAPerson(journey, MessageTemplate.ASSESSMENT_INVITED);
        MessageId notTaken = forAPerson(journey, MessageTemplate.ASSESSMENT_REMINDED);
        Visitor who = visitors.as("supervisor1");
        act(who, id, "take");
        assertThat(who.get("/messages/" + id).statusCode()).isEqualTo(200);

        says(() -> {
            if (why == Why.PAUSE) {
                survivor.pauses(journey);
            } else {
                transaction.executeWithoutResult(status -> messages.stop(journey, MessageSubjectId.of(journey)));
            }
        });

        assertThat(List.of(state(id), state(notTaken))).containsOnly("STOPPED");
        assertThat(seesContact("supervisor1", journey)).isFalse();
        assertThat(location(who.get("/messages/" + id))).isEqualTo("/messages?done=not-needed");
        for (String act : List.of("passed-on", "not-reached", "give-back", "link")) {
            assertThat(location(act(who, id, act))).as(act).isEqualTo("/messages?done=not-needed");
        }
        assertThat(who.get("/messages?done=not-needed").body())
                .contains("no longer needed")
                .doesNotContain(visitors.labelOf(journey));
        assertThat(state(id)).isEqualTo("STOPPED");
        assertThat(heard.outcomes).isEmpty();
        assertThat(who.get("/messages/" + notTaken).statusCode()).isEqualTo(404);
        assertThat(visitors.as("supervisor2").get("/messages/" + id).statusCode())
                .isEqualTo(404);
    }
}
