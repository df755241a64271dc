package org.alongside.safety;

import static org.alongside.testing.walk.Survivors.and;

import java.util.List;
import java.util.Map;
import org.alongside.ids.JourneyId;
import org.alongside.testing.PassedElements;
import org.alongside.testing.Time;
import org.alongside.testing.walk.Survivors;
import org.alongside.testing.walk.Tasklist;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** What tests of follow-ups do and look at. */
abstract class FollowUpSteps {
    static final Map<String, Object> WATCH =
            Map.of("safetyNow", "UNSURE", "safetySelf", "THOUGHTS", "safetyOthers", "NO");
    static final String FOLLOW_UP = "userTask_followUp";

    @Autowired
    Survivors survivors;

    @Autowired
    Tasklist tasklist;

    @Autowired
    PassedElements passed;

    @Autowired
    Time time;

    Tasklist.Person worker1() {
        return tasklist.as("worker1");
    }

    List<ProcessInstance> running(JourneyId journey) {
        return survivors.running("safety-follow-up", journey);
    }

    void session(Map<String, ?> answers) {
        worker1()
                .completes("userTask_walkAlongside", Map.of("whatNext", "SESSION"))
                .completes("userTask_recordSession", and(answers, "sessionKind", "PHONE"));
    }
}
