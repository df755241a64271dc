package org.alongside.workers.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.alongside.access.PageForm;
import org.alongside.access.Words;
import org.alongside.ids.WorkerId;
import org.alongside.workers.Profiles;
import org.alongside.workers.Worker;
import org.jspecify.annotations.Nullable;

/**
 * A profile as it is typed: what is right so far, and what is wrong with the rest, by field.
 *
 * @param state which state of the profile was before the supervisor
 */
record ProfileForm(
        String gender,
        Set<String> languages,
        Set<String> cultures,
        String trainedUntil,
        String offendingTrainedUntil,
        String whanauTrainedUntil,
        String survivorsMax,
        String supervisorId,
        boolean takesOn,
        String telephone,
        String state,
        Map<String, String> wrong) {
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final int YEARS_AHEAD_MAX = 10;
    private static final Pattern TELEPHONE = Pattern.compile("\\+?[0-9][0-9 ()-]{4,24}");
    private static final int SURVIVORS_MAX = 30;

    /** @param survivorsDefault the limit of a profile that is new */
    static ProfileForm of(Optional<Worker> profile, int survivorsDefault) {
        return profile.map(worker -> new ProfileForm(
                        text(worker.gender()),
                        worker.languages(),
                        worker.cultures(),
                        text(worker.trainedUntil()),
                        text(worker.offendingTrainedUntil()),
                        text(worker.whanauTrainedUntil()),
                        Integer.toString(worker.survivorsMax()),
                        text(worker.supervisorId()),
                        worker.takesOn(),
                        text(worker.telephone()),
                        Profiles.state(profile),
                        Map.of()))
                .orElseGet(() -> new ProfileForm(
                        "",
                        Set.of("ENGLISH"),
                        Set.of(),
                        "",
                        "",
                        "",
                        Integer.toString(survivorsDefault),
                        "",
                        true,
                        "",
                        Profiles.state(profile),
                        Map.of()));
    }

    /** What a page with a profile sends. */
    static final List<String> FIELDS = List.of(
            "gender",
            "languages",
            "cultures",
            "trainedUntil",
            "offendingTrainedUntil",
            "whanauTrainedUntil",
            "survivorsMax",
            "supervisorId",
            "takesOn",
            "telephone",
            "state");

    /** @param supervisors user ids that can be chosen */
    static ProfileForm sent(HttpServletRequest request, Set<String> supervisors, LocalDate today) {
        return read(PageForm.of(request, FIELDS.toArray(String[]::new)), supervisors, today);
    }

    /**
     * Reads a profile that was sent with something else.
     *
     * @param form which has all {@link #FIELDS}
     */
    static ProfileForm read(PageForm form, Set<String> supervisors, LocalDate today) {
        Map<String, String> wrong = new LinkedHashMap<>();
        String survivors = form.text("survivorsMax");
        if (!survivors.matches("[0-9]{1,2}")
                || Integer.parseInt(survivors) < 1
                || Integer.parseInt(survivors) > SURVIVORS_MAX) {
            wrong.put("survivorsMax", Words.here("profile.please-give-a-number-from", SURVIVORS_MAX));
        }
        for (String field : new String[] {"trainedUntil", "offendingTrainedUntil", "whanauTrainedUntil"}) {
            if (!isSane(form.text(field), today)) {
                wrong.put(field, Words.here("profile.please-give-a-day-between", YEARS_AHEAD_MAX));
            }
        }
        String telephone = form.text("telephone");
        if (!telephone.isEmpty() && !isTelephone(telephone)) {
            wrong.put("telephone", Words.here("profile.please-give-a-telephone-number"));
        }
        Set<String> languages = form.choices("languages", ProfileWords.LANGUAGES.keySet());
        if (languages.isEmpty()) {
            wrong.put("languages", Words.here("profile.please-tick-at-least-one"));
        }
        return new ProfileForm(
                form.choice("gender", ProfileWords.GENDERS.keySet()).orElse(""),
                languages,
                form.choices("cultures", ProfileWords.CULTURES.keySet()),
                form.text("trainedUntil"),
                form.text("offendingTrainedUntil"),
                form.text("whanauTrainedUntil"),
                survivors,
                form.choice("supervisorId", supervisors).orElse(""),
                form.isTicked("takesOn"),
                telephone,
                form.text("state"),
                wrong);
    }

    public boolean isRight() {
        return wrong.isEmpty();
    }

    /** The profile, once nothing is wrong with it. */
    Worker worker(WorkerId userId) {
        return new Worker(
                        userId,
                        gender.isEmpty() ? null : gender,
                        languages,
                        cultures,
                        day(trainedUntil),
                        day(offendingTrainedUntil),
                        Integer.parseInt(survivorsMax),
                        supervisorId.isEmpty() ? null : WorkerId.of(supervisorId),
                        takesOn,
                        telephone.isEmpty() ? null : telephone,
                        0)
                .withWhanauTrainedUntil(day(whanauTrainedUntil));
    }

    private static boolean isTelephone(String text) {
        int digits = text.replaceAll("[^0-9]", "").length();
        return TELEPHONE.matcher(text).matches() && digits >= 5 && digits <= 15;
    }

    private static boolean isSane(String text, LocalDate today) {
        try {
            LocalDate day = day(text);
            return day == null || (!day.isBefore(EARLIEST) && !day.isAfter(today.plusYears(YEARS_AHEAD_MAX)));
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static @Nullable LocalDate day(String text) {
        return text.isEmpty() ? null : LocalDate.parse(text);
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
