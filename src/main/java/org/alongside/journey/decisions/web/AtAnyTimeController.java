package org.alongside.journey.decisions.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.alongside.access.AccountNames;
import org.alongside.access.CurrentActor;
import org.alongside.access.PageForm;
import org.alongside.access.Words;
import org.alongside.audit.Ledger;
import org.alongside.consent.Purpose;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.decisions.AtAnyTimeActs;
import org.alongside.journey.decisions.SurvivorMessages;
import org.alongside.journey.state.Journeys.State;
import org.alongside.journey.state.NoSuchJourneyException;
import org.alongside.journey.web.JourneyIds;
import org.alongside.journey.web.JourneyWords;
import org.alongside.policy.Refused;
import org.alongside.safety.Concerns;
import org.alongside.settings.SettingKey;
import org.alongside.settings.Settings;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** What a survivor decides at any time, passed on by the worker who walks with them. */
@Controller
@RequestMapping("/journeys/{journeyId}")
class AtAnyTimeController {
    private static final Map<String, String> DONE = Map.of(
            "break", "at-any-time.they-are-having-a-break",
            "back", "at-any-time.they-are-back-and-go",
            "agreement", "at-any-time.the-agreement-is-taken-back",
            "copy", "at-any-time.the-copy-is-asked-for",
            "release", "at-any-time.what-was-written-before-you",
            "help", "at-any-time.the-call-is-out-the",
            "worker", "at-any-time.another-worker-is-being-looked");
    private static final List<Purpose> EACH_BY_ITSELF = List.of(
            Purpose.KEEP_SESSION_NOTES,
            Purpose.ANONYMOUS_REPORTING,
            Purpose.CONTACT_WHANAU,
            Purpose.DISCLOSE_TO_RECIPIENT);

    private final AtAnyTimeActs atAnyTime;
    private final AccountNames accounts;
    private final Settings settings;

    AtAnyTimeController(AtAnyTimeActs atAnyTime, AccountNames accounts, Settings settings) {
        this.atAnyTime = atAnyTime;
        this.accounts = accounts;
        this.settings = settings;
    }

    @GetMapping
    String page(
            @PathVariable("journeyId") String journeyId,
            @RequestParam(name = "done", defaultValue = "") String done,
            Model model) {
        Optional.ofNullable(DONE.get(done)).ifPresent(key -> model.addAttribute("done", Words.here(key)));
        fill(model, id(journeyId));
        return "journey/at-any-time";
    }

    /** Looks into the record before the newest hundred. (CONF-03) */
    @GetMapping("/looks")
    String olderLooks(@PathVariable("journeyId") String journeyId, @RequestParam("before") String before, Model model) {
        AtAnyTimeActs.OlderLooks page = atAnyTime.olderLooks(id(journeyId), me(), moment(before));
        model.addAttribute("address", "/journeys/" + journeyId);
        model.addAttribute("label", page.journey().label());
        model.addAllAttributes(looks(page.looks()));
        return "journey/looks";
    }

    @GetMapping("/leave")
    String askBeforeLeaving(@PathVariable("journeyId") String journeyId, Model model) {
        fill(model, id(journeyId));
        return "journey/leave";
    }

    @GetMapping("/another-worker")
    String askWhatTheNextWorkerSees(@PathVariable("journeyId") String journeyId, Model model) {
        fill(model, id(journeyId));
        return "journey/another-worker";
    }

    @GetMapping("/take-back/{purpose}")
    String askBeforeTakingBack(
            @PathVariable("journeyId") String journeyId, @PathVariable("purpose") String purpose, Model model) {
        model.addAttribute("agreement", agreement(purpose(purpose)));
        fill(model, id(journeyId));
        return purpose(purpose) == Purpose.KEEP_RECORD ? "journey/erase" : "journey/take-back";
    }

    @PostMapping("/pause")
    ModelAndView pause(@PathVariable("journeyId") String journeyId, HttpServletRequest request) {
        PageForm.of(request);
        return act(journeyId, "break", (id, by) -> atAnyTime.pauses(id, by));
    }

    @PostMapping("/come-back")
    ModelAndView comeBack(@PathVariable("journeyId") String journeyId, HttpServletRequest request) {
        PageForm.of(request);
        return act(journeyId, "back", (id, by) -> atAnyTime.comesBack(id, by));
    }

    @PostMapping("/help")
    ModelAndView callForHelp(@PathVariable("journeyId") String journeyId, HttpServletRequest request) {
        String level = PageForm.of(request, "level").oneOf("level", Set.of("URGENT", "EMERGENCY"));
        return act(journeyId, "help", (id, by) -> atAnyTime.callsForHelp(id, Concerns.Level.valueOf(level), by));
    }

    @PostMapping("/leave")
    ModelAndView leave(@PathVariable("journeyId") String journeyId, HttpServletRequest request) {
        PageForm.of(request);
        return act(journeyId, "left", (id, by) -> atAnyTime.leaves(id, by));
    }

    @PostMapping("/another-worker")
    ModelAndView anotherWorker(@PathVariable("journeyId") String journeyId, HttpServletRequest request) {
        Optional<String> release = PageForm.of(request, "release").choice("release", Set.of("CONTACT_ONLY", "ALL"));
        if (release.isEmpty()) {
            return askAgain(journeyId, "journey/another-worker", Words.here("at-any-time.please-choose-what-the-next"));
        }
        return act(
                journeyId,
                "worker",
                (id, by) -> atAnyTime.wishesAnotherWorker(id, SurvivorMessages.Release.valueOf(release.get()), by));
    }

    @PostMapping("/copy")
    ModelAndView copy(@PathVariable("journeyId") String journeyId, HttpServletRequest request) {
        boolean onPaper = PageForm.of(request, "paper").isTicked("paper");
        return act(journeyId, "copy", (id, by) -> atAnyTime.asksForCopy(id, onPaper, by));
    }

    @PostMapping("/take-release-back")
    ModelAndView takeReleaseBack(@PathVariable("journeyId") String journeyId, HttpServletRequest request) {
        PageForm.of(request);
        return act(journeyId, "release", atAnyTime::takesReleaseBack);
    }

    @PostMapping("/take-back/{purpose}")
    ModelAndView takeBack(
            @PathVariable("journeyId") String journeyId,
            @PathVariable("purpose") String purpose,
            HttpServletRequest request) {
        PageForm form = PageForm.of(request, "explained", "everything");
        Purpose what = purpose(purpose);
        boolean erases = what == Purpose.KEEP_RECORD;
        if (erases && !form.isTicked("everything")) {
            return askAgain(journeyId, "journey/erase", Words.here("at-any-time.please-tick-the-box-if"));
        }
        return act(
                journeyId,
                erases ? "erased" : "agreement",
                (id, by) -> atAnyTime.takesBack(id, what, form.isTicked("explained"), by));
    }

    private interface Act {
        void by(JourneyId journeyId, WorkerId userId);
    }

    /** Does it and goes on by an address of its own, so that loading the page again does nothing again. */
    private ModelAndView act(String journeyId, String done, Act act) {
        JourneyId id = id(journeyId);
        try {
            act.by(id, me());
        } catch (Refused refused) {
            ModelAndView page = new ModelAndView("journey/at-any-time", HttpStatus.CONFLICT);
            page.addObject("refused", refused.sentence());
            fill(page, id);
            return page;
        }
        return new ModelAndView(
                done.equals("left") || done.equals("erased")
                        ? "redirect:/journeys/done?what=" + done
                        : "redirect:/journeys/" + id + "?done=" + done);
    }

    private ModelAndView askAgain(String journeyId, String view, String sentence) {
        ModelAndView page = new ModelAndView(view, HttpStatus.UNPROCESSABLE_ENTITY);
        page.addObject("refused", sentence);
        fill(page, id(journeyId));
        return page;
    }

    private void fill(ModelAndView page, JourneyId journeyId) {
        attributes(journeyId).forEach(page::addObject);
    }

    private void fill(Model model, JourneyId journeyId) {
        model.addAllAttributes(attributes(journeyId));
    }

    private Map<String, Object> attributes(JourneyId journeyId) {
        AtAnyTimeActs.View view = atAnyTime.view(journeyId, me());
        Map<String, Object> attributes = new HashMap<>(looks(view.looks()));
        attributes.putAll(Map.of(
                "emergencyWithin",
                settings.words(SettingKey.EMERGENCY_WITHIN),
                "urgentWithin",
                settings.words(SettingKey.URGENT_WITHIN),
                "journey",
                new Shown(
                        "/journeys/" + journeyId,
                        view.journey().label(),
                        view.alias().orElse(""),
                        JourneyWords.of(view.journey().state()),
                        JourneyWords.of(view.journey().step()),
                        view.journey().state() == State.PAUSED,
                        view.hasWorker(),
                        view.isEarlierReleased()),
                "agreements",
                EACH_BY_ITSELF.stream()
                        .filter(view.agreedTo()::contains)
                        .map(AtAnyTimeController::agreement)
                        .toList()));
        return attributes;
    }

    private Map<String, Object> looks(AtAnyTimeActs.Looks looks) {
        AccountNames.Through names = accounts.of(
                looks.seen().stream().map(AtAnyTimeActs.Seen::reader).toList());
        return Map.of(
                "looks",
                looks.seen().stream().map(look -> row(look, names)).toList(),
                "older",
                looks.older().map(Instant::toString).orElse(""));
    }

    private static Instant moment(String before) {
        try {
            return JourneyIds.moment(before);
        } catch (DateTimeException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
    }

    record Shown(
            String address,
            String label,
            String alias,
            String state,
            String step,
            boolean isPaused,
            boolean hasWorker,
            boolean isEarlierReleased) {}

    record Agreement(String code, String words, boolean isNotes, boolean isPassingOn) {}

    record Row(String who, String when, String parts, String why) {}

    private static Agreement agreement(Purpose purpose) {
        return new Agreement(
                purpose.name(),
                JourneyWords.of(purpose),
                purpose == Purpose.KEEP_SESSION_NOTES,
                purpose == Purpose.DISCLOSE_TO_RECIPIENT);
    }

    private static Row row(AtAnyTimeActs.Seen look, AccountNames.Through names) {
        String who = look.reader().equals(Ledger.SERVICE)
                ? Words.here("at-any-time.the-service-itself")
                : names.at(look.reader(), look.at());
        return new Row(who, JourneyWords.when(look.at()), JourneyWords.parts(look), JourneyWords.reason(look.reason()));
    }

    private static Purpose purpose(String code) {
        return EACH_BY_ITSELF.stream()
                .filter(purpose -> purpose.name().equals(code))
                .findFirst()
                .or(() -> code.equals(Purpose.KEEP_RECORD.name()) ? Optional.of(Purpose.KEEP_RECORD) : Optional.empty())
                .orElseThrow(NoSuchJourneyException::new);
    }

    private static JourneyId id(String journeyId) {
        return JourneyIds.read(journeyId).orElseThrow(NoSuchJourneyException::new);
    }

    private static WorkerId me() {
        return CurrentActor.get().orElseThrow().userId();
    }
}
