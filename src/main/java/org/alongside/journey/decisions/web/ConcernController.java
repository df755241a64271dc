package org.alongside.journey.decisions.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.alongside.access.CurrentActor;
import org.alongside.access.PageForm;
import org.alongside.access.Words;
import org.alongside.ids.JourneyId;
import org.alongside.ids.RecordId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.decisions.HeardConcerns;
import org.alongside.journey.decisions.HeardConcerns.Heard;
import org.alongside.journey.decisions.HeardConcerns.Somebody;
import org.alongside.journey.state.NoSuchJourneyException;
import org.alongside.journey.web.JourneyIds;
import org.alongside.policy.Refused;
import org.alongside.records.RecordField;
import org.alongside.safety.NumbersToCall;
import org.alongside.safety.SafetyLevel;
import org.alongside.settings.SettingKey;
import org.alongside.settings.Settings;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where whoever hears that somebody may not be safe says so, from a journey's tasks or a group's. (SAFE-07) */
@Controller
@RequestMapping("/concerns/{about}")
class ConcernController {
    private static final int WORDS_LENGTH_MAX = 20_000;
    private static final Set<String> LEVELS = Set.of("EMERGENCY", "URGENT", "WATCH");
    private static final Map<String, String> NOW = inOrder(
            "SAFE", "concern.safe",
            "UNSURE", "concern.unsure",
            "NOT_SAFE", "concern.not-safe",
            "NOT_SAID", "concern.not-known");
    private static final Map<String, String> SELF = inOrder(
            "NO", "concern.no",
            "THOUGHTS", "concern.thoughts",
            "PLAN", "concern.thoughts-and-a-plan",
            "NOT_SAID", "concern.not-known");
    private static final Map<String, String> OTHERS = inOrder(
            "NO", "concern.no",
            "CONCERN", "concern.there-is-a-concern-not",
            "CHILD", "concern.a-child-may-not-be",
            "DANGER_NOW", "concern.yes-in-danger-now",
            "NOT_SAID", "concern.not-known");

    private final HeardConcerns concerns;
    private final NumbersToCall numbers;
    private final Settings settings;

    ConcernController(HeardConcerns concerns, NumbersToCall numbers, Settings settings) {
        this.concerns = concerns;
        this.numbers = numbers;
        this.settings = settings;
    }

    /** How soon somebody must act, in the times that the organisation has set. */
    private Map<String, String> pressing() {
        return inOrder(
                "EMERGENCY", Words.here("concern.now-an-emergency"),
                "URGENT", Words.here("concern.within-urgent", settings.words(SettingKey.URGENT_WITHIN)),
                "WATCH", Words.here("concern.within-somebody-asks-again", settings.words(SettingKey.FOLLOW_UP_WITHIN)));
    }

    private String done(String code) {
        return switch (code) {
            case "out" -> Words.here("concern.the-call-is-out-who");
            case "watch" -> Words.here("concern.it-is-kept-and-whoever", settings.words(SettingKey.FOLLOW_UP_WITHIN));
            default -> "";
        };
    }

    private static Map<String, String> inOrder(String... codesAndWords) {
        Map<String, String> words = new LinkedHashMap<>();
        for (int i = 0; i < codesAndWords.length; i += 2) {
            words.put(codesAndWords[i], codesAndWords[i + 1]);
        }
        return words;
    }

    @GetMapping
    ModelAndView page(
            @PathVariable("about") String about, @RequestParam(name = "done", defaultValue = "") String done) {
        ModelAndView page = page(id(about), HttpStatus.OK);
        page.addObject("done", done(done));
        return page;
    }

    @PostMapping
    ModelAndView raise(@PathVariable("about") String about, HttpServletRequest request) {
        RecordId id = id(about);
        PageForm form =
                PageForm.withWords(request, "words", "who", "pressing", "safetyNow", "safetySelf", "safetyOthers");
        Map<String, String> typed = new LinkedHashMap<>();
        form.choice("pressing", LEVELS).ifPresent(level -> typed.put("pressing", level));
        form.choice("safetyNow", NOW.keySet()).ifPresent(answer -> typed.put("safetyNow", answer));
        form.choice("safetySelf", SELF.keySet()).ifPresent(answer -> typed.put("safetySelf", answer));
        form.choice("safetyOthers", OTHERS.keySet()).ifPresent(answer -> typed.put("safetyOthers", answer));
        typed.put("who", form.text("who"));
        typed.put("words", form.text("words").replace("\r\n", "\n"));
        Optional<JourneyId> who = JourneyIds.read(typed.get("who"));
        if (who.isEmpty()) {
            return again(id, typed, Words.here("concern.please-choose-whom-it-is"));
        }
        if (!typed.containsKey("pressing")) {
            return again(id, typed, Words.here("concern.please-choose-how-soon-somebody"));
        }
        if (typed.get("words").length() > WORDS_LENGTH_MAX) {
            return again(id, typed, Words.here("concern.what-you-wrote-is-longer"));
        }
        SafetyLevel level;
        try {
            level = concerns.raise(id, who.get(), heard(typed), me());
        } catch (Refused refused) {
            return again(id, typed, refused.sentence());
        }
        return new ModelAndView("redirect:/concerns/" + id + "?done=" + (level == SafetyLevel.WATCH ? "watch" : "out"));
    }

    private static Heard heard(Map<String, String> typed) {
        Map<RecordField, String> answers = new EnumMap<>(RecordField.class);
        put(answers, RecordField.SAFETY_NOW, typed.get("safetyNow"));
        put(answers, RecordField.SAFETY_SELF, typed.get("safetySelf"));
        put(answers, RecordField.SAFETY_OTHERS, typed.get("safetyOthers"));
        return new Heard(
                SafetyLevel.valueOf(typed.getOrDefault("pressing", "")), answers, typed.getOrDefault("words", ""));
    }

    private static void put(
            Map<RecordField, String> answers, RecordField field, @org.jspecify.annotations.Nullable String answer) {
        if (answer != null) {
            answers.put(field, answer);
        }
    }

    private ModelAndView again(RecordId about, Map<String, String> typed, String sentence) {
        ModelAndView page = page(about, HttpStatus.UNPROCESSABLE_ENTITY);
        page.addObject("refused", sentence);
        page.addObject("typed", typed);
        return page;
    }

    private ModelAndView page(RecordId about, HttpStatus status) {
        List<Somebody> people = concerns.about(about, me());
        ModelAndView page = new ModelAndView("journey/concern", status);
        page.addObject("numbers", numbers.all());
        page.addObject("address", "/concerns/" + about);
        page.addObject("people", people);
        page.addObject("typed", Map.of());
        page.addObject("pressing", pressing());
        page.addObject("now", Words.ofAll(NOW));
        page.addObject("self", Words.ofAll(SELF));
        page.addObject("others", Words.ofAll(OTHERS));
        return page;
    }

    private static RecordId id(String about) {
        return JourneyIds.read(about).orElseThrow(NoSuchJourneyException::new);
    }

    private static WorkerId me() {
        return CurrentActor.get().orElseThrow().userId();
    }
}
