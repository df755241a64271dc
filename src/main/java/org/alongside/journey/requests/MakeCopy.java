package org.alongside.journey.requests;

import java.time.Clock;
import java.time.Instant;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.BusinessKey;
import org.alongside.engine.Caller;
import org.alongside.ids.JourneyId;
import org.alongside.ids.RequestId;
import org.alongside.journey.bpmn.AccessRequestProcess;
import org.alongside.journey.own.CopyRequests;
import org.alongside.journey.own.LinkRequestId;
import org.alongside.journey.own.OwnRecordLinks;
import org.alongside.journey.own.OwnRequests;
import org.alongside.journey.own.OwnRequests.Request;
import org.alongside.journey.own.OwnWord;
import org.alongside.journey.state.Journeys;
import org.alongside.journey.state.Journeys.State;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.settings.SettingKey;
import org.alongside.settings.Settings;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/**
 * From now on it is clear what is in the copy. It is made each time that it is fetched, so that no copy lies anywhere. Whoever has a
 * word gets a link to their own page.
 */
@BpmnTask(process = AccessRequestProcess.KEY, elements = AccessRequestProcess.SERVICE_TASK_MAKE_COPY)
@Policy(value = PolicyId.CONF_07, database = "check own_request_decided")
@Policy(PolicyId.CONF_09)
public class MakeCopy implements JavaDelegate {
    private final OwnRequests requests;
    private final CopyRequests copies;
    private final AccessRequests running;
    private final OwnWord words;
    private final OwnRecordLinks links;
    private final Settings settings;
    private final Caller caller;
    private final Clock clock;

    MakeCopy(
            OwnRequests requests,
            CopyRequests copies,
            AccessRequests running,
            OwnWord words,
            OwnRecordLinks links,
            Settings settings,
            Caller caller,
            Clock clock) {
        this.requests = requests;
        this.copies = copies;
        this.running = running;
        this.words = words;
        this.links = links;
        this.settings = settings;
        this.caller = caller;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        JourneyId journeyId = BusinessKey.journeyId(execution);
        RequestId id = AccessRequestProcess.REQUEST_ID.get(execution);
        Journeys.Journey journey = running.lock(journeyId);
        Request request = requests.find(id).orElseThrow();
        if (request.goneThroughAt() == null || !caller.id().equals(request.goneThroughBy())) {
            throw new Refused(
                    PolicyId.CONF_07,
                    "Please go through all of it at Copies first, to its last page, so that nothing of others is in it.");
        }
        if (!running.isThrough(request, caller.id())) {
            throw Refused.notNow(
                    PolicyId.CONF_07,
                    "Something was written meanwhile. Please go through it again at Copies, so that nothing of others is in it.");
        }
        Instant until = clock.instant().plus(settings.duration(SettingKey.COPY_DAYS));
        copies.decided(id, caller.id(), until);
        AccessRequestProcess.READY_UNTIL.set(execution, until);
        running.closeToAll(journeyId);
        boolean goesOn = journey.state() == State.OPEN || journey.state() == State.PAUSED;
        if (goesOn && words.of(journeyId).isPresent()) {
            links.sendIfPossible(journey, LinkRequestId.of(id));
        }
    }
}
