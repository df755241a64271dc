package org.alongside.journey.process;

import java.util.EnumSet;
import java.util.Set;
import org.alongside.consent.ConsentLedger;
import org.alongside.consent.Point;
import org.alongside.engine.BpmnTask;
import org.alongside.engine.Caller;
import org.alongside.engine.JourneyScope;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;

/** Dates what was explained in this conversation, and that the survivor was told what others had told us. */
@BpmnTask(process = "connect", elements = "serviceTask_recordExplanation")
public class RecordExplanation implements JavaDelegate {
    private final ConsentLedger consent;
    private final Caller caller;

    RecordExplanation(ConsentLedger consent, Caller caller) {
        this.consent = consent;
        this.caller = caller;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Set<Point> points = points(JourneyScope.text(execution, "explainedToday"));
        if ("YES".equals(JourneyScope.text(execution, "toldUnconfirmed"))) {
            points.add(Point.TOLD_BY_OTHERS);
        }
        consent.explained(JourneyScope.journeyId(execution), caller.id(), points);
    }

    /** Points as a checklist gives them: names with commas between, or nothing. */
    static Set<Point> points(@Nullable String ticked) {
        Set<Point> points = EnumSet.noneOf(Point.class);
        if (ticked != null && !ticked.isEmpty()) {
            for (String name : ticked.split(",", -1)) {
                points.add(Point.valueOf(name));
            }
        }
        return points;
    }
}
