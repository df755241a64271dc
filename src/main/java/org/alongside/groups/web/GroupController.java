package org.alongside.groups.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.alongside.access.Actor;
import org.alongside.access.CurrentActor;
import org.alongside.access.PageDate;
import org.alongside.access.PageForm;
import org.alongside.access.PageLink;
import org.alongside.access.People;
import org.alongside.access.Role;
import org.alongside.access.Words;
import org.alongside.engine.EngineClock;
import org.alongside.groups.GroupView;
import org.alongside.groups.GroupView.Line;
import org.alongside.groups.GroupView.Page;
import org.alongside.groups.calendar.ExpectedMeetings;
import org.alongside.groups.group.Meetings.Meeting;
import org.alongside.groups.hosting.GroupMessages;
import org.alongside.groups.joining.MembersInvitations;
import org.alongside.ids.GroupId;
import org.alongside.ids.WorkerId;
import org.alongside.policy.Refused;
import org.alongside.records.RecordField;
import org.jspecify.annotations.Nullable;
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

/** A facilitator's groups, and for supervisors all groups without anybody in them. Tasks are done in the Tasklist. */
@Controller
@RequestMapping("/groups")
class GroupController {
    private static final PageDate WHEN = PageDate.of("EEE d MMM uuuu, h:mm a").withZone(EngineClock.ZONE);
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Map<String, String> DONE = Map.of(
            "away", "group.the-supervisors-have-a-task",
            "closed", "group.the-group-is-closed-the",
            "invited", "group.if-there-is-somebody-with");

    private final GroupView view;
    private final GroupMessages calls;
    private final MembersInvitations invitations;
    private final People people;

    GroupController(GroupView view, GroupMessages calls, MembersInvitations invitations, People people) {
        this.view = view;
        this.calls = calls;
        this.invitations = invitations;
        this.people = people;
    }

    @Bean
    static PageLink linkToGroups() {
        return new PageLink("/groups", "place.groups", Set.of(Role.PEER_WORKER, Role.SUPERVISOR));
    }

    record Row(
            String address,
            String label,
            String words,
            String facilitators,
            String next,
            boolean isWelcome,
            String places) {}

    record When(String at, boolean isWelcome, String note) {}

    @GetMapping
    ModelAndView all(@RequestParam(name = "done", defaultValue = "") String done) {
        return list(Words.ofCode(DONE, done), "", HttpStatus.OK);
    }

    private ModelAndView list(String done, String refused, HttpStatus status) {
        Actor me = me();
        Map<WorkerId, String> names = people.names();
        ModelAndView page = new ModelAndView("groups/all", status);
        page.addObject(
                "mine",
                view.of(me.userId()).stream()
                        .map(line -> row(line, line.group().words(), names))
                        .toList());
        page.addObject("isSupervisor", me.is(Role.SUPERVISOR));
        page.addObject("isPeerWorker", me.is(Role.PEER_WORKER));
        page.addObject(
                "all",
                me.is(Role.SUPERVISOR)
                        ? view.all().stream()
                                .map(line -> row(line, line.group().outline(), names))
                                .toList()
                        : List.of());
        page.addObject("done", done);
        page.addObject("refused", refused);
        return page;
    }

    @GetMapping("/{groupId}")
    String group(
            @PathVariable("groupId") String groupId,
            @RequestParam(name = "done", defaultValue = "") String done,
            Model model) {
        fill(model, groupId);
        model.addAttribute("done", Words.ofCode(DONE, done));
        return "groups/group";
    }

    /** What members take home: the protocols, and what makes a good member. Nobody's name is on it. (CONF-05, GROUP-06) */
    @GetMapping("/{groupId}/handout")
    String handout(@PathVariable("groupId") String groupId, Model model) {
        fill(model, groupId);
        return "groups/handout";
    }

    private void fill(Model model, String groupId) {
        Page page = view.page(id(groupId), me().userId())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("page", page);
        model.addAttribute("row", row(page.line(), page.line().group().words(), people.names()));
        model.addAttribute("name", text(page, RecordField.GROUP_NAME));
        model.addAttribute("place", text(page, RecordField.GROUP_PLACE));
        model.addAttribute("contact", text(page, RecordField.GROUP_CONTACT));
        model.addAttribute("topics", text(page, RecordField.GROUP_TOPICS));
        model.addAttribute("protocols", text(page, RecordField.GROUP_PROTOCOLS));
        model.addAttribute(
                "takesInvitations", page.line().group().type() != org.alongside.groups.group.GroupType.WELLBEING);
        model.addAttribute("welcomeOn", welcomeOn(page));
        model.addAttribute(
                "ready",
                page.onTheWay().stream().filter(GroupView.Somebody::isReady).toList());
        model.addAttribute(
                "onTheWay",
                page.onTheWay().stream().filter(one -> !one.isReady()).toList());
        model.addAttribute(
                "expected",
                page.expected().stream()
                        .map(next -> new When(
                                WHEN.format(next.at()),
                                next.isWelcome(),
                                next.holiday().orElse("")))
                        .toList());
        model.addAttribute(
                "behind",
                page.behind().stream()
                        .map(past -> new When(
                                WHEN.format(past.meeting().startsAt()),
                                past.meeting().isWelcome(),
                                past.meeting().state() == org.alongside.groups.group.Meetings.State.HELD
                                        ? Words.here(
                                                past.meeting().isReminded() ? "group.came-and-reminded" : "group.came",
                                                past.cameCount())
                                        : Words.here("group.did-not-take-place")))
                        .toList());
    }

    /** A member would like to invite somebody. The answer is the same whether or not there is such a person. (CONF-05) */
    @PostMapping("/{groupId}/invite")
    String invite(@PathVariable("groupId") String groupId, HttpServletRequest request, Model model) {
        String label = PageForm.of(request, "label").text("label");
        GroupId id = id(groupId);
        fill(model, groupId);
        try {
            invitations.passOn(id, label, me().userId());
        } catch (Refused refused) {
            model.addAttribute("refused", refused.sentence());
            model.addAttribute("typed", label);
            return "groups/group";
        }
        return "redirect:/groups/" + id + "?done=invited";
    }

    @PostMapping("/{groupId}/away")
    ModelAndView facilitatorIsAway(@PathVariable("groupId") String groupId, HttpServletRequest request) {
        PageForm.of(request);
        return bySupervisor("away", () -> calls.facilitatorUnavailable(id(groupId), me().userId()));
    }

    @PostMapping("/{groupId}/close")
    ModelAndView close(@PathVariable("groupId") String groupId, HttpServletRequest request) {
        boolean isSure = PageForm.of(request, "sure").isTicked("sure");
        if (!isSure) {
            return list("", Words.here("group.please-tick-the-box-if"), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        return bySupervisor("closed", () -> calls.close(id(groupId), me().userId()));
    }

    private ModelAndView bySupervisor(String done, Runnable act) {
        if (!me().is(Role.SUPERVISOR)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        try {
            act.run();
        } catch (Refused refused) {
            return list("", refused.sentence(), HttpStatus.CONFLICT);
        }
        return new ModelAndView("redirect:/groups?done=" + done);
    }

    private static Row row(Line line, String words, Map<WorkerId, String> names) {
        return new Row(
                "/groups/" + line.group().id(),
                line.group().label(),
                words,
                String.join(
                        ", ",
                        line.facilitators().stream()
                                .map(user -> names.getOrDefault(user, user.value()))
                                .toList()),
                line.ahead().map(meeting -> when(meeting.startsAt())).orElse(Words.here("group.none-planned")),
                line.ahead().filter(Meeting::isWelcome).isPresent(),
                Words.here("group.of", line.placesTaken(), line.group().placesMax()));
    }

    /** The meeting ahead if it welcomes new members, else the first to come that does. (GROUP-07) */
    private static @Nullable String welcomeOn(Page page) {
        return page.line()
                .ahead()
                .filter(Meeting::isWelcome)
                .map(meeting -> when(meeting.startsAt()))
                .or(() -> page.expected().stream()
                        .filter(ExpectedMeetings.Expected::isWelcome)
                        .findFirst()
                        .map(next -> WHEN.format(next.at())))
                .orElse(null);
    }

    private static String when(Instant at) {
        return WHEN.format(at);
    }

    private static String text(Page page, RecordField field) {
        return String.valueOf(page.words().getOrDefault(field, ""));
    }

    private static GroupId id(String groupId) {
        if (!ID.matcher(groupId).matches()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return GroupId.of(groupId);
    }

    private static Actor me() {
        return CurrentActor.get().orElseThrow();
    }
}
