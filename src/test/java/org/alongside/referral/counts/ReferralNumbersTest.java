package org.alongside.referral.counts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.alongside.counts.HalfYear;
import org.alongside.directory.Entry.Kind;
import org.alongside.ids.JourneyId;
import org.alongside.policy.PolicyId;
import org.alongside.proof.Proves;
import org.alongside.referral.Referral.Answer;
import org.alongside.referral.counts.ReferralNumbers.Counted;
import org.alongside.referral.counts.ReferralNumbers.Part;
import org.alongside.referral.policy.SurvivorChoosesWay.Way;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReferralNumbersTest {
    private static final HalfYear HALF_YEAR = new HalfYear(2026, 2);
    private static final Instant IN_IT = HALF_YEAR.begins().plus(Duration.ofDays(30));
    private static final Instant BEFORE = HALF_YEAR.begins().minusMillis(1);
    private static final Instant AFTER = HALF_YEAR.ends();

    private static Counted letter(JourneyId who, Way way, Kind kind, Instant at) {
        return new Counted(who, way, kind, "", at, null, null, null, null);
    }

    private static Counted answered(
            @Nullable Instant answerBy, @Nullable Instant first, @Nullable Answer answer, String region) {
        return new Counted(
                JourneyId.random(), Way.REFERRED, Kind.HOUSING, region, BEFORE, answerBy, first, answer, first);
    }

    private static Map<String, Integer> count(Part part, List<Counted> referrals) {
        return ReferralNumbers.of(referrals, HALF_YEAR).getOrDefault(part, Map.of());
    }

    @Test
    @Proves(PolicyId.MONITOR_05)
    void eachSurvivorIsCountedOnceForEachValueOfWhatHappenedInTheHalfYear() {
        JourneyId who = JourneyId.random();
        List<Counted> referrals = List.of(
                letter(who, Way.REFERRED, Kind.HOUSING, IN_IT),
                letter(who, Way.REFERRED, Kind.LEGAL, HALF_YEAR.begins()),
                letter(who, Way.TOLD, Kind.LEGAL, IN_IT),
                letter(JourneyId.random(), Way.REFERRED, Kind.HOUSING, IN_IT),
                letter(JourneyId.random(), Way.MET_TOGETHER, Kind.CRISIS, BEFORE),
                letter(JourneyId.random(), Way.MET_TOGETHER, Kind.CRISIS, AFTER));
        assertThat(count(Part.WAY, referrals))
                .containsOnly(Map.entry("REFERRED", 2), Map.entry("MET_TOGETHER", 0), Map.entry("TOLD", 1));
        assertThat(count(Part.KIND, referrals))
                .hasSize(Kind.values().length)
                .containsEntry("HOUSING", 2)
                .containsEntry("LEGAL", 1)
                .containsEntry("CRISIS", 0);
    }

    @Test
    void aServiceAnswersInTimeUntilTheLastMoment() {
        List<Counted> referrals = List.of(
                answered(IN_IT, IN_IT, Answer.WAITING, ""),
                answered(IN_IT, IN_IT.plusMillis(1), Answer.TAKEN, ""),
                answered(IN_IT, null, Answer.ASKED_AGAIN, ""),
                answered(IN_IT, null, null, ""),
                answered(AFTER, IN_IT, Answer.TAKEN, ""),
                answered(null, null, null, ""));
        assertThat(count(Part.ANSWER, referrals))
                .containsOnly(Map.entry("IN_TIME", 1), Map.entry("LATER", 1), Map.entry("NOT_YET", 2));
    }

    @Test
    void whatWasNotPossibleIsCountedByRegionHoweverThatIsWritten() {
        List<Counted> referrals = new ArrayList<>(List.of(
                answered(IN_IT, IN_IT, Answer.NOT_POSSIBLE, "Tamaki"),
                answered(IN_IT, IN_IT, Answer.NO_LONGER, "Tāmaki"),
                answered(IN_IT, IN_IT, Answer.NOT_POSSIBLE, "  "),
                answered(IN_IT, IN_IT, Answer.TAKEN, "Ōtepoti"),
                answered(IN_IT, BEFORE, Answer.NOT_POSSIBLE, "Ōtepoti")));
        assertThat(count(Part.UNMET_REGION, referrals)).containsOnly(Map.entry("Tamaki", 2), Map.entry("-", 1));
        assertThat(count(Part.UNMET_KIND, referrals)).containsEntry("HOUSING", 3);
    }
}
