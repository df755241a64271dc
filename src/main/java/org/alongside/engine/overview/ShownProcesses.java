package org.alongside.engine.overview;

import java.util.List;
import org.alongside.engine.ProcessDescriptor;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.springframework.stereotype.Component;

/** Which processes those who do not work on them are shown: in Cockpit, and on the page of a team. (OFFEND-07) */
@Component
@Policy(PolicyId.OFFEND_07)
public class ShownProcesses {
    /** A condition on {@code d}, a row of {@code act_re_procdef}; its parameter is {@link #hidden()}. */
    static final String IS_SHOWN = "d.key_ <> all (:hidden)";

    private final List<String> hidden;

    ShownProcesses(List<ProcessDescriptor> announced) {
        this.hidden = announced.stream()
                .filter(ProcessDescriptor::isHidden)
                .map(ProcessDescriptor::process)
                .toList();
    }

    /** @param process id of a process */
    public boolean isShown(String process) {
        return !hidden.contains(process);
    }

    String[] hidden() {
        return hidden.toArray(String[]::new);
    }
}
