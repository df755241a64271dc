package org.alongside.workers;

import java.util.Set;

/**
 * What a survivor wishes of a worker.
 *
 * @param gender MALE, FEMALE, ANOTHER, or NO_PREFERENCE
 * @param cultures cultural wishes, empty for none
 * @param language ENGLISH, TE_REO_MAORI, OTHER or NOT_SAID
 */
public record Wishes(String gender, Set<String> cultures, String language) {
    static final String NO_PREFERENCE = "NO_PREFERENCE";

    /** WORKER-01: the choice of gender is met. */
    boolean genderMetBy(Worker worker) {
        return gender.equals(NO_PREFERENCE) || gender.equals(worker.gender());
    }

    /** WORKER-06: all cultural wishes are met. */
    boolean culturesMetBy(Worker worker) {
        return worker.cultures().containsAll(cultures) && languageMetBy(worker);
    }

    /** How many cultural wishes are met, the language among them. */
    long culturesMetCount(Worker worker) {
        return cultures.stream().filter(worker.cultures()::contains).count() + (languageMetBy(worker) ? 1 : 0);
    }

    private boolean languageMetBy(Worker worker) {
        return !language.equals("TE_REO_MAORI") || worker.languages().contains(language);
    }
}
