package org.alongside.assessment.web;

import java.time.LocalDate;
import java.util.Map;
import org.alongside.engine.EngineClock;
import org.alongside.ids.JourneyId;
import org.alongside.testing.Time;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;

/** A survivor who would like to assess the support together with somebody, and the supervisor who took the task. */
record Helped(JourneyId journey, String page) {
    static Helped by(String supervisor, Survivors survivors, Tasklist tasklist, Visitors visitors, Time time) {
        JourneyId journey = survivors.inSupport();
        survivors.sixMonthsPass();
        tasklist.as("worker1")
                .completes(
                        "userTask_offerAssessment",
                        Map.of(
                                "howTheyAssess",
                                "WITH_SOMEBODY",
                                "helpOn",
                                LocalDate.ofInstant(time.now(), EngineClock.ZONE)
                                        .toString()));
        tasklist.as(supervisor).claims("userTask_helpToAssess");
        return new Helped(
                journey,
                "/assessments/"
                        + visitors.rows(
                                        "select id from alongside.assessment where journey_id = :id and state = 'OPEN'",
                                        Map.of("id", journey.value()))
                                .get(0)
                                .get("id"));
    }
}
