package org.alongside.referral.letter;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.Optional;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.records.Records;
import org.alongside.records.SealedTexts;
import org.alongside.referral.DataClass;
import org.alongside.referral.Referral;
import org.alongside.referral.state.ReferralRows;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Letters about survivors as they are kept, under their key: read as they are, and opened to be sent. (REFER-02) */
@Service
@Transactional(propagation = Propagation.REQUIRED)
@Policy(PolicyId.REFER_02)
@Policy(PolicyId.CONF_03)
@Policy(PolicyId.CONF_08)
@NamedInterface("api")
public class Letters {
    /** Reasons of looks. */
    public static final String BUILDING = "referral.letter";

    private final ReferralRows rows;
    private final Records records;
    private final SealedTexts sealed;
    private final ObjectMapper json;
    private final Clock clock;

    Letters(ReferralRows rows, Records records, SealedTexts sealed, ObjectMapper json, Clock clock) {
        this.rows = rows;
        this.records = records;
        this.sealed = sealed;
        this.json = json;
        this.clock = clock;
    }

    /**
     * The letter as it is, for who built it with the survivor; the look is listed, and the letter may go from now on.
     *
     * @return empty where there is none, somebody else built it, or the record is erased
     */
    public Optional<Letter> read(Referral referral, WorkerId reader) {
        if (!reader.equals(referral.preparedBy())) {
            return Optional.empty();
        }
        Optional<Letter> letter = open(referral);
        letter.ifPresent(shown -> {
            records.wereRead(referral.journeyId(), reader, DataClass.fieldsOf(referral.classes()), BUILDING);
            rows.seen(referral.id(), clock.instant());
        });
        return letter;
    }

    /** The letter as it is, to send it; empty where there is none or the record is erased. */
    Optional<Letter> open(Referral referral) {
        return rows.letter(referral.id())
                .flatMap(kept -> sealed.open(referral.journeyId(), place(referral), kept))
                .map(value -> json.convertValue(value, Letter.class));
    }

    /** Where one is kept. */
    static String place(Referral referral) {
        return "referral/" + referral.id();
    }
}
