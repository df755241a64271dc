package org.alongside.journey.people;

import org.alongside.engine.FormContext;
import org.alongside.engine.FormText;
import org.alongside.ids.JourneyId;
import org.alongside.journey.state.Journeys;
import org.alongside.journey.state.Labels;
import org.alongside.workers.Walks;
import org.springframework.stereotype.Component;

/** Leads whoever walks with a survivor from a form to the page on which they look for other support together. (REFER-01) */
@Component("otherSupport")
class OtherSupportText implements FormText {
    private final Walks walks;
    private final Journeys journeys;

    OtherSupportText(Walks walks, Journeys journeys) {
        this.walks = walks;
        this.journeys = journeys;
    }

    @Override
    public String key() {
        return "otherSupport";
    }

    /** Empty for everybody else, as the page opens to nobody else. */
    @Override
    public String text(FormContext context) {
        JourneyId journeyId = context.recordId().journey();
        if (walks.workerOf(journeyId)
                .filter(worker -> worker.equals(context.userId()))
                .isEmpty()) {
            return "";
        }
        return journeys.find(journeyId)
                .map(journey -> "You look for it together on their page: [Other support of "
                        + FormText.plain(journey.label()) + "](/people/" + Labels.address(journey.label())
                        + "/other-support) opens beside this form.")
                .orElse("");
    }
}
