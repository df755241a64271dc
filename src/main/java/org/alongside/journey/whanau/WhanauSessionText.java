package org.alongside.journey.whanau;

import java.time.Clock;
import java.time.LocalDate;
import org.alongside.engine.FormContext;
import org.alongside.engine.FormText;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.springframework.stereotype.Component;

/** Says in a task why whānau cannot come just now; nothing where they can. */
@Component("whanauNotNow")
@Policy(PolicyId.REFER_06)
class WhanauSessionText implements FormText {
    private final WhanauSessions sessions;
    private final Clock clock;

    WhanauSessionText(WhanauSessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "whanauNotNow";
    }

    @Override
    public String text(FormContext context) {
        if (context.userId() == null) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        if (!sessions.isTrained(context.userId(), LocalDate.now(clock))) {
            text.append(
                    "**You are not trained today for sessions with whānau, partners and friends.** Your supervisor keeps that"
                            + " training in your profile.\n\n");
        }
        if (sessions.isNobodyAgreedTo(context.recordId().journey())) {
            text.append(
                    "**The survivor has agreed to nobody for sessions.** Write down whom they bring in at *Whānau, partners,"
                            + " friends* on their page, then open this task anew.");
        }
        return text.toString();
    }
}
