package org.alongside.access.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.alongside.access.Actor;
import org.alongside.access.CurrentActor;
import org.alongside.access.PageDate;
import org.alongside.access.PageForm;
import org.alongside.access.People;
import org.alongside.access.Words;
import org.alongside.access.signin.PasskeyId;
import org.alongside.access.signin.Passkeys;
import org.alongside.access.signin.Passkeys.Outcome;
import org.alongside.access.signin.SignInRefusedException;
import org.alongside.access.signin.WaitInWords;
import org.alongside.engine.EngineClock;
import org.alongside.ids.WorkerId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/**
 * One's own passkeys. Whoever adds one gives the password first: an open window of somebody else must not become a key to
 * their account that lasts. Where the installation has none, there is no such page. (CONF-01)
 */
@Controller
@RequestMapping(PasskeysController.ADDRESS)
class PasskeysController {
    static final String ADDRESS = "/workers/me/passkeys";

    /** Of an answer, in Base64: an authenticator's own words are a tenth of it. */
    private static final int ANSWER_LENGTH_MAX = 8_000;

    private static final PageDate MOMENT =
            PageDate.of("EEEE d MMMM yyyy, h:mm a").withZone(EngineClock.ZONE);

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern SAID = Pattern.compile("added|removed");

    private final Passkeys passkeys;
    private final People people;

    PasskeysController(Passkeys passkeys, People people) {
        this.passkeys = passkeys;
        this.people = people;
    }

    /** A passkey, as a line of the page. */
    record Row(PasskeyId id, String name, String addedAt, String lastUsedAt, String copyRefusedAt, boolean inUse) {}

    @ModelAttribute
    void onlyWhereThereAreSome() {
        if (!passkeys.areOffered()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    @GetMapping
    ModelAndView all(@RequestParam Map<String, String> query) {
        ModelAndView page = page("", Map.of(), HttpStatus.OK);
        query.keySet().stream()
                .filter(word -> SAID.matcher(word).matches())
                .forEach(word -> page.addObject(word, true));
        return page;
    }

    /** Whoever loads the page anew on which a passkey is made begins again. */
    @GetMapping("/new")
    String beginAgain() {
        return "redirect:" + ADDRESS;
    }

    @PostMapping("/new")
    ModelAndView begin(HttpServletRequest request) {
        PageForm form = PageForm.of(request, "name", "password");
        String name = form.text("name");
        if (!isName(name)) {
            return page(
                    name,
                    Map.of("name", Words.here("passkeys.please-give-it-a-name", Passkeys.NAME_LENGTH_MAX)),
                    HttpStatus.UNPROCESSABLE_ENTITY);
        }
        if (passkeys.own(me()).size() >= Passkeys.MAX) {
            return refused(name, Outcome.ENOUGH);
        }
        // As it is: a password may begin or end with a space.
        String wrong = wrongPassword(request.getParameter("password"));
        if (!wrong.isEmpty()) {
            return page(name, Map.of("password", wrong), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        ModelAndView page = new ModelAndView("access/passkey-add");
        page.addObject("name", name);
        page.addObject("origin", passkeys.origin());
        page.addObject("host", passkeys.host());
        page.addObject("userId", me());
        page.addObject("userName", people.names().getOrDefault(me(), me().value()));
        page.addObject("request", passkeys.begin(me(), request));
        return page;
    }

    /** @return empty where it is right */
    private String wrongPassword(@Nullable String password) {
        try {
            return password != null && !password.isEmpty() && passkeys.isOwnPassword(me(), password)
                    ? ""
                    : Words.here("passkeys.this-is-not-the-password");
        } catch (SignInRefusedException tooSoon) {
            return Words.here("passkeys.this-try-came-too-soon", WaitInWords.of(String.valueOf(tooSoon.waitSeconds())));
        }
    }

    @PostMapping
    ModelAndView add(HttpServletRequest request) {
        String name = request.getParameter("name") == null
                ? ""
                : request.getParameter("name").strip();
        String clientData = request.getParameter("clientData");
        String attestation = request.getParameter("attestation");
        if (!isName(name) || !isAnswer(clientData) || !isAnswer(attestation)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        Outcome outcome = passkeys.add(me(), name, clientData, attestation, request);
        return outcome == Outcome.DONE ? new ModelAndView("redirect:" + ADDRESS + "?added") : refused(name, outcome);
    }

    @PostMapping("/{id}/remove")
    String remove(@PathVariable("id") String id) {
        if (!ID.matcher(id).matches() || !passkeys.remove(me(), PasskeyId.of(id))) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return "redirect:" + ADDRESS + "?removed";
    }

    private ModelAndView refused(String name, Outcome outcome) {
        ModelAndView page = page(name, Map.of(), HttpStatus.CONFLICT);
        page.addObject(
                "refused",
                switch (outcome) {
                    case ENOUGH -> Words.here("passkeys.nothing-was-added-you-have", Passkeys.MAX);
                    case KNOWN -> Words.here("passkeys.nothing-was-added-this-passkey");
                    default -> Words.here("passkeys.nothing-was-added-it-took");
                });
        return page;
    }

    private ModelAndView page(String name, Map<String, String> wrong, HttpStatus status) {
        ModelAndView page = new ModelAndView("access/passkeys", status);
        List<Row> rows = passkeys.own(me()).stream()
                .map(key -> new Row(
                        key.id(),
                        key.name(),
                        MOMENT.format(key.addedAt()),
                        moment(key.lastUsedAt()),
                        moment(key.copyRefusedAt()),
                        Passkeys.isInUse(key.id())))
                .toList();
        page.addObject("passkeys", rows);
        page.addObject("isFull", rows.size() >= Passkeys.MAX);
        page.addObject("origin", passkeys.origin());
        page.addObject("name", name);
        page.addObject("wrong", wrong);
        return page;
    }

    private static String moment(@Nullable Instant at) {
        return at == null ? "" : MOMENT.format(at);
    }

    private static boolean isName(String name) {
        return !name.isEmpty()
                && name.length() <= Passkeys.NAME_LENGTH_MAX
                && name.chars().noneMatch(Character::isISOControl);
    }

    private static boolean isAnswer(@Nullable String text) {
        return text != null && !text.isEmpty() && text.length() <= ANSWER_LENGTH_MAX;
    }

    private static WorkerId me() {
        return CurrentActor.get().map(Actor::userId).orElseThrow();
    }
}
