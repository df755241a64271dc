package org.alongside.audit;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.alongside.access.CurrentOrganisation;
import org.alongside.engine.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The ledger. An act is written here in its own transaction, so that there is no act without its row and no row without
 * its act. Entries hold ids, decisions and dates; never what was said.
 */
@Repository
public class Ledger {
    /** The chain of what belongs to no journey. */
    public static final String ORGANISATION = "organisation";
    /** The actor where no person acted. */
    public static final String SERVICE = Caller.SERVICE;

    /** How an act ended. */
    public enum Outcome {
        DONE,
        REFUSED,
        EXCEPTION
    }

    private final JdbcClient jdbc;
    private final SigningKey key;
    private final LedgerHeads heads;
    private final Clock clock;

    Ledger(JdbcClient jdbc, SigningKey key, LedgerHeads heads, Clock clock) {
        this.jdbc = jdbc;
        this.key = key;
        this.heads = heads;
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
    public void done(String chain, String actor, String act, Map<String, ?> details) {
        append(chain, actor, act, Outcome.DONE, null, null, details);
    }

    /** Writes down a no that is itself an outcome and goes on, with the transaction in which it is given. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void notPossible(String chain, String actor, String act, String policyId, Map<String, ?> details) {
        append(chain, actor, act, Outcome.REFUSED, policyId, null, details);
    }

    /** Writes down a refusal, in a transaction of its own since the refused one was rolled back. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void refused(
            String chain, String actor, String act, String policyId, @Nullable String subject, Map<String, ?> details) {
        append(chain, actor, act, Outcome.REFUSED, policyId, subject, details);
    }

    private void append(
            String chain,
            String actor,
            String act,
            Outcome outcome,
            @Nullable String policyId,
            @Nullable String subject,
            Map<String, ?> details) {
        String organisation = CurrentOrganisation.current().orElseThrow();
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:chain, 7))")
                .param("chain", organisation + "/" + chain)
                .query((row, n) -> n)
                .list();
        Head head = jdbc.sql("""
                        select position, hash from alongside.ledger_entry
                        where organisation_id = :organisation and chain = :chain order by position desc limit 1
                        """)
                .param("organisation", organisation)
                .param("chain", chain)
                .query((row, n) -> new Head(row.getLong("position"), row.getBytes("hash")))
                .optional()
                .orElse(new Head(0, LedgerHash.BEGINNING));
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String text = new TreeMap<>(details)
                .entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).collect(Collectors.joining(";"));
        long position = head.position + 1;
        byte[] hash = LedgerHash.of(
                organisation, chain, position, at, actor, act, outcome.name(), policyId, subject, text, head.hash);
        byte[] signature = key.sign(hash);
        jdbc.sql("""
                        insert into alongside.ledger_entry (organisation_id, chain, position, at, actor, act, outcome,
                            policy_id, subject, details, previous_hash, hash, signature)
                        values (:organisation, :chain, :position, :at, :actor, :act, :outcome,
                            :policy, :subject, :details, :previous, :hash, :signature)
                        """)
                .param("organisation", organisation)
                .param("chain", chain)
                .param("position", position)
                .param("at", Timestamp.from(at))
                .param("actor", actor)
                .param("act", act)
                .param("outcome", outcome.name())
                .param("policy", policyId)
                .param("subject", subject)
                .param("details", text)
                .param("previous", head.hash)
                .param("hash", hash)
                .param("signature", signature)
                .update();
        heads.keepAfterCommit(new KeptHeads.Head(
                organisation + "/" + chain,
                position,
                Base64.getEncoder().encodeToString(hash),
                Base64.getEncoder().encodeToString(signature)));
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Head(long position, byte[] hash) {}
}
