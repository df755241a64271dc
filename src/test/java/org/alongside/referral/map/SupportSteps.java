package org.alongside.referral.map;

import static org.alongside.testing.walk.InOrganisation.asked;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alongside.engine.Caller;
import org.alongside.engine.EngineClock;
import org.alongside.ids.JourneyId;
import org.alongside.ids.SupportId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.state.Journeys;
import org.alongside.journey.state.TheirJourneys;
import org.alongside.records.Records;
import org.alongside.referral.DataClass;
import org.alongside.referral.map.Coordinator.Who;
import org.alongside.referral.map.Support.Kind;
import org.alongside.referral.map.Support.Said;
import org.alongside.referral.map.Support.State;
import org.alongside.referral.map.SupportMap.Outcome;
import org.alongside.testing.Time;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What tests of maps of support have in common: survivors and worker1, who draw one together. */
public class SupportSteps {
    public static final WorkerId WORKER1 = WorkerId.of("worker1");

    @Autowired
    protected SupportMap map;

    @Autowired
    protected SupportAgreements agreements;

    @Autowired
    protected TheirJourneys own;

    @Autowired
    protected Records records;

    @Autowired
    protected Journeys journeys;

    @Autowired
    protected Survivors survivors;

    @Autowired
    protected Tasklist tasklist;

    @Autowired
    protected Time time;

    @Autowired
    protected TransactionTemplate transaction;

    public static Said said(Kind kind, String name) {
        return new Said(kind, name, "Somebody to talk to about " + name, "By telephone", "Since last winter", "");
    }

    /** Worker1 puts it on the map with them. */
    public SupportId adds(JourneyId journey, State state, Kind kind, String name) {
        SupportId id = SupportId.random();
        asked(() -> own.changeAndTell(
                "map", journey, WORKER1, each -> map.add(journey, id, state, said(kind, name), WORKER1)));
        return id;
    }

    public Outcome becomes(JourneyId journey, SupportId id, int shown, State state) {
        return asked(() ->
                own.changeAndTell("map", journey, WORKER1, each -> map.becomes(journey, id, shown, state, WORKER1)));
    }

    /** The survivor does it on their own page. */
    protected Outcome becomesByThemselves(JourneyId journey, SupportId id, int shown, State state) {
        return asked(() -> transaction.execute(status -> {
            records.lock(journey);
            journeys.lock(journey);
            return map.becomes(journey, id, shown, state, Caller.SURVIVOR);
        }));
    }

    /** Worker1 writes down what they call it now. */
    public Outcome isCalled(JourneyId journey, SupportId id, int shown, String name) {
        return asked(() -> own.changeAndTell(
                "map", journey, WORKER1, each -> map.change(journey, id, shown, said(Kind.COMMUNITY, name), WORKER1)));
    }

    public Outcome coordinates(JourneyId journey, int shown, Who who, @Nullable SupportId id) {
        return asked(() ->
                own.changeAndTell("map", journey, WORKER1, each -> map.coordinates(journey, shown, who, id, WORKER1)));
    }

    public Outcome agrees(JourneyId journey, SupportId id, int shown, int days, DataClass... classes) {
        LocalDate until = time.now().atZone(EngineClock.ZONE).toLocalDate().plusDays(days);
        return asked(() -> own.changeAndTell(
                "map",
                journey,
                WORKER1,
                each -> agreements.agree(journey, id, shown, Set.of(classes), until, WORKER1)));
    }

    /** As this worker sees it, who walks with them. */
    protected SupportMap.Seen seenBy(String worker, JourneyId journey) {
        WorkerId by = WorkerId.of(worker);
        return asked(() -> own.read("map", journey, by, each -> map.look(journey, by)));
    }

    /** As the survivor sees it. */
    public SupportMap.Seen seen(JourneyId journey) {
        return asked(() -> map.ofSurvivor(journey));
    }

    /** Name and state of each, in the order in which they were added. */
    protected List<String> standing(JourneyId journey) {
        return seen(journey).supports().stream()
                .map(one -> one.said().name() + " " + one.state())
                .toList();
    }

    /** They go on with another worker. */
    protected void another(String from, String to, JourneyId journey, String release) {
        tasklist.as(from)
                .about(journey)
                .completes("userTask_walkAlongside", Map.of("whatNext", "ANOTHER_WORKER", "releaseEarlier", release));
        tasklist.as(to).about(journey).completes("userTask_offerJourney", Map.of("offerAnswer", "ACCEPT"));
    }

    /** What was agreed to, in the order in which it was said. */
    protected List<String> consent(JourneyId journey) {
        return survivors.texts("""
                select decision || ' ' || array_to_string(array(select unnest(covers) order by 1), '+')
                from alongside.consent_entry where journey_id = :journey and recipient like 'support:%' order by id
                """, journey);
    }
}
