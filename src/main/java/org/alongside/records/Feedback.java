package org.alongside.records;

import com.google.crypto.tink.Aead;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.alongside.access.CurrentOrganisation;
import org.alongside.access.SecretToken;
import org.alongside.audit.Ledger;
import org.alongside.ids.FeedbackId;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people said about the service, under a key of the organisation, and tied to nobody but where its writer wished so. Of
 * when it came only the day is kept, and nothing of it is written to the ledger, whose rows have a time. (MONITOR-04)
 */
@Service
@Transactional(propagation = Propagation.REQUIRED)
@Policy(
        value = PolicyId.MONITOR_04,
        database = {"table feedback, without a journey unless its writer wished so", "trigger feedback_stays"})
public class Feedback {
    /** So much comes in a day by the page that is open to everybody; the table takes no more. */
    public static final int A_DAY_MAX = 200;

    /** What led to the decision, where somebody says it. */
    public enum Reason {
        OTHER_SUPPORT,
        NOT_THE_RIGHT_TIME,
        NEEDS_MET,
        PRACTICAL
    }

    /** Why something is taken out. */
    public enum TakenOut {
        NAMES_SOMEBODY,
        NOT_ABOUT_US,
        WRITER_ASKED
    }

    /** What became of what was sent. */
    public enum Outcome {
        KEPT,
        FULL
    }

    /**
     * What somebody sends.
     *
     * @param press a secret of the page that it was written on: sent twice it is kept once
     * @param from who wrote it, where they wish that we know; null for everybody else
     */
    public record Said(
            String press,
            String text,
            Optional<Reason> reason,
            boolean mayBeShown,
            @Nullable JourneyId from) {}

    /**
     * What came.
     *
     * @param reason as it was kept, also one of a form that has changed since; empty where there is none
     * @param text empty where there is none, or where it was taken out
     * @param from who wrote it, where they wished that we know
     * @param takenOutBecause empty where it was not
     */
    public record Entry(
            FeedbackId id,
            LocalDate day,
            String reason,
            String text,
            boolean mayBeShown,
            Optional<JourneyId> from,
            boolean isRead,
            Optional<TakenOut> takenOutBecause) {}

    private final FeedbackRows rows;
    private final Vault vault;
    private final Ledger ledger;
    private final Clock clock;

    Feedback(FeedbackRows rows, Vault vault, Ledger ledger, Clock clock) {
        this.rows = rows;
        this.vault = vault;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Keeps what was said beside a worker, or that something was.
     *
     * @param reason one of the reasons offered, or null
     * @param text up to 4,000 characters, or null
     */
    public void keep(@Nullable String reason, @Nullable String text) {
        if (reason == null && text == null) {
            return;
        }
        FeedbackId id = FeedbackId.random();
        rows.insert(id, today(), reason, text == null ? null : encrypt(id, text), false, null);
    }

    /**
     * Keeps what somebody sent from a page.
     *
     * @param isOpenToAll whether everybody can send from that page, so that a day takes no more than {@link #A_DAY_MAX}
     * @throws IllegalArgumentException where the press is none
     */
    public Outcome keep(Said said, boolean isOpenToAll) {
        FeedbackId id = id(said.press());
        if (rows.has(id)) {
            return Outcome.KEPT;
        }
        if (isOpenToAll && !rows.count(today(), A_DAY_MAX)) {
            return Outcome.FULL;
        }
        rows.insert(
                id,
                today(),
                said.reason().map(Enum::name).orElse(null),
                encrypt(id, said.text()),
                said.mayBeShown(),
                said.from());
        return Outcome.KEPT;
    }

    /** Whether what was sent with this press is kept. */
    @Transactional(readOnly = true)
    public boolean isKept(String press) {
        return rows.has(id(press));
    }

    /** Whether somebody could be named as who wrote something: they are not erased, and are not before this transaction has ended. */
    public boolean canBeFrom(JourneyId journeyId) {
        return rows.hasRecord(journeyId);
    }

    /** What came, the newest days first; within a day in no order that says when. */
    @Transactional(readOnly = true)
    public List<Entry> page(int offset, int limit) {
        return rows.page(offset, limit).stream().map(this::entry).toList();
    }

    /** How much nobody has read. */
    @Transactional(readOnly = true)
    public int unread() {
        return rows.unread();
    }

    /** @return false where there is no such one, or it was taken out */
    public boolean setRead(FeedbackId id, boolean isRead) {
        return rows.setRead(id, isRead);
    }

    /** Takes out what was written, for good; that something came, and why it was taken out, stays. @return false where there is none */
    public boolean takeOut(FeedbackId id, TakenOut because, WorkerId by) {
        boolean isTakenOut = rows.takeOut(id, because.name(), by.value());
        if (isTakenOut) {
            ledger.done(Ledger.ORGANISATION, by, "feedback taken out", Map.of("feedback", id, "because", because));
        }
        return isTakenOut || rows.isTakenOut(id, because.name(), by.value());
    }

    private Entry entry(FeedbackRows.Row row) {
        byte[] ciphertext = row.ciphertext();
        return new Entry(
                row.id(),
                row.day(),
                row.reason(),
                ciphertext == null ? "" : decrypt(row.id(), ciphertext),
                row.mayBeShown(),
                row.from(),
                row.isRead(),
                row.takenOutBecause().isEmpty()
                        ? Optional.empty()
                        : Optional.of(TakenOut.valueOf(row.takenOutBecause())));
    }

    /** Random for everybody who does not know the press, and the same for the same one. */
    private static FeedbackId id(String press) {
        if (!SecretToken.isToken(press)) {
            throw new IllegalArgumentException("No page makes such a press.");
        }
        ByteBuffer hash = ByteBuffer.wrap(SecretToken.hash("feedback." + press));
        return FeedbackId.of(new UUID(hash.getLong(), hash.getLong()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }

    private byte[] encrypt(FeedbackId id, String text) {
        try {
            return cipher().encrypt(text.getBytes(StandardCharsets.UTF_8), place(id));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Feedback could not be encrypted.", e);
        }
    }

    private String decrypt(FeedbackId id, byte[] ciphertext) {
        try {
            return new String(cipher().decrypt(ciphertext, place(id)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new UnreadableRecordException("Feedback is damaged, or belongs elsewhere.", e);
        }
    }

    private Aead cipher() {
        String key = "feedback-" + CurrentOrganisation.current().orElseThrow();
        vault.make(key);
        return vault.open(key).orElseThrow();
    }

    private static byte[] place(FeedbackId id) {
        return ("feedback.ciphertext|" + id).getBytes(StandardCharsets.UTF_8);
    }
}
