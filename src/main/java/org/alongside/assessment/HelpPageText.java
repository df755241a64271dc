package org.alongside.assessment;

import org.alongside.assessment.bpmn.ClientAssessmentProcess;
import org.alongside.engine.FormContext;
import org.alongside.engine.FormText;
import org.alongside.engine.Processes;
import org.springframework.stereotype.Component;

/** Leads who has the task to help to the page on which they type in what the survivor says. (MONITOR-01) */
@Component("helpPage")
class HelpPageText implements FormText {
    private final Processes processes;

    HelpPageText(Processes processes) {
        this.processes = processes;
    }

    @Override
    public String key() {
        return "helpPage";
    }

    @Override
    public String text(FormContext context) {
        String taskId = context.taskId();
        return taskId == null
                ? ""
                : processes
                        .valueOf(taskId, ClientAssessmentProcess.ASSESSMENT_ID)
                        .map(id -> "**[Type in what they say](/assessments/" + id + ")**")
                        .orElse("");
    }
}
