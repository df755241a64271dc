package org.alongside.workers.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.alongside.access.CurrentActor;
import org.alongside.access.PageLink;
import org.alongside.access.PasskeyOffer;
import org.alongside.access.People;
import org.alongside.access.People.Person;
import org.alongside.access.Role;
import org.alongside.access.Words;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.settings.SettingKey;
import org.alongside.settings.Settings;
import org.alongside.workers.Profiles;
import org.alongside.workers.Worker;
import org.alongside.workers.Workers;
import org.alongside.workers.invitation.AccountLinks;
import org.springframework.context.annotation.Bean;
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

/** Who walks with survivors: supervisors see and change it, workers see their own. (WORKER-02, WORKER-05) */
@Policy(PolicyId.WORKER_05)
@Controller
@RequestMapping("/workers")
class WorkersController {
    private final Workers workers;
    private final Profiles profiles;
    private final People people;
    private final AccountLinks links;
    private final PasskeyOffer passkeys;
    private final Settings settings;
    private final Clock clock;

    WorkersController(
            Workers workers,
            Profiles profiles,
            People people,
            AccountLinks links,
            PasskeyOffer passkeys,
            Clock clock,
            Settings settings) {
        this.passkeys = passkeys;
        this.settings = settings;
        this.workers = workers;
        this.profiles = profiles;
        this.people = people;
        this.links = links;
        this.clock = clock;
    }

    @Bean
    static PageLink linkToWorkers() {
        return new PageLink("/workers", "place.workers", Set.of(Role.SUPERVISOR));
    }

    @Bean
    static PageLink linkToOwnProfile() {
        return new PageLink("/workers/me", "place.me", Set.of(Role.values()));
    }

    record Row(
            WorkerId userId,
            String name,
            boolean hasAccount,
            String gender,
            String languages,
            String cultures,
            ProfileWords.Validity trained,
            ProfileWords.Validity offendingTrained,
            ProfileWords.Validity whanauTrained,
            String walksWith,
            boolean isFull,
            boolean takesOn,
            String supervisor,
            String telephone,
            ProfileWords.Validity coReflection) {}

    /** That a password was chosen at a link, on the page of whose it is. */
    record Use(String at, String madeBy) {}

    /** What became of a passkey, on the page of whose it is. */
    record PasskeyChange(String name, String at, PasskeyOffer.What what) {}

    @GetMapping
    String all(@RequestParam(name = "saved", defaultValue = "") String saved, Model model) {
        Map<WorkerId, String> names = people.names();
        List<Worker> all = workers.all();
        Set<WorkerId> known = all.stream().map(Worker::userId).collect(Collectors.toSet());
        List<Person> without = people.all().stream()
                .filter(Profiles::canHaveOne)
                .filter(person -> !known.contains(person.userId()))
                .toList();
        model.addAttribute("workers", all.stream().map(w -> row(w, names)).toList());
        model.addAttribute("without", without);
        known.stream()
                .filter(worker -> worker.value().equals(saved))
                .findFirst()
                .ifPresent(worker -> model.addAttribute("saved", names.getOrDefault(worker, saved)));
        return "workers/all";
    }

    @GetMapping("/me")
    String me(Model model) {
        Map<WorkerId, String> names = people.names();
        workers.find(myId()).ifPresent(worker -> model.addAttribute("worker", row(worker, names)));
        model.addAttribute(
                "uses",
                links.usesFor(myId()).stream()
                        .map(use -> new Use(
                                ProfileWords.moment(use.at()),
                                names.getOrDefault(use.madeBy(), use.madeBy().value())))
                        .toList());
        model.addAttribute("canAddPasskey", passkeys.isMade());
        model.addAttribute("passkeyOrigin", passkeys.origin());
        model.addAttribute(
                "passkeyChanges",
                passkeys.changes(myId()).stream()
                        .map(change ->
                                new PasskeyChange(change.name(), ProfileWords.moment(change.at()), change.what()))
                        .toList());
        model.addAttribute("hasPasskeys", passkeys.isTakenBy(myId()));
        model.addAttribute(
                "canHaveProfile",
                CurrentActor.get()
                        .filter(me -> me.is(Role.PEER_WORKER) || me.is(Role.SUPERVISOR))
                        .isPresent());
        return "workers/me";
    }

    @GetMapping("/profiles/{userId}")
    ModelAndView edit(@PathVariable("userId") WorkerId userId) {
        Optional<Worker> profile = workers.find(userId);
        return form(
                userId, profile, ProfileForm.of(profile, settings.number(SettingKey.SURVIVORS_DEFAULT)), HttpStatus.OK);
    }

    @PostMapping("/profiles/{userId}")
    ModelAndView save(@PathVariable("userId") WorkerId userId, HttpServletRequest request) {
        Optional<Worker> profile = workers.find(userId);
        ProfileForm sent = ProfileForm.sent(request, supervisors(profile).keySet(), LocalDate.now(clock));
        if (!sent.isRight()) {
            return form(userId, profile, sent, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        try {
            profiles.change(sent.worker(userId), sent.state(), myId());
        } catch (Refused refused) {
            ModelAndView page = form(userId, profile, sent, HttpStatus.CONFLICT);
            page.addObject("refused", refused.sentence());
            return page;
        }
        return new ModelAndView("redirect:/workers", Map.of("saved", userId.value()));
    }

    private ModelAndView form(WorkerId userId, Optional<Worker> profile, ProfileForm form, HttpStatus status) {
        Optional<Person> person = people.find(userId);
        if (profile.isEmpty() && person.filter(Profiles::canHaveOne).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        ModelAndView page = new ModelAndView("workers/profile", status);
        page.addObject("userId", userId);
        page.addObject("name", person.map(Person::name).orElse(userId.value()));
        page.addObject("walksWith", profile.map(Worker::walksWith).orElse(0));
        page.addObject("form", form);
        page.addObject("genders", Words.ofAll(ProfileWords.GENDERS));
        page.addObject("languages", Words.ofAll(ProfileWords.LANGUAGES));
        page.addObject("cultures", Words.ofAll(ProfileWords.CULTURES));
        page.addObject("supervisors", supervisors(profile));
        return page;
    }

    /** Names by id; one who was chosen before and has gone since stays until somebody chooses another. */
    private Map<String, String> supervisors(Optional<Worker> profile) {
        Map<String, String> supervisors = new LinkedHashMap<>();
        people.all().stream()
                .filter(person -> person.is(Role.SUPERVISOR))
                .forEach(person -> supervisors.put(person.userId().value(), person.name()));
        profile.map(Worker::supervisorId)
                .ifPresent(id -> supervisors.putIfAbsent(id.value(), Words.here("workers.no-account-any-more-2", id)));
        return supervisors;
    }

    private Row row(Worker worker, Map<WorkerId, String> names) {
        LocalDate today = LocalDate.now(clock);
        int soonDays = settings.number(SettingKey.SOON_DAYS);
        WorkerId supervisorId = worker.supervisorId();
        return new Row(
                worker.userId(),
                names.getOrDefault(worker.userId(), worker.userId().value()),
                names.containsKey(worker.userId()),
                ProfileWords.gender(worker.gender()),
                ProfileWords.list(worker.languages(), ProfileWords.LANGUAGES),
                ProfileWords.list(worker.cultures(), ProfileWords.CULTURES),
                ProfileWords.validity(worker.trainedUntil(), today, soonDays),
                ProfileWords.validity(worker.offendingTrainedUntil(), today, soonDays),
                ProfileWords.validity(worker.whanauTrainedUntil(), today, soonDays),
                Words.here("workers.of", worker.walksWith(), worker.survivorsMax()),
                worker.walksWith() >= worker.survivorsMax(),
                worker.takesOn(),
                supervisorId == null ? "–" : names.getOrDefault(supervisorId, supervisorId.value()),
                worker.telephone() == null ? "–" : worker.telephone(),
                ProfileWords.coReflection(
                        worker.lastCoReflection(), today, settings.number(SettingKey.CO_REFLECTION_DAYS)));
    }

    private static WorkerId myId() {
        return CurrentActor.get().orElseThrow().userId();
    }
}
