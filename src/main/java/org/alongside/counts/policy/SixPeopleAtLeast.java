package org.alongside.counts.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;

/**
 * What may be seen of how many people gave which answer: no number under six, none from which such a one could be computed
 * by whoever knows how many there were in all, and each rounded to three, the same way each time. A zero is
 * hidden as well, because it says something about everybody.
 */
@Policy(
        value = PolicyId.MONITOR_05,
        database = {"check assessment_count_six", "check assessment_distribution_six", "check referral_count_six"})
public final class SixPeopleAtLeast {
    /** Fewer are not shown. */
    public static final int PEOPLE_MIN = 6;

    private static final int HIDDEN_TOGETHER_MIN = 2;
    private static final int BASE = 3;

    private SixPeopleAtLeast() {}

    /** Whether so many people are enough to say anything about them. */
    public static boolean areEnough(int people) {
        return people >= PEOPLE_MIN;
    }

    /**
     * What may be seen. Where the numbers under six could be computed together, nothing is. Hiding only one more number is not
     * enough: whoever knows the rule can try all numbers that lead to what is shown.
     *
     * @param numbers of people by answer, each person in one of them, those that nobody gave with zero
     * @return what is shown of them; the others are hidden together: two answers at least, and six people
     */
    public static Map<String, Integer> shown(Map<String, Integer> numbers) {
        List<Integer> hidden =
                numbers.values().stream().filter(number -> number < PEOPLE_MIN).toList();
        Map<String, Integer> shown = new LinkedHashMap<>();
        if (hidden.isEmpty() || !canBeComputed(hidden)) {
            numbers.forEach((answer, number) -> {
                if (number >= PEOPLE_MIN) {
                    shown.put(answer, rounded(number));
                }
            });
        }
        return shown;
    }

    /** One alone, fewer than six people, or as many as there can be in numbers under six. */
    private static boolean canBeComputed(List<Integer> hidden) {
        return hidden.size() < HIDDEN_TOGETHER_MIN
                || hidden.stream().mapToInt(Integer::intValue).sum() < PEOPLE_MIN
                || hidden.stream().allMatch(number -> number == PEOPLE_MIN - 1);
    }

    /** To the nearest multiple of three. @param number six at least */
    public static int rounded(int number) {
        return (number + 1) / BASE * BASE;
    }
}
