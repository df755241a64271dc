package org.alongside.audit;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.alongside.access.CurrentOrganisation;
import org.alongside.engine.Caller;
import org.alongside.ids.WorkerId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The ledger. An act is written here with the transaction in which it is done, as the last thing before it is committed, so
 * that there is no act without its row and no row without its act. Entries hold ids, decisions and dates; never what was said.
 */
@Repository
public class Ledger {
    /** The chain of what belongs to no journey. */
    public static final String ORGANISATION = "organisation";
    /** Before the id of an account, the chain of what was refused to it. */
    private static final String REFUSED_TO = "by-";
    /** The actor where no person acted. */
    public static final WorkerId SERVICE = Caller.SERVICE;

    /** How an act ended. */
    public enum Outcome {
        DONE,
        REFUSED,
        EXCEPTION
    }

    private final AppendAtCommit appending;
    private final Clock clock;

    Ledger(AppendAtCommit appending, Clock clock) {
        this.appending = appending;
        this.clock = clock;
    }

    /**
     * Writes down that something was done, with the transaction in which it is done.
     *
     * @param chain id of the journey, or {@link #ORGANISATION}
     * @param actor who did it, or {@link #SERVICE}
     * @param act a verb and a noun in lower case, such as {@code consent recorded}
     * @param details ids, decisions and dates that say which; no text that somebody typed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void done(String chain, WorkerId actor, String act, Map<String, ?> details) {
        append(chain, actor, act, Outcome.DONE, null, null, details);
    }

    /** Writes down a no that is itself an outcome and goes on, with the transaction in which it is given. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void notPossible(String chain, WorkerId actor, String act, String policyId, Map<String, ?> details) {
        append(chain, actor, act, Outcome.REFUSED, policyId, null, details);
    }

    /** Writes down a refusal, in a transaction of its own since the refused one was rolled back. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void refused(
            String chain,
            WorkerId actor,
            String act,
            String policyId,
            @Nullable String subject,
            Map<String, ?> details) {
        append(chain, actor, act, Outcome.REFUSED, policyId, subject, details);
    }

    /** The chain of what was refused to somebody. */
    public static String refusalsOf(WorkerId actor) {
        return REFUSED_TO + actor;
    }

    private void append(
            String chain,
            WorkerId actor,
            String act,
            Outcome outcome,
            @Nullable String policyId,
            @Nullable String subject,
            Map<String, ?> details) {
        String text = new TreeMap<>(details)
                .entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).collect(Collectors.joining(";"));
        appending.add(new LedgerEntry(
                CurrentOrganisation.current().orElseThrow(),
                chain,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                actor.value(),
                act,
                outcome.name(),
                policyId,
                subject,
                text));
    }
}
