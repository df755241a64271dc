package org.alongside.journey.told;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.alongside.consent.ConsentLedger;
import org.alongside.consent.Point;
import org.alongside.ids.JourneyId;
import org.alongside.ids.RecordEntryId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.policy.SurvivorIsToldOfWhatOthersSaid;
import org.alongside.journey.policy.SurvivorIsToldOfWhatOthersSaid.Facts;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.records.ToldByOthers;
import org.alongside.records.ToldByOthers.Answer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * At each contact the survivor is told what somebody else told of them, and says whether it stays: at the welcome, with a session, or on
 * the page at any time. Where they could not be told, it waits for the next contact.
 */
@Service
@Transactional(propagation = Propagation.REQUIRED)
@Policy(PolicyId.CONSENT_08)
public class TellingSurvivor {
    private static final String NOT_TODAY = "NOT_TODAY";

    private final ToldByOthers told;
    private final ConsentLedger consent;

    TellingSurvivor(ToldByOthers told, ConsentLedger consent) {
        this.told = told;
        this.consent = consent;
    }

    /**
     * What a form of a contact says about it.
     *
     * @param isAsked whether the form asks for it: one that was open before that was asked does not
     * @param answer whether they were told, and what they want
     * @param which what they were told of
     */
    public record Said(String form, boolean isAsked, Optional<String> answer, Optional<Set<String>> which) {}

    /**
     * Keeps what was said about it. Their own words were written into the record with the form.
     *
     * @param justHeard what was written down with the same form: it waits for the next contact
     * @throws org.alongside.policy.Refused under CONSENT-08; whoever is at the form sees why, and what they typed stays there
     */
    public void keep(Said said, JourneyId journeyId, WorkerId by, Optional<RecordEntryId> justHeard) {
        Set<RecordEntryId> waiting = new HashSet<>(told.waitingFor(journeyId, by));
        justHeard.ifPresent(waiting::remove);
        Optional<Answer> answer =
                said.answer().filter(each -> !each.equals(NOT_TODAY)).map(Answer::valueOf);
        Set<RecordEntryId> which =
                said.which().orElse(Set.of()).stream().map(RecordEntryId::of).collect(Collectors.toSet());
        SurvivorIsToldOfWhatOthersSaid.decide(new Facts(
                        waiting,
                        said.isAsked(),
                        said.answer().isPresent(),
                        answer.orElse(null),
                        which,
                        answer.filter(Answer.OWN_WORDS::equals).isPresent() && told.hasOwnWords(journeyId)))
                .orRefuse();
        answer.ifPresent(each -> answered(journeyId, which, each, "", by, said.form()));
    }

    /**
     * The survivor was told of these, and said what they want.
     *
     * @param ownWords empty where they stand in the record already
     */
    public void answered(
            JourneyId journeyId, Set<RecordEntryId> which, Answer answer, String ownWords, WorkerId by, String form) {
        if (told.answered(journeyId, which, answer, ownWords, by, form)) {
            consent.explained(journeyId, by, EnumSet.of(Point.TOLD_BY_OTHERS));
        }
    }
}
