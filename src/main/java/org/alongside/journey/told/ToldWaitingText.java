package org.alongside.journey.told;

import org.alongside.engine.FormContext;
import org.alongside.engine.FormText;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.records.ToldByOthers;
import org.springframework.stereotype.Component;

/** Says in a task that the survivor is to be told of what somebody else told; nothing where nothing waits. */
@Component("toldWaiting")
@Policy(PolicyId.CONSENT_08)
class ToldWaitingText implements FormText {
    private final ToldByOthers told;

    ToldWaitingText(ToldByOthers told) {
        this.told = told;
    }

    @Override
    public String key() {
        return "toldWaiting";
    }

    @Override
    public String text(FormContext context) {
        if (context.userId() == null
                || told.waitingFor(context.recordId(), context.userId()).isEmpty()) {
            return "";
        }
        return "**Somebody else told us something about the survivor. It is not confirmed.** The survivor has the right to know of it,"
                + " and says whether it stays. Tell them what was said, in your own words, and not who said it where that was told"
                + " in confidence. What you cannot tell them today is asked again at the next contact.";
    }
}
