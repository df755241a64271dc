package org.alongside.referral;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.alongside.ids.EntryId;
import org.alongside.ids.JourneyId;
import org.alongside.ids.ReferralId;
import org.alongside.ids.WorkerId;
import org.alongside.referral.policy.SurvivorChoosesWay.Way;
import org.jspecify.annotations.Nullable;

/**
 * A referral of a survivor to a service.
 *
 * @param entryId the service in the directory
 * @param reference number by which the service and we speak of it
 * @param way null until the survivor has chosen
 * @param classes what the letter has, or may have
 * @param agreedUntil the last day of what was agreed to for it
 * @param preparedBy who built the letter with the survivor; null where there is none
 * @param seenAt when that person first read the letter as it is now; null where they have not
 * @param sentAt when it left, or was to leave by e-mail or at an address; null where it does not
 * @param mailTo address of the service as it was seen with the letter; null where no mail goes
 */
public record Referral(
        ReferralId id,
        JourneyId journeyId,
        EntryId entryId,
        String reference,
        State state,
        @Nullable Way way,
        Set<DataClass> classes,
        @Nullable LocalDate agreedUntil,
        Instant begunAt,
        @Nullable WorkerId preparedBy,
        @Nullable Instant seenAt,
        @Nullable Instant sentAt,
        @Nullable SentHow sentHow,
        @Nullable Answer answer,
        @Nullable Instant answeredAt,
        @Nullable Outcome outcome,
        GoesBy goesBy,
        @Nullable String mailTo) {
    /** How far it is. */
    public enum State {
        /** Worker and survivor agree on the way. */
        CHOOSING,
        /** The letter is built and has not left. */
        PREPARED,
        SENT,
        /** The survivor has said how it went, or left. */
        CLOSED,
        /** They were told of it and are left free. */
        TOLD,
        /** A letter had left, and the agreement ended. */
        TAKEN_BACK;

        public boolean isOpen() {
            return this == CHOOSING || this == PREPARED || this == SENT;
        }
    }

    /** How a letter left. */
    public enum SentHow {
        TAKEN_ALONG,
        HANDED_OVER,
        POSTED,
        EMAIL,
        /** The service got an address at which it fetches the letter. */
        ADDRESS;

        /** Whether a letter that goes by this leaves so. */
        public boolean is(GoesBy goesBy) {
            return switch (this) {
                case EMAIL -> goesBy == GoesBy.EMAIL;
                case ADDRESS -> goesBy == GoesBy.ADDRESS;
                case TAKEN_ALONG, HANDED_OVER, POSTED -> goesBy == GoesBy.PAPER;
            };
        }
    }

    /** How the survivor chose that a letter goes. */
    public enum GoesBy {
        PAPER,
        /** Attached to a mail, with a password. */
        EMAIL,
        /** Fetched once by the service, at an address that stands in a mail, with a code. */
        ADDRESS
    }

    /** What came of a letter. */
    public enum Answer {
        TAKEN,
        WAITING,
        NOT_POSSIBLE,
        ASKED_AGAIN,
        NO_LONGER,
        /** The service asks to be called. */
        CALL_US,
        /** Nobody took the mail, or it came back, or nobody fetched the letter. */
        NOT_ARRIVED,
        /** The mail was handed over, and no answer came whether it was taken. */
        NOT_SURE;

        /** Whether the service can still answer by itself after it. */
        public boolean isStillWaitedFor() {
            return this == WAITING || this == ASKED_AGAIN || isOfMail();
        }

        /** Whether the mail server said it. */
        public boolean isOfMail() {
            return this == NOT_ARRIVED || this == NOT_SURE;
        }

        /** Whether the service said it; otherwise it has said nothing. */
        public boolean isOfService() {
            return this == TAKEN || this == WAITING || this == NOT_POSSIBLE || this == CALL_US;
        }
    }

    /** What the survivor wanted after it. */
    public enum Outcome {
        GO_ON,
        ELSEWHERE,
        NO_MORE,
        LEFT
    }

    /** How a service was told that the agreement ended. */
    public enum RecalledHow {
        POSTED,
        HANDED_OVER,
        BY_TELEPHONE
    }

    /**
     * Whether the service is told when the agreement ends: it has a letter, and the letter does not itself say that its time is over.
     */
    public boolean isToBeCalledBack(LocalDate today) {
        return hasLeft()
                && state != State.TAKEN_BACK
                && (state == State.SENT || agreedUntil != null && !agreedUntil.isBefore(today));
    }

    /** Whether somebody at the service may have a letter, or it is on its way there. */
    public boolean hasLeft() {
        return sentAt != null;
    }

    /** Whether it leaves, or has left, on paper: as it was chosen, or because it did not arrive otherwise. */
    public boolean isOnPaper() {
        return state == State.SENT && (goesBy == GoesBy.PAPER || answer != null && answer.isOfMail());
    }
}
