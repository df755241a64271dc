package org.alongside.journey.own.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.alongside.access.PageForm;
import org.alongside.ids.RequestId;
import org.alongside.journey.own.web.OwnActs.Act;
import org.alongside.journey.own.web.OwnActs.Outcome;
import org.alongside.own.OwnPages;
import org.alongside.own.OwnVisit;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * What a survivor decides on their own page. Each is asked once more, done once however often it is pressed, and then they
 * are told what happens next, and by when. (CONSENT-06, CONSENT-10)
 */
@Controller
@RequestMapping("/own/record")
@Policy(PolicyId.CONSENT_10)
class OwnActsController {
    /** In any script they fit into what is taken of who is not signed in. */
    static final int WORDS_MAX = 1_500;

    private static final Set<String> ASKED = Set.of("copy", "correction");
    private static final Set<String> OTHERS_DONE = Set.of("correction", "word");
    static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Logger LOG = LoggerFactory.getLogger(OwnActsController.class);

    private final OwnActs acts;
    private final OwnRecord record;
    private final RecordPages pages;
    private final OwnPages own;

    OwnActsController(OwnActs acts, OwnRecord record, RecordPages pages, OwnPages own) {
        this.acts = acts;
        this.record = record;
        this.pages = pages;
        this.own = own;
    }

    /** Asks once more. */
    @GetMapping("/do/{act:[a-z-]{1,20}}")
    ModelAndView ask(@PathVariable("act") String act, HttpServletRequest request) throws Exception {
        return pages.where(
                request,
                secret -> Act.named(act).flatMap(one -> record.start(secret)),
                (start, visit) -> ask(Act.named(act).orElseThrow(), isAsked(start), "", HttpStatus.OK, request, visit));
    }

    private static boolean isAsked(OwnRecord.Start start) {
        return start.requests().stream().anyMatch(one -> one.doneAt() == null);
    }

    /** @param isAsked whether something that they asked for is not done, which is said before what ends it */
    private ModelAndView ask(
            Act act, boolean isAsked, String wrong, HttpStatus status, HttpServletRequest request, OwnVisit visit)
            throws Exception {
        ModelAndView page = pages.page("own/record-do", status, request, visit);
        page.addObject("act", act.address());
        page.addObject("isAsked", isAsked && act.isLast());
        page.addObject("wrong", wrong);
        return page;
    }

    @PostMapping("/do/{act:[a-z-]{1,20}}")
    ModelAndView does(@PathVariable("act") String act, HttpServletRequest request) throws Exception {
        PageForm form = PageForm.of(request, "everything");
        Optional<Act> named = Act.named(act);
        if (named.isPresent() && named.get() == Act.ERASE && !form.isTicked("everything")) {
            return pages.where(
                    request,
                    record::start,
                    (start, visit) ->
                            ask(Act.ERASE, isAsked(start), "tick", HttpStatus.UNPROCESSABLE_ENTITY, request, visit));
        }
        return pages.where(
                request, secret -> named.map(one -> acts.does(secret, one)), (outcome, visit) -> switch (outcome) {
                    case DONE ->
                        new ModelAndView(
                                "redirect:/own/record/" + (named.orElseThrow().isLast() ? "ended/" : "done/") + act);
                    case OVER -> pages.over(request, visit);
                    case KEPT_BY_LAW -> ask(named.orElseThrow(), false, "law", HttpStatus.CONFLICT, request, visit);
                    case NOT_NOW, MANY ->
                        ask(named.orElseThrow(), false, "not-now", HttpStatus.CONFLICT, request, visit);
                });
    }

    /** What happens next. */
    @GetMapping("/done/{what:[a-z-]{1,20}}")
    ModelAndView done(@PathVariable("what") String what, HttpServletRequest request) throws Exception {
        return pages.where(
                request,
                secret -> isDoneInSitting(what) ? record.start(secret) : Optional.<OwnRecord.Start>empty(),
                (start, visit) -> {
                    String due = start.requests().stream()
                            .filter(one -> one.doneAt() == null)
                            .filter(one -> one.kind().name().equalsIgnoreCase(what))
                            .findFirst()
                            .map(one -> RecordPages.day(one.dueOn()))
                            .orElse("");
                    if (due.isEmpty() && ASKED.contains(what)) {
                        return new ModelAndView("redirect:/own/record");
                    }
                    ModelAndView page = pages.page("own/record-done", request, visit);
                    page.addObject("what", start.hasLeft() && ASKED.contains(what) ? what + "-away" : what);
                    page.addObject("due", due);
                    return page;
                });
    }

    private static boolean isDoneInSitting(String what) {
        return OTHERS_DONE.contains(what)
                || Act.named(what).filter(act -> !act.isLast()).isPresent();
    }

    /** After what ends the sitting: the page is the same for everybody, and tells nothing. */
    @GetMapping("/ended/{what:leave|erase}")
    ModelAndView ended(@PathVariable("what") String what, HttpServletRequest request) throws Exception {
        ModelAndView page = own.page(
                "own/record-ended", HttpStatus.OK, request, own.visit(request).map(OwnVisit::organisation));
        return page.addObject("what", what);
    }

    @GetMapping("/correct")
    ModelAndView mayCorrect(HttpServletRequest request) throws Exception {
        return pages.where(request, record::start, (start, visit) -> correct(request, visit, "", "", HttpStatus.OK));
    }

    private ModelAndView correct(
            HttpServletRequest request, OwnVisit visit, String typed, String wrong, HttpStatus status)
            throws Exception {
        ModelAndView page = RecordPages.keepingWhatIsTyped(pages.page("own/record-correct", status, request, visit));
        page.addObject("words", typed);
        page.addObject("wrong", wrong);
        page.addObject("wordsMax", WORDS_MAX);
        return page;
    }

    /** Shows what they wrote once more; nothing is kept yet. */
    @PostMapping("/correct")
    ModelAndView look(HttpServletRequest request) throws Exception {
        PageForm form = PageForm.withWords(request, "words", "go");
        String typed = form.text("words").replace("\r\n", "\n");
        boolean isBack =
                form.choice("go", Set.of("back", "next")).filter("back"::equals).isPresent();
        return typedIsKept(
                request,
                typed,
                () -> pages.where(request, record::start, (start, visit) -> {
                    if (isBack) {
                        return correct(request, visit, typed, "", HttpStatus.OK);
                    }
                    if (!isRight(typed)) {
                        return correct(request, visit, typed, wrong(typed), HttpStatus.UNPROCESSABLE_ENTITY);
                    }
                    ModelAndView page =
                            RecordPages.keepingWhatIsTyped(pages.page("own/record-correct-look", request, visit));
                    page.addObject("words", typed);
                    page.addObject("id", RequestId.random());
                    return page;
                }));
    }

    @PostMapping("/correct/send")
    ModelAndView send(HttpServletRequest request) throws Exception {
        PageForm form = PageForm.withWords(request, "words", "id");
        String typed = form.text("words").replace("\r\n", "\n");
        String id = form.text("id");
        return typedIsKept(
                request,
                typed,
                () -> pages.where(
                        request,
                        secret -> isRight(typed) && ID.matcher(id).matches()
                                ? Optional.of(acts.asksForCorrection(secret, RequestId.of(id), typed))
                                : Optional.of(Outcome.NOT_NOW),
                        (outcome, visit) -> switch (outcome) {
                            case DONE -> new ModelAndView("redirect:/own/record/done/correction");
                            case OVER -> pages.over(request, visit);
                            case MANY -> correct(request, visit, typed, "many", HttpStatus.CONFLICT);
                            case NOT_NOW, KEPT_BY_LAW ->
                                correct(
                                        request,
                                        visit,
                                        typed,
                                        isRight(typed) ? "not-now" : wrong(typed),
                                        isRight(typed) ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_ENTITY);
                        }));
    }

    private interface Page {
        ModelAndView answered() throws Exception;
    }

    /** Where it is over meanwhile, or the database is away, what was written is on the page that comes. */
    private ModelAndView typedIsKept(HttpServletRequest request, String typed, Page page) throws Exception {
        try {
            ModelAndView answered = page.answered();
            if (answered.getStatus() == HttpStatus.NOT_FOUND || "own/signed-in".equals(answered.getViewName())) {
                answered.addObject("typed", typed);
            }
            return answered;
        } catch (RuntimeException e) {
            LOG.warn("A correction could not be taken: {}", e.getClass().getSimpleName());
            ModelAndView again = own.error(HttpStatus.SERVICE_UNAVAILABLE, request);
            again.addObject("typed", typed);
            return again.addObject("at", null);
        }
    }

    private static boolean isRight(String typed) {
        return wrong(typed).isEmpty();
    }

    private static String wrong(String typed) {
        if (typed.isEmpty()) {
            return "empty";
        }
        return typed.length() > WORDS_MAX ? "long" : "";
    }
}
