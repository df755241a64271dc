package org.alongside.journey.record;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.alongside.ids.JourneyId;
import org.alongside.ids.RecordEntryId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.record.RecordReading.Page;
import org.alongside.journey.state.NoSuchJourneyException;
import org.alongside.journey.state.TheirJourneys;
import org.alongside.journey.support.WayForwardCheck;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.records.CorrectionReason;
import org.alongside.records.Corrections;
import org.alongside.records.RecordEntry;
import org.alongside.records.RecordField;
import org.alongside.records.RecordHistory;
import org.alongside.records.ToldByOthers;
import org.springframework.stereotype.Service;

/**
 * One entry of a record with its versions; who walks with the survivor corrects it, or puts beside it what the survivor says
 * to it. Each call is one transaction. An entry that is not open to them, not of this record or not there is one answer.
 */
@Service
@Policy(PolicyId.CONF_01)
@Policy(PolicyId.CONF_03)
@Policy(PolicyId.CONF_07)
@Policy(PolicyId.CONF_08)
public class RecordCorrection {
    /** The reason that the list of looks shows, and the form of what is corrected. */
    public static final String ENTRY = "people.entry";

    private static final String CORRECTING = "people.correct";
    /** A change of one of these must leave a way forward that may stand. (OFFEND-01, SAFE-05) */
    private static final Set<RecordField> OF_WAY_FORWARD = EnumSet.of(
            RecordField.RISKS_SELF, RecordField.RISKS_OTHERS, RecordField.PLAN_KEEPING_SAFE, RecordField.PLAN_OPTIONS);

    private final TheirJourneys own;
    private final RecordHistory records;
    private final Corrections corrections;
    private final WayForwardCheck wayForward;
    private final ToldByOthers told;

    RecordCorrection(
            TheirJourneys own,
            RecordHistory records,
            Corrections corrections,
            WayForwardCheck wayForward,
            ToldByOthers told) {
        this.own = own;
        this.records = records;
        this.corrections = corrections;
        this.wayForward = wayForward;
        this.told = told;
    }

    /**
     * An entry and its other versions, the newest first.
     *
     * @throws NoSuchJourneyException when the journey is not the reader's, over, or not there, or the entry is not
     */
    public Page entry(JourneyId journeyId, WorkerId reader, RecordEntryId entryId) {
        return own.read("record: one entry", journeyId, reader, journey -> {
            List<RecordEntry> versions = records.versions(journeyId, reader, RecordTheme.allFields(), entryId, ENTRY);
            if (versions.isEmpty()) {
                throw new NoSuchJourneyException();
            }
            return new Page(journey, Optional.empty(), versions, Optional.empty());
        });
    }

    /**
     * Writes a new version. Of two who correct one entry at once, the second is told so and keeps what they typed.
     *
     * @param value text, a number, codes of a list or rows of one; empty text takes the answer out
     * @return the new version
     * @throws org.alongside.policy.Refused under CONF-07, CONSENT-07, SAFE-05 and others where it may not be kept
     * @throws NoSuchJourneyException as in {@link #entry}
     */
    public RecordEntryId correct(
            JourneyId journeyId, WorkerId by, RecordEntryId entryId, Object value, CorrectionReason reason) {
        return own.changeAndTell("record: correct", journeyId, by, journey -> {
            RecordEntryId corrected = corrections
                    .correct(journeyId, by, RecordTheme.allFields(), entryId, value, reason, CORRECTING)
                    .orElseThrow(NoSuchJourneyException::new);
            if (isOfWayForward(journeyId, by, corrected)) {
                wayForward.refuseUnlessRight(journeyId);
            }
            return corrected;
        });
    }

    /**
     * Takes out what somebody told, as the survivor wants: it is erased at once. (CONSENT-08)
     *
     * @throws NoSuchJourneyException as in {@link #entry}
     */
    public void takeOut(JourneyId journeyId, WorkerId by, RecordEntryId entryId) {
        own.change("record: take out", journeyId, by, journey -> {
            if (!told.goes(journeyId, entryId, by)) {
                throw new NoSuchJourneyException();
            }
        });
    }

    private boolean isOfWayForward(JourneyId journeyId, WorkerId by, RecordEntryId entryId) {
        return records.isEntryOf(journeyId, by, OF_WAY_FORWARD, entryId);
    }

    /**
     * Puts what the survivor says to an entry beside it, in their words.
     *
     * @throws org.alongside.policy.Refused where it may not be kept, stands there already, or there are twenty
     * @throws NoSuchJourneyException as in {@link #entry}
     */
    public void putBeside(JourneyId journeyId, WorkerId by, RecordEntryId entryId, String words) {
        own.change("record: statement", journeyId, by, journey -> {
            if (!corrections.putBeside(journeyId, by, RecordTheme.allFields(), entryId, words)) {
                throw new NoSuchJourneyException();
            }
        });
    }
}
