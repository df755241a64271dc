package org.alongside.assessment;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.alongside.access.Organisations;
import org.alongside.access.Words;
import org.alongside.audit.Ledger;
import org.alongside.ids.JourneyId;
import org.alongside.ids.LinkSubjectId;
import org.alongside.ids.WorkerId;
import org.alongside.own.OwnCodes;
import org.alongside.own.OwnLinks.Purpose;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a worker can do for the assessment of somebody with whom they walk: open it on a device in the office by a code. They never see what is said. Who may is asked by who calls. (MONITOR-01)
 */
@Service
@Transactional(propagation = Propagation.REQUIRED)
@Policy(PolicyId.MONITOR_01)
@Policy(PolicyId.MONITOR_03)
public class TabletCodes {
    /** Below this address of the service a code is typed; what follows names the organisation. */
    private static final String ADDRESS = "/own/code/";

    private final Assessments assessments;
    private final AssessmentRows rows;
    private final OwnCodes codes;
    private final Organisations organisations;
    private final Ledger ledger;

    TabletCodes(
            Assessments assessments, AssessmentRows rows, OwnCodes codes, Organisations organisations, Ledger ledger) {
        this.assessments = assessments;
        this.rows = rows;
        this.codes = codes;
        this.organisations = organisations;
        this.ledger = ledger;
    }

    /**
     * The round that goes on until its day. Whether they have answered in it, or would rather not, is not told.
     *
     * @param endsAt when it is over at the latest
     * @param lastCode the last code that was made for it, if any; nothing tells what came of it
     */
    public record Round(Instant endsAt, Optional<OwnCodes.WasMade> lastCode) {}

    /** The round for which this worker can make a code; empty where none goes on, or where they do not walk with the survivor. */
    @Transactional(propagation = Propagation.REQUIRED, readOnly = true)
    public Optional<Round> round(JourneyId journeyId, WorkerId worker) {
        return going(journeyId, worker)
                .map(going -> new Round(going.endsAt(), codes.last(Purpose.ASSESSMENT, LinkSubjectId.of(going.id()))));
    }

    /** Whether there is such a round. */
    @Transactional(propagation = Propagation.REQUIRED, readOnly = true)
    public boolean isRoundOpen(JourneyId journeyId, WorkerId worker) {
        return going(journeyId, worker).isPresent();
    }

    private Optional<AssessmentRows.Going> going(JourneyId journeyId, WorkerId worker) {
        return rows.going(journeyId).filter(going -> assessments.isTheirWorker(journeyId, worker));
    }

    /**
     * Makes a code; the one before opens nothing any more. A link that the survivor has stays as it is. Where the survivor has answered
     * already, the code opens nothing, and looks like any other.
     *
     * @throws Refused where no round goes on, or they do not walk with the survivor
     */
    public OwnCodes.Made make(JourneyId journeyId, WorkerId by) {
        return going(journeyId, by)
                .map(going -> {
                    rows.lock(going.id());
                    ledger.done(journeyId.toString(), by, "assessment code made", Map.of("assessment", going.id()));
                    return codes.make(Purpose.ASSESSMENT, LinkSubjectId.of(going.id()), journeyId, by);
                })
                .orElseThrow(() -> Refused.notNow(PolicyId.MONITOR_01, Words.here("refused.nothing-is-asked-of-them")));
    }

    /** Where a code is typed, below the address of the service. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public String address() {
        return ADDRESS + organisations.ownAddress();
    }
}
