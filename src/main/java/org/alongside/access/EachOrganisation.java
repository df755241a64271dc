package org.alongside.access;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What is looked for from time to time in each organisation. What fails is left to the next look, and nothing else waits for it. Any node
 * may look for all.
 */
@Component
public final class EachOrganisation {
    private static final Logger LOG = LoggerFactory.getLogger(EachOrganisation.class);

    private final Organisations organisations;
    private final boolean isOn;

    /** @param isOn these are timers like those of the engine, and stand still where they do */
    public EachOrganisation(
            Organisations organisations, @Value("${camunda.bpm.job-execution.enabled:true}") boolean isOn) {
        this.organisations = organisations;
        this.isOn = isOn;
    }

    /**
     * Looks in all of them, one after the other, outside of any transaction.
     *
     * @param what for the log, such as "A review before erasure"
     */
    public void look(String what, Runnable look) {
        if (isOn) {
            organisations
                    .ids()
                    .forEach(organisation -> orNextTime(what, () -> CurrentOrganisation.runAs(organisation, look)));
        }
    }

    /** Does something with each that is found in the organisation of this thread. @param what for the log */
    public static <T> void each(String what, Supplier<List<T>> which, Consumer<T> act) {
        orNextTime(what, () -> which.get().forEach(one -> orNextTime(what, () -> act.accept(one))));
    }

    private static void orNextTime(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("{} could not begin or end: {}", what, e.getClass().getSimpleName());
        }
    }
}
