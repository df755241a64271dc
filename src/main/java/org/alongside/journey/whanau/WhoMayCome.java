package org.alongside.journey.whanau;

import java.util.List;
import org.alongside.engine.FormContext;
import org.alongside.engine.FormOptions;
import org.springframework.stereotype.Component;

/** Those of whom the survivor agrees that they come to a session, for who has the task. */
@Component
class WhoMayCome implements FormOptions {
    private final WhanauSessions sessions;

    WhoMayCome(WhanauSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public String key() {
        return "whoMayCome";
    }

    @Override
    public List<Option> options(FormContext context) {
        if (context.userId() == null) {
            return List.of();
        }
        return sessions.whoMayCome(context.recordId().journey(), context.userId()).stream()
                .map(one -> new Option(
                        one.said().name() + ", " + one.said().what(), one.id().toString()))
                .toList();
    }
}
