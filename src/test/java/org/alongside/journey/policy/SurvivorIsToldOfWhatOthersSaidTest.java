package org.alongside.journey.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.alongside.ids.RecordEntryId;
import org.alongside.journey.policy.SurvivorIsToldOfWhatOthersSaid.Facts;
import org.alongside.policy.Decision;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.records.ToldByOthers.Answer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SurvivorIsToldOfWhatOthersSaidTest {
    private static final Set<RecordEntryId> SOMETHING = Set.of(RecordEntryId.random());

    private static Decision decide(
            Set<RecordEntryId> waiting,
            boolean isAsked,
            boolean isSaid,
            @Nullable Answer answer,
            Set<RecordEntryId> which,
            boolean words) {
        return SurvivorIsToldOfWhatOthersSaid.decide(new Facts(waiting, isAsked, isSaid, answer, which, words));
    }

    @Test
    @Proves(PolicyId.CONSENT_08)
    void whereNothingWaitsNothingIsAsked() {
        assertThat(decide(Set.of(), true, false, null, Set.of(), false).isAllowed())
                .isTrue();
    }

    @Test
    @Proves(PolicyId.CONSENT_08)
    void aFormThatWasOpenBeforeThisWasAskedGoesOn() {
        assertThat(decide(SOMETHING, false, false, null, Set.of(), false).isAllowed())
                .isTrue();
    }

    @Test
    @Proves(PolicyId.CONSENT_08)
    void itIsSaidWhetherTheyWereTold() {
        assertThat(decide(SOMETHING, true, false, null, Set.of(), false).sentence())
                .contains("whether they were told of it");
        assertThat(decide(SOMETHING, true, true, null, Set.of(), false).isAllowed())
                .as("could not be told today")
                .isTrue();
    }

    @Test
    @Proves(PolicyId.CONSENT_08)
    void whatTheyWereToldOfIsChosenAndOwnWordsAreWritten() {
        for (Answer answer : Answer.values()) {
            assertThat(decide(SOMETHING, true, true, answer, Set.of(), true).sentence())
                    .contains("what the survivor was told of");
            assertThat(decide(SOMETHING, true, true, answer, SOMETHING, true).isAllowed())
                    .isTrue();
            assertThat(decide(SOMETHING, true, true, answer, SOMETHING, false).isAllowed())
                    .isEqualTo(answer != Answer.OWN_WORDS);
        }
    }
}
