package org.alongside.workers.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.alongside.access.CurrentActor;
import org.alongside.access.PageForm;
import org.alongside.access.People;
import org.alongside.access.People.Person;
import org.alongside.access.Words;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.settings.SettingKey;
import org.alongside.settings.Settings;
import org.alongside.workers.CoReflections;
import org.alongside.workers.Worker;
import org.alongside.workers.Workers;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** When a worker was at a co-reflection last: they say so themselves, or a supervisor does. (WORKER-03) */
@Policy(PolicyId.WORKER_03)
@Controller
class CoReflectionController {
    private static final String MINE = "/workers/me/co-reflection";
    private static final String THEIRS = "/workers/profiles/{userId}/co-reflection";
    private static final String WHICH_DAYS = "co-reflection.please-give-a-day-within";

    private final CoReflections coReflections;
    private final Workers workers;
    private final People people;
    private final Settings settings;

    CoReflectionController(CoReflections coReflections, Workers workers, People people, Settings settings) {
        this.coReflections = coReflections;
        this.workers = workers;
        this.people = people;
        this.settings = settings;
    }

    @GetMapping(MINE)
    ModelAndView mine() {
        return page(me(), MINE, kept(me()), "", HttpStatus.OK);
    }

    @PostMapping(MINE)
    ModelAndView keepMine(HttpServletRequest request) {
        return keep(request, me(), MINE, "/workers/me");
    }

    @GetMapping(THEIRS)
    ModelAndView theirs(@PathVariable("userId") WorkerId userId) {
        return page(userId, address(userId), kept(userId), "", HttpStatus.OK);
    }

    @PostMapping(THEIRS)
    ModelAndView keepTheirs(@PathVariable("userId") WorkerId userId, HttpServletRequest request) {
        return keep(request, userId, address(userId), "/workers");
    }

    private ModelAndView keep(HttpServletRequest request, WorkerId userId, String address, String back) {
        String typed = PageForm.of(request, "heldOn").text("heldOn");
        profile(userId);
        Optional<LocalDate> day = day(typed).filter(coReflections::canBe);
        if (day.isEmpty()) {
            return page(userId, address, typed, Words.here(WHICH_DAYS), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        try {
            coReflections.keep(userId, day.get(), me());
        } catch (Refused refused) {
            return page(userId, address, typed, refused.sentence(), HttpStatus.CONFLICT);
        }
        return new ModelAndView("redirect:" + back);
    }

    private ModelAndView page(WorkerId userId, String address, String typed, String wrong, HttpStatus status) {
        profile(userId);
        ModelAndView page = new ModelAndView("workers/co-reflection", status);
        page.addObject("name", people.find(userId).map(Person::name).orElse(userId.value()));
        page.addObject("isMine", address.equals(MINE));
        page.addObject("address", address);
        page.addObject("heldOn", typed);
        page.addObject("wrong", wrong);
        page.addObject("days", settings.words(SettingKey.CO_REFLECTION_DAYS));
        return page;
    }

    private Worker profile(WorkerId userId) {
        return workers.find(userId).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private String kept(WorkerId userId) {
        LocalDate last = profile(userId).lastCoReflection();
        return last == null ? "" : last.toString();
    }

    private static String address(WorkerId userId) {
        return "/workers/profiles/" + userId + "/co-reflection";
    }

    private static Optional<LocalDate> day(String typed) {
        try {
            return Optional.of(LocalDate.parse(typed));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static WorkerId me() {
        return CurrentActor.get().orElseThrow().userId();
    }
}
