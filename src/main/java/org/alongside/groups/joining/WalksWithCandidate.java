package org.alongside.groups.joining;

import org.alongside.engine.FormContext;
import org.alongside.engine.FormText;
import org.alongside.workers.HowToReach;
import org.alongside.workers.Walks;
import org.springframework.stereotype.Component;

/** Says to a facilitator who walks with somebody on the way into their group, and how that colleague is reached. */
@Component
class WalksWithCandidate implements FormText {
    private final Walks walks;
    private final HowToReach colleagues;

    WalksWithCandidate(Walks walks, HowToReach colleagues) {
        this.walks = walks;
        this.colleagues = colleagues;
    }

    @Override
    public String key() {
        return "walksWithCandidate";
    }

    @Override
    public String text(FormContext context) {
        return walks.workerOf(context.recordId().journey())
                .map(worker -> worker.equals(context.userId())
                        ? "**You walk with them.**"
                        : "**Walks with them:** " + colleagues.inForm(worker))
                .orElse("**Nobody walks with them just now.**");
    }
}
