package org.alongside.counts.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SixPeopleAtLeastTest {
    private static final String HIDDEN = "-";

    private static Map<String, Integer> numbers(List<Integer> of) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        for (int i = 0; i < of.size(); i++) {
            numbers.put("" + (i + 1), of.get(i));
        }
        return numbers;
    }

    private static List<String> seen(List<Integer> of) {
        Map<String, Integer> shown = SixPeopleAtLeast.shown(numbers(of));
        return numbers(of).keySet().stream()
                .map(answer -> shown.containsKey(answer) ? String.valueOf(shown.get(answer)) : HIDDEN)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "6 7 8 9 10, 6 6 9 9 9",
        "12 12 12 12 12, 12 12 12 12 12",
        // One alone could be computed by whoever knows how many there were.
        "2 7 20 21 22, - - - - -",
        // Two that are six together, and two that are fewer.
        "3 3 20 20 20, - - 21 21 21",
        "2 3 20 21 22, - - - - -",
        // As many as there can be in numbers under six are five each.
        "5 5 5 20 23, - - - - -",
        // That nobody, or everybody, said it tells something of each of them.
        "0 0 0 0 30, - - - - -",
        "0 0 0 15 30, - - - - -",
        "1 1 1 1 1, - - - - -",
        "6, 6",
        "5, -"
    })
    void showsNoNumberUnderSixNorOneFromWhichItFollows(String numbers, String seen) {
        List<Integer> of = new ArrayList<>();
        for (String number : numbers.split(" ")) {
            of.add(Integer.valueOf(number));
        }
        assertThat(String.join(" ", seen(of))).isEqualTo(seen);
    }

    @Test
    void whatIsShownIsRoundedAndNearTheTruth() {
        for (int number = 6; number < 200; number++) {
            int rounded = SixPeopleAtLeast.rounded(number);
            assertThat(rounded % 3).isZero();
            assertThat(Math.abs(rounded - number)).isLessThanOrEqualTo(1);
            assertThat(rounded).isGreaterThanOrEqualTo(6);
        }
    }

    @Test
    void whateverTheNumbersAreTwoAnswersAndSixPeopleAreHiddenTogetherOrNone() {
        Random random = new Random(35);
        for (int i = 0; i < 20_000; i++) {
            List<Integer> of = random.ints(2 + random.nextInt(5), 0, 4 + random.nextInt(20))
                    .boxed()
                    .toList();
            Map<String, Integer> numbers = numbers(of);
            Map<String, Integer> shown = SixPeopleAtLeast.shown(numbers);
            assertThat(shown.keySet()).as("%s", of).allMatch(answer -> numbers.getOrDefault(answer, 0) >= 6);
            List<Integer> hidden = new ArrayList<>();
            numbers.forEach((answer, number) -> {
                if (!shown.containsKey(answer)) {
                    hidden.add(number);
                }
            });
            if (!hidden.isEmpty() && !shown.isEmpty()) {
                assertThat(hidden.size()).as("%s", of).isGreaterThanOrEqualTo(2);
                assertThat(hidden.stream().mapToInt(Integer::intValue).sum())
                        .as("%s", of)
                        .isGreaterThanOrEqualTo(6);
            }
            assertThat(SixPeopleAtLeast.shown(numbers)).isEqualTo(shown);
        }
    }

    /** Whoever knows the rule, what is shown of an item, and even how many answered it in all, finds out no number that is hidden. */
    @ParameterizedTest
    @CsvSource({"2, 60", "3, 50", "4, 34", "5, 24"})
    void nobodyWhoKnowsTheTotalComputesAHiddenNumber(int answers, int totalMax) {
        for (int total = 6; total <= totalMax; total++) {
            Map<List<String>, List<List<Integer>>> possible = new HashMap<>();
            for (List<Integer> of : all(answers, total)) {
                possible.computeIfAbsent(seen(of), seen -> new ArrayList<>()).add(of);
            }
            int people = total;
            possible.forEach((seen, worlds) -> {
                for (int answer = 0; answer < seen.size(); answer++) {
                    int at = answer;
                    if (seen.get(answer).equals(HIDDEN)) {
                        assertThat(worlds.stream().map(world -> world.get(at)).distinct())
                                .as("%s of %s", seen, people)
                                .hasSizeGreaterThan(1);
                    }
                }
            });
        }
    }

    private static List<List<Integer>> all(int answers, int total) {
        if (answers == 1) {
            return List.of(List.of(total));
        }
        List<List<Integer>> all = new ArrayList<>();
        for (int first = 0; first <= total; first++) {
            for (List<Integer> rest : all(answers - 1, total - first)) {
                List<Integer> one = new ArrayList<>();
                one.add(first);
                one.addAll(rest);
                all.add(one);
            }
        }
        return all;
    }
}
