package org.alongside.journey.own.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alongside.access.CurrentActor;
import org.alongside.access.PageForm;
import org.alongside.access.Words;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.own.LinkRequestId;
import org.alongside.journey.own.OwnRequests.Kind;
import org.alongside.journey.own.OwnRequests.Request;
import org.alongside.journey.own.OwnWord;
import org.alongside.journey.policy.WordIsHardToGuess;
import org.alongside.journey.state.Labels;
import org.alongside.journey.state.NoSuchJourneyException;
import org.alongside.journey.state.TheirJourneys;
import org.alongside.journey.web.JourneyIds;
import org.alongside.journey.web.JourneyWords;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where a worker sends a survivor a link to their own record, and turns the screen to them for their word. (CONF-03) */
@Controller
@RequestMapping("/people/{label}")
class BesideTheirWorkerController {
    private static final String PAGE = "/own-record";
    private static final Map<String, String> DONE = Map.of(
            "link", "own-record.the-link-is-on-its",
            "word", "own-record.the-word-is-chosen-only");

    private final BesideTheirWorker beside;
    private final TheirJourneys own;

    BesideTheirWorkerController(BesideTheirWorker beside, TheirJourneys own) {
        this.beside = beside;
        this.own = own;
    }

    /** @param done empty while it is open */
    record Asked(String what, String said, String asked, String due, String done, boolean isAgain) {}

    @GetMapping(PAGE)
    ModelAndView page(
            @PathVariable("label") String label, @RequestParam(name = "done", defaultValue = "") String done) {
        return page(label, Words.ofCode(DONE, done), "", HttpStatus.OK);
    }

    private ModelAndView page(String label, String done, String refused, HttpStatus status) {
        BesideTheirWorker.View view = beside.view(own.at(label), me());
        ModelAndView page = new ModelAndView("journey/own-record", status);
        page.addObject("label", view.journey().label());
        page.addObject("address", address(label));
        page.addObject("word", word(view.word()));
        page.addObject("isWordChosen", view.word().isPresent());
        page.addObject("isOnItsWay", view.isOnItsWay());
        page.addObject("asked", asked(view));
        page.addObject("page", LinkRequestId.random());
        page.addObject("done", done);
        page.addObject("refused", refused);
        return page;
    }

    private static String word(Optional<OwnWord.Chosen> word) {
        if (word.isEmpty()) {
            return Words.here("own-record.they-have-not-chosen-a");
        }
        String chosen = Words.here(
                word.get().chosenBeside().isPresent()
                        ? "own-record.their-word-was-chosen"
                        : "own-record.they-changed-their-word",
                JourneyWords.when(word.get().at()));
        return word.get()
                .closedUntil()
                .map(until -> chosen + " " + Words.here("own-record.wrong-words-were-tried", JourneyWords.when(until)))
                .orElse(chosen);
    }

    private static List<Asked> asked(BesideTheirWorker.View view) {
        return view.requests().stream().map(one -> asked(one, view)).toList();
    }

    private static Asked asked(Request request, BesideTheirWorker.View view) {
        return new Asked(
                request.kind() == Kind.COPY
                        ? Words.here("own-record.a-copy-of-the-record")
                        : Words.here("own-record.a-correction"),
                view.said().getOrDefault(request.id(), ""),
                JourneyWords.when(request.askedAt()),
                JourneyWords.day(request.dueOn()),
                request.doneAt() == null || request.outcome() == null
                        ? ""
                        : JourneyWords.when(request.doneAt()) + ": " + JourneyWords.of(request.outcome()),
                request.againOf() != null);
    }

    @PostMapping(PAGE + "/link")
    ModelAndView sendLink(@PathVariable("label") String label, HttpServletRequest request) {
        LinkRequestId asked = id(PageForm.of(request, "page").text("page"));
        JourneyId journeyId = own.at(label);
        try {
            beside.sendLink(journeyId, asked, me());
        } catch (Refused refused) {
            return page(label, "", refused.sentence(), HttpStatus.CONFLICT);
        }
        return new ModelAndView("redirect:" + address(label) + PAGE + "?done=link");
    }

    /** A page that is turned to the survivor: it shows nothing of anybody. */
    @GetMapping("/own-word")
    ModelAndView askForWord(@PathVariable("label") String label) {
        beside.refuseUnlessMayChooseWord(own.at(label), me());
        return word(label, "", HttpStatus.OK);
    }

    private static ModelAndView word(String label, String wrong, HttpStatus status) {
        ModelAndView page = new ModelAndView("journey/own-word", status);
        page.addObject("address", address(label));
        page.addObject("wrong", wrong);
        page.addObject("lengthMin", WordIsHardToGuess.LENGTH_MIN);
        page.addObject("lengthMax", WordIsHardToGuess.LENGTH_MAX);
        return page;
    }

    @PostMapping("/own-word")
    ModelAndView chooseWord(@PathVariable("label") String label, HttpServletRequest request) {
        PageForm form = PageForm.of(request, "word", "again");
        JourneyId journeyId = own.at(label);
        if (!form.text("word").equals(form.text("again"))) {
            beside.refuseUnlessMayChooseWord(journeyId, me());
            return word(label, "different", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        try {
            beside.chooseWord(journeyId, form.text("word"), me());
        } catch (Refused refused) {
            return refused.isUnder(PolicyId.CONF_01)
                    ? word(label, "plain", HttpStatus.UNPROCESSABLE_ENTITY)
                    : page(label, "", refused.sentence(), HttpStatus.CONFLICT);
        }
        return new ModelAndView("redirect:" + address(label) + PAGE + "?done=word");
    }

    private static LinkRequestId id(String text) {
        return JourneyIds.read(text, LinkRequestId::of).orElseThrow(NoSuchJourneyException::new);
    }

    private static String address(String label) {
        return "/people/" + Labels.address(Labels.read(label).orElseThrow(NoSuchJourneyException::new));
    }

    private static WorkerId me() {
        return CurrentActor.get().orElseThrow().userId();
    }
}
