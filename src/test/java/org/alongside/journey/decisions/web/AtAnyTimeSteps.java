package org.alongside.journey.decisions.web;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.alongside.ids.JourneyId;
import org.alongside.testing.http.Visitor;
import org.alongside.testing.http.Visitors;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.springframework.beans.factory.annotation.Autowired;

/** What tests of that page do and look at. */
abstract class AtAnyTimeSteps {
    static final Map<String, Map<String, String>> FIELDS = Map.of(
            "/help", Map.of("level", "URGENT"),
            "/another-worker", Map.of("release", "ALL"),
            "/take-back/KEEP_RECORD", Map.of("everything", "yes"));

    @Autowired
    Visitors visitors;

    @Autowired
    Survivors survivors;

    @Autowired
    Tasklist tasklist;

    static String page(JourneyId journey) {
        return "/journeys/" + journey;
    }

    static HttpResponse<String> act(Visitor who, JourneyId journey, String act) {
        return act(who, journey, act, FIELDS.getOrDefault(act, Map.of()));
    }

    static HttpResponse<String> act(Visitor who, JourneyId journey, String act, Map<String, String> fields) {
        return who.submit("/journeys/done", page(journey) + act, fields);
    }

    long count(String table, JourneyId journey) {
        return visitors.rows("select 1 from alongside." + table + " where journey_id = :id", Map.of("id", journey))
                .size();
    }

    List<String> tasks(String userId) {
        return tasklist.as(userId).tasks();
    }
}
