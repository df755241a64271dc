package org.alongside.assessment.feedback;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.alongside.access.CurrentActor;
import org.alongside.access.Organisations;
import org.alongside.access.PageDate;
import org.alongside.access.PageForm;
import org.alongside.access.PageLink;
import org.alongside.access.Role;
import org.alongside.access.Words;
import org.alongside.engine.EngineClock;
import org.alongside.ids.FeedbackId;
import org.alongside.ids.JourneyId;
import org.alongside.ids.WorkerId;
import org.alongside.messages.SurvivorFacts;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;
import org.alongside.policy.Refused;
import org.alongside.records.Feedback;
import org.alongside.records.Feedback.TakenOut;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What people said about the service, for supervisors alone, and what they answer everybody. (MONITOR-04) */
@Controller
@RequestMapping("/feedback")
@Policy(PolicyId.MONITOR_04)
class FeedbackController {
    static final int A_PAGE = 20;
    private static final int PAGES_MAX = 5_000;

    private static final PageDate DAY = PageDate.of("d MMMM uuuu");
    private static final Map<String, String> REASONS = Map.of(
            "OTHER_SUPPORT", "feedback.found-other-support",
            "NOT_THE_RIGHT_TIME", "feedback.not-the-right-time",
            "NEEDS_MET", "feedback.got-what-they-needed",
            "PRACTICAL", "feedback.practical-reasons-place-time",
            "NOT_SAID", "feedback.rather-not-say-why");
    private static final Map<TakenOut, String> TAKEN_OUT = Map.of(
            TakenOut.NAMES_SOMEBODY, "feedback.it-names-somebody",
            TakenOut.NOT_ABOUT_US, "feedback.it-is-not-about-our",
            TakenOut.WRITER_ASKED, "feedback.who-wrote-it-asked-for");
    private static final Map<String, String> DONE = Map.of(
            "read", "feedback.marked-as-read",
            "unread", "feedback.marked-as-not-read",
            "taken-out", "feedback.taken-out-for-good",
            "published", "feedback.everybody-can-read-it-now",
            "taken-back", "feedback.nobody-can-read-it-on");

    private final Feedback feedback;
    private final FeedbackAnswers answers;
    private final SurvivorFacts survivors;
    private final Organisations organisations;

    FeedbackController(
            Feedback feedback, FeedbackAnswers answers, SurvivorFacts survivors, Organisations organisations) {
        this.feedback = feedback;
        this.answers = answers;
        this.survivors = survivors;
        this.organisations = organisations;
    }

    @Bean
    static PageLink linkToFeedback() {
        return new PageLink("/feedback", "place.feedback", Set.of(Role.SUPERVISOR));
    }

    /** @param from the label of who wrote it, where they wished that we know */
    record Row(
            FeedbackId id,
            String day,
            String reason,
            String text,
            boolean mayBeShown,
            String from,
            boolean isRead,
            String takenOut) {}

    record Published(FeedbackAnswerId id, String youSaid, String weDid, String day) {}

    @GetMapping
    ModelAndView feedback(
            @RequestParam(name = "page", defaultValue = "1") int page,
            @RequestParam(name = "done", defaultValue = "") String done) {
        return list(page, Words.ofCode(DONE, done));
    }

    private ModelAndView list(int page, String done) {
        if (page < 1 || page > PAGES_MAX) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        List<Feedback.Entry> entries = feedback.page((page - 1) * A_PAGE, A_PAGE + 1);
        Map<JourneyId, String> labels = survivors.labels(
                entries.stream().flatMap(entry -> entry.from().stream()).collect(Collectors.toSet()));
        ModelAndView all = new ModelAndView("feedback/all");
        all.addObject("done", done);
        all.addObject("page", page);
        all.addObject("hasNext", entries.size() > A_PAGE);
        all.addObject("unread", feedback.unread());
        all.addObject(
                "rows",
                entries.stream().limit(A_PAGE).map(entry -> row(entry, labels)).toList());
        all.addObject("takenOut", Words.ofAll(TAKEN_OUT));
        all.addObject(
                "address",
                ServletUriComponentsBuilder.fromCurrentContextPath().toUriString() + "/own/feedback/"
                        + organisations.ownAddress());
        return all;
    }

    private static Row row(Feedback.Entry entry, Map<JourneyId, String> labels) {
        return new Row(
                entry.id(),
                day(entry.day()),
                Words.ofCode(REASONS, entry.reason()),
                entry.text(),
                entry.mayBeShown(),
                entry.from().map(labels::get).orElse(""),
                entry.isRead(),
                entry.takenOutBecause().map(Words.ofAll(TAKEN_OUT)::get).orElse(""));
    }

    private static String day(LocalDate day) {
        return DAY.format(day);
    }

    @PostMapping("/{id:[0-9a-f-]{36}}/read")
    String read(@PathVariable("id") FeedbackId id, HttpServletRequest request) {
        PageForm form = PageForm.of(request, "page", "read");
        boolean isRead = form.oneOf("read", Set.of("yes", "no")).equals("yes");
        if (!feedback.setRead(id, isRead)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return back(form, isRead ? "read" : "unread");
    }

    @PostMapping("/{id:[0-9a-f-]{36}}/take-out")
    String takeOut(@PathVariable("id") FeedbackId id, HttpServletRequest request) {
        PageForm form = PageForm.of(request, "page", "because");
        TakenOut because = TakenOut.valueOf(form.oneOf(
                "because", Arrays.stream(TakenOut.values()).map(Enum::name).collect(Collectors.toSet())));
        if (!feedback.takeOut(id, because, me())) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return back(form, "taken-out");
    }

    private static String back(PageForm form, String done) {
        String page = form.text("page");
        return "redirect:/feedback?page=" + (page.matches("[1-9][0-9]{0,3}") ? page : "1") + "&done=" + done;
    }

    @GetMapping("/answers")
    ModelAndView answers(@RequestParam(name = "done", defaultValue = "") String done) {
        return answers(Words.ofCode(DONE, done), "", FeedbackAnswerId.random(), "", "", HttpStatus.OK);
    }

    private ModelAndView answers(
            String done, String refused, FeedbackAnswerId id, String youSaid, String weDid, HttpStatus status) {
        ModelAndView page = new ModelAndView("feedback/answers", status);
        page.addObject("done", done);
        page.addObject("refused", refused);
        page.addObject("id", id);
        page.addObject("youSaid", youSaid);
        page.addObject("weDid", weDid);
        page.addObject("lengthMax", FeedbackAnswers.LENGTH_MAX);
        page.addObject(
                "published",
                answers.shown().stream()
                        .map(answer -> new Published(
                                answer.id(),
                                answer.youSaid(),
                                answer.weDid(),
                                day(LocalDate.ofInstant(answer.publishedAt(), EngineClock.ZONE))))
                        .toList());
        return page;
    }

    @PostMapping("/answers")
    ModelAndView publish(HttpServletRequest request) {
        PageForm form = PageForm.withWords(request, Set.of("youSaid", "weDid"), "id");
        FeedbackAnswerId id =
                id(form.text("id")).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        String youSaid = form.text("youSaid").replace("\r\n", "\n");
        String weDid = form.text("weDid").replace("\r\n", "\n");
        try {
            answers.publish(id, youSaid, weDid, me());
            return new ModelAndView("redirect:/feedback/answers?done=published");
        } catch (Refused refused) {
            return answers("", refused.sentence(), id, youSaid, weDid, HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    @PostMapping("/answers/{id:[0-9a-f-]{36}}/take-back")
    String takeBack(@PathVariable("id") FeedbackAnswerId id) {
        if (!answers.takeBack(id, me())) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return "redirect:/feedback/answers?done=taken-back";
    }

    private static Optional<FeedbackAnswerId> id(String text) {
        try {
            return Optional.of(FeedbackAnswerId.of(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static WorkerId me() {
        return CurrentActor.get().orElseThrow().userId();
    }
}
