package org.alongside.journey.team;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.alongside.access.CurrentActor;
import org.alongside.access.PageDate;
import org.alongside.access.PageForm;
import org.alongside.access.PageLink;
import org.alongside.access.Role;
import org.alongside.access.Words;
import org.alongside.engine.EngineClock;
import org.alongside.engine.TaskPriority;
import org.alongside.engine.overview.WorkUnderWay.OpenTask;
import org.alongside.ids.RequestId;
import org.alongside.ids.WorkerId;
import org.alongside.journey.own.OwnRequests;
import org.alongside.journey.team.TeamView.Team;
import org.alongside.policy.Refused;
import org.alongside.workers.Worker;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Who waits, what is urgent or late, and how much room the workers have: a supervisor's page. (WORKER-05, OFFEND-07) */
@Controller
@RequestMapping("/team")
class TeamController {
    /** How many can be ticked at once. */
    static final int TICKED_MAX = 20;

    /** Of somebody who takes on nobody, and so needs none. */
    private static final String NOTHING = "–";

    private static final PageDate DAY = PageDate.of("d MMM uuuu");
    private static final Pattern ID = Pattern.compile("[0-9A-Za-z-]{1,64}");
    private static final Pattern REQUEST = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,2}");

    private final TeamView view;

    TeamController(TeamView view) {
        this.view = view;
    }

    @Bean
    static PageLink linkToTeam() {
        return new PageLink("/team", "place.team", Set.of(Role.SUPERVISOR));
    }

    /** @param more whether there is more than the rows */
    record Part<T>(List<T> rows, boolean more) {}

    record TaskRow(
            String id,
            String label,
            String task,
            boolean isUrgent,
            boolean isEmergency,
            String since,
            String forHowLong,
            String until,
            boolean isLate,
            String who,
            String telephone,
            String reminded,
            boolean canBeReminded,
            boolean isTicked) {}

    record WaitingRow(String label, String since, String forHowLong, String asked) {}

    record StepRow(String id, String label, String process, String since, boolean isTicked) {}

    /** What a survivor asked for on their own page; their words are not in it. */
    record AskedRow(
            RequestId id,
            String label,
            String what,
            String asked,
            String until,
            boolean isLate,
            boolean isNear,
            boolean isBegun,
            boolean isAgain) {}

    record UnmetRow(String quarter, String gender, String culture) {}

    record WorkerRow(
            WorkerId userId,
            String name,
            String room,
            boolean isFull,
            boolean takesOn,
            String training,
            String offendingTraining,
            String whanauTraining,
            String coReflection,
            boolean isCoReflectionDue) {
        public boolean isTrainingToBeSeenTo() {
            return !training.isEmpty() && !training.equals(NOTHING);
        }

        public boolean isToBeSeenTo() {
            return isFull
                    || isCoReflectionDue
                    || isTrainingToBeSeenTo()
                    || !offendingTraining.isEmpty()
                    || !whanauTraining.isEmpty();
        }
    }

    @GetMapping
    ModelAndView team(
            @RequestParam(name = "reminded", defaultValue = "") String reminded,
            @RequestParam(name = "tried", defaultValue = "") String tried,
            @RequestParam(name = "of", defaultValue = "") String of,
            @RequestParam(name = "asked", defaultValue = "") String asked) {
        return page(
                asked.equals("begun") ? Words.here("team.it-is-begun") : done(reminded, tried, of),
                "",
                Set.of(),
                HttpStatus.OK);
    }

    @PostMapping("/remind")
    ModelAndView remind(HttpServletRequest request) {
        return act(request, "task", "reminded", view::remind);
    }

    @PostMapping("/retry")
    ModelAndView retry(HttpServletRequest request) {
        return act(request, "step", "tried", view::tryAgain);
    }

    /** What was asked for before there was a process for it. (CONF-07) */
    @PostMapping("/asked")
    ModelAndView begin(HttpServletRequest request) {
        String id = PageForm.of(request, "request").text("request");
        boolean isThere = REQUEST.matcher(id).matches() && view.begin(RequestId.of(id), me());
        if (!isThere) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return new ModelAndView("redirect:/team", Map.of("asked", "begun"));
    }

    private ModelAndView act(
            HttpServletRequest request, String field, String done, BiFunction<List<String>, WorkerId, Integer> act) {
        List<String> ticked = ticked(request, field);
        if (ticked.isEmpty() || ticked.size() > TICKED_MAX) {
            String refused = ticked.isEmpty()
                    ? Words.here("team.nothing-was-ticked-so-nothing")
                    : Words.here("team.you-ticked-too-many", ticked.size(), TICKED_MAX);
            return page("", refused, Set.copyOf(ticked), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        try {
            int count = act.apply(ticked, me());
            return new ModelAndView("redirect:/team", Map.of(done, count, "of", ticked.size()));
        } catch (Refused refused) {
            return page("", refused.sentence(), Set.copyOf(ticked), HttpStatus.CONFLICT);
        }
    }

    /** As many as a part has rows can be sent, so that the page can say that it is too many. */
    private static List<String> ticked(HttpServletRequest request, String field) {
        request.getParameterMap().keySet().stream()
                .filter(name -> !name.equals(field) && !name.equals("_csrf"))
                .findAny()
                .ifPresent(name -> {
                    throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
                });
        String[] sent = Objects.requireNonNullElse(request.getParameterValues(field), new String[0]);
        List<String> ids = List.of(sent).stream().distinct().toList();
        if (ids.size() > TeamView.ROWS_MAX || !ids.stream().allMatch(ID.asMatchPredicate())) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
        }
        return ids;
    }

    private static String done(String reminded, String tried, String of) {
        if (!NUMBER.matcher(of).matches()) {
            return "";
        }
        if (NUMBER.matcher(reminded).matches()) {
            return counted(
                    Integer.parseInt(reminded),
                    Integer.parseInt(of),
                    "team.reminded-of",
                    "team.others-not-reminded-of");
        }
        return NUMBER.matcher(tried).matches()
                ? counted(Integer.parseInt(tried), Integer.parseInt(of), "team.tried-again", "team.others-not-tried")
                : "";
    }

    private static String counted(int count, int of, String what, String others) {
        return Words.here(what, count, of) + (count < of ? " " + Words.here(others) : "");
    }

    private ModelAndView page(String done, String refused, Set<String> ticked, HttpStatus status) {
        Team team = view.now();
        Map<WorkerId, Worker> profiles =
                team.workers().stream().collect(Collectors.toMap(Worker::userId, Function.identity()));
        Function<OpenTask, TaskRow> row = task -> taskRow(task, team, profiles, ticked);
        ModelAndView page = new ModelAndView("journey/team", status);
        page.addObject("done", done);
        page.addObject("refused", refused);
        page.addObject("urgent", part(team.urgent(), row));
        page.addObject("overdue", part(team.overdue(), row));
        page.addObject("untaken", part(team.untaken(), row));
        page.addObject(
                "waiting",
                part(
                        team.waiting(),
                        one -> new WaitingRow(
                                one.label(),
                                TeamWords.at(one.since()),
                                TeamWords.since(one.since(), team.now()),
                                one.asked() == null ? Words.here("team.nobody-just-now") : name(one.asked(), team))));
        page.addObject(
                "stopped",
                part(
                        team.stopped(),
                        step -> new StepRow(
                                step.id(),
                                step.label(),
                                step.process(),
                                TeamWords.at(step.since()),
                                ticked.contains(step.id()))));
        page.addObject("asked", part(team.asked(), one -> askedRow(one, team)));
        page.addObject(
                "unmet",
                team.unmet().stream()
                        .map(quarter -> new UnmetRow(
                                TeamWords.quarter(quarter.begins()),
                                TeamWords.atLeast(quarter.gender()),
                                TeamWords.atLeast(quarter.culture())))
                        .toList());
        page.addObject("workers", workers(team));
        return page;
    }

    private static AskedRow askedRow(OwnRequests.Request one, Team team) {
        boolean isLate =
                one.dueOn().isBefore(team.now().atZone(EngineClock.ZONE).toLocalDate());
        return new AskedRow(
                one.id(),
                one.label(),
                one.kind() == OwnRequests.Kind.COPY
                        ? Words.here("team.a-copy-of-the-record")
                        : Words.here("team.a-correction"),
                TeamWords.at(one.askedAt()),
                DAY.format(one.dueOn()),
                isLate,
                !isLate && one.alert() == OwnRequests.Alert.NEAR,
                one.isBegun(),
                one.againOf() != null);
    }

    private static <T, R> Part<R> part(List<T> found, Function<T, R> row) {
        return new Part<>(found.stream().limit(TeamView.ROWS_MAX).map(row).toList(), found.size() > TeamView.ROWS_MAX);
    }

    private static TaskRow taskRow(OpenTask task, Team team, Map<WorkerId, Worker> profiles, Set<String> ticked) {
        WorkerId who = task.worker();
        Instant until = task.until();
        Worker profile = who == null ? null : profiles.get(who);
        return new TaskRow(
                task.id(),
                task.label(),
                task.name(),
                TaskPriority.isUrgent(task.priority()),
                task.priority() >= TaskPriority.EMERGENCY,
                TeamWords.at(task.since()),
                TeamWords.since(task.since(), team.now()),
                TeamWords.at(until),
                until != null && until.isBefore(team.now()),
                who == null ? Words.here("team.nobody-yet") : name(who, team),
                profile == null || profile.telephone() == null ? "" : profile.telephone(),
                task.remindedAt() == null ? "" : TeamWords.at(task.remindedAt()),
                who != null && !who.equals(me()),
                ticked.contains(task.id()));
    }

    /** Those first about whom there is something to see to, then who has most room. */
    private static Part<WorkerRow> workers(Team team) {
        LocalDate today = team.now().atZone(EngineClock.ZONE).toLocalDate();
        List<WorkerRow> rows = team.workers().stream()
                .sorted(Comparator.comparingInt(Worker::walksWith))
                .map(worker -> workerRow(worker, team, today))
                .sorted(Comparator.comparing(row -> !row.isToBeSeenTo()))
                .limit(TeamView.ROWS_MAX)
                .toList();
        return new Part<>(rows, team.workers().size() > TeamView.ROWS_MAX);
    }

    private static WorkerRow workerRow(Worker worker, Team team, LocalDate today) {
        int room = Math.max(0, worker.survivorsMax() - worker.walksWith());
        @Nullable LocalDate offending = worker.offendingTrainedUntil();
        @Nullable LocalDate whanau = worker.whanauTrainedUntil();
        return new WorkerRow(
                worker.userId(),
                name(worker.userId(), team),
                Words.here("team.of", room, worker.survivorsMax()),
                room == 0,
                worker.takesOn(),
                worker.trainedUntil() == null && !worker.takesOn()
                        ? NOTHING
                        : TeamWords.ends(worker.trainedUntil(), today, team.soonDays()),
                offending == null ? "" : TeamWords.ends(offending, today, team.soonDays()),
                whanau == null ? "" : TeamWords.ends(whanau, today, team.soonDays()),
                TeamWords.coReflection(worker.lastCoReflection(), today, team.coReflectionDays()),
                TeamWords.isCoReflectionDue(worker.lastCoReflection(), today, team.coReflectionDays()));
    }

    private static String name(WorkerId userId, Team team) {
        return team.names().getOrDefault(userId, userId.value());
    }

    private static WorkerId me() {
        return CurrentActor.get().orElseThrow().userId();
    }
}
