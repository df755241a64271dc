package org.alongside.referral.counts;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.alongside.access.PlainText;
import org.alongside.counts.HalfYear;
import org.alongside.directory.Entry.Kind;
import org.alongside.ids.JourneyId;
import org.alongside.referral.Referral.Answer;
import org.alongside.referral.policy.SurvivorChoosesWay.Way;
import org.jspecify.annotations.Nullable;

/** Counts survivors, each once for each value, however many referrals they have. Knows nothing but what it is given. */
final class ReferralNumbers {
    /** What stands for a service of which no region is said. */
    static final String NO_REGION = "-";

    private ReferralNumbers() {}

    /** What is counted. The values are those of the enum; of the last one, regions as the directory names them. */
    enum Part {
        WAY(Way.class),
        KIND(Kind.class),
        ANSWER(Answered.class),
        UNMET_KIND(Kind.class),
        UNMET_REGION(null);

        private final @Nullable Class<? extends Enum<?>> values;

        Part(@Nullable Class<? extends Enum<?>> values) {
            this.values = values;
        }

        /** All that can be counted; empty where that is not known before. */
        List<String> known() {
            return values == null
                    ? List.of()
                    : List.of(values.getEnumConstants()).stream()
                            .map(Enum::name)
                            .toList();
        }

        String address() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Whether a service answered by when it was to. */
    enum Answered {
        IN_TIME,
        LATER,
        NOT_YET
    }

    /**
     * A referral as far as it is counted.
     *
     * @param happenedAt when the letter left, or they were told of the service
     * @param answerBy null where no letter left, or it was called back before there was an answer
     */
    record Counted(
            JourneyId survivor,
            @Nullable Way way,
            Kind kind,
            String region,
            @Nullable Instant happenedAt,
            @Nullable Instant answerBy,
            @Nullable Instant firstAnsweredAt,
            @Nullable Answer answer,
            @Nullable Instant answeredAt) {}

    /** How many survivors, by value; values of which nobody is counted are there with zero, but no regions. */
    static Map<Part, Map<String, Integer>> of(Collection<Counted> referrals, HalfYear halfYear) {
        List<Counted> happened = within(referrals, halfYear, Counted::happenedAt);
        List<Counted> due = within(referrals, halfYear, Counted::answerBy);
        List<Counted> unmet = within(referrals, halfYear, Counted::answeredAt).stream()
                .filter(one -> one.answer() == Answer.NOT_POSSIBLE || one.answer() == Answer.NO_LONGER)
                .toList();
        Map<Part, Map<String, Integer>> numbers = new EnumMap<>(Part.class);
        numbers.put(Part.WAY, people(Part.WAY, happened, one -> String.valueOf(one.way())));
        numbers.put(Part.KIND, people(Part.KIND, happened, one -> one.kind().name()));
        numbers.put(Part.ANSWER, people(Part.ANSWER, due, one -> answered(one).name()));
        numbers.put(Part.UNMET_KIND, people(Part.UNMET_KIND, unmet, one -> one.kind()
                .name()));
        Map<String, String> names = unmet.stream()
                .collect(Collectors.toMap(
                        one -> PlainText.of(one.region()),
                        Counted::region,
                        (one, other) -> one.compareTo(other) <= 0 ? one : other));
        numbers.put(Part.UNMET_REGION, people(Part.UNMET_REGION, unmet, one -> {
            String name = names.getOrDefault(PlainText.of(one.region()), "").strip();
            return name.isEmpty() ? NO_REGION : name;
        }));
        return numbers;
    }

    private static List<Counted> within(
            Collection<Counted> referrals, HalfYear halfYear, Function<Counted, @Nullable Instant> when) {
        return referrals.stream()
                .filter(one -> {
                    Instant at = when.apply(one);
                    return at != null && !at.isBefore(halfYear.begins()) && at.isBefore(halfYear.ends());
                })
                .toList();
    }

    private static Answered answered(Counted referral) {
        Instant at = referral.firstAnsweredAt();
        if (at == null || referral.answerBy() == null) {
            return Answered.NOT_YET;
        }
        return at.isAfter(referral.answerBy()) ? Answered.LATER : Answered.IN_TIME;
    }

    private static Map<String, Integer> people(Part part, List<Counted> referrals, Function<Counted, String> value) {
        Map<String, Set<JourneyId>> people = new TreeMap<>();
        part.known().forEach(each -> people.put(each, new HashSet<>()));
        referrals.forEach(one -> people.computeIfAbsent(value.apply(one), each -> new HashSet<>())
                .add(one.survivor()));
        Map<String, Integer> numbers = new TreeMap<>();
        people.forEach((each, who) -> numbers.put(each, who.size()));
        return numbers;
    }
}
