package org.alongside.bench.plain;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** No meeting is arranged, so that tasks are there at once. */
@Component
class NoMeeting implements ExecutionListener {
    @Override
    public void notify(DelegateExecution execution) {
        execution.setVariable("meetsOn", null);
    }
}
